import { inLanguage } from '../../language/catalogue.ts'

/** Every sentence of the overlay with the keys of a screen. */
export const shortcutWords = inLanguage('shortcutWords', {
  title: 'Keyboard shortcuts',
  subtitle: 'Keys of this screen. Dimmed ones don’t apply right now.',
  idle: ', not right now',
  close: 'Close',
  /** Headings of keys that aren't commands of a screen, and of screens with few. */
  writing: 'Writing',
  elsewhere: 'Elsewhere',

  // The settings
  singleKeys: 'Single-key shortcuts',
  singleKeysHint:
    'Keys that work without Ctrl or Alt. Turn them off if you dictate, or press keys by accident. Everything stays in the menus and in the search (Ctrl K).',
  thisDevice: 'Kept on this device.',
  change: (label: string): string => `Change the key for ${label}`,
  changeShort: 'Change',
  press: 'Press the new key, or Esc to keep the old one.',
  reset: (label: string): string => `Reset the key for ${label}`,
  resetShort: 'Reset',
  resetAll: 'Reset all keys',
  off: 'Off',
  notPossible: 'That key is needed for writing, lists or the browser. Choose another one.',
  taken: (keys: string, label: string): string =>
    `${keys} is already used for “${label}”. Choose another one.`,
})

/** What the commands do, by where they work and their first keys, for the list of all keys. */
export const commandWords = inLanguage('commandWords', {
  anywhere: {
    'ctrl+k': 'Search and commands',
    n: 'New session',
    'ctrl+z': 'Undo the last action, while its message is showing',
    '?': 'Shortcuts for this screen',
  },
  list: {
    j: 'Next',
    k: 'Previous',
    enter: 'Open',
    'ctrl+enter': 'Open beside the other session',
    'shift+enter': 'Open in its own window',
  },
  session: {
    i: 'Write a note',
    s: 'Write a step with options',
    q: 'Ask the assistant',
    x: 'Suggest a fix',
    v: 'Timeline or diagnosis path',
    ']': 'Facts and tasks',
    'ctrl+\\': 'Two sessions side by side; then the other one',
    d: 'Change the client, contact and device',
    p: 'Park',
    e: 'Escalate',
    r: 'Resolve',
    u: 'Resume',
    'shift+o': 'Reopen',
    w: 'Withdraw the escalation',
    h: 'Open the handoff',
    c: 'Take over from someone who has left',
    '#': 'Link this session to a ticket',
    'shift+y': 'Copy as ticket note',
    'shift+t': 'Copy as time entry',
    'shift+l': 'Copy link to this session',
  },
  timeline: {
    t: 'Go to the timeline',
    arrowup: 'Previous entry',
    arrowdown: 'Next entry',
    a: 'Answer the selected step, or the next open one',
    f: 'Add the entry to What we know',
    b: 'Fork at the selected step',
    m: 'Edit your own entry',
    '.': 'Accept the assistant’s next suggestion',
    ',': 'Dismiss the assistant’s next suggestion',
    y: 'Copy the entry',
    l: 'Copy a link to the entry',
  },
  /** In fields and dialogs. */
  writing: {
    enter: 'Send',
    'shift+enter': 'New line',
    '/': 'Commands',
    ';': 'Saved notes',
    'alt+1': 'Choose the first option (2 for the second, and so on)',
    'ctrl+enter': 'Confirm a dialog',
    escape: 'Close, keeping what you typed',
  },
  handoff: {
    c: 'Claim, then continue where they left off',
    f: 'Start fresh',
    w: 'Withdraw',
    u: 'Resume',
    l: 'Say that you’re looking',
    o: 'Open the session',
    b: 'Back to the queue, if someone else claimed first',
  },
  duty: {
    t: 'Take over duty now',
    h: 'Hand over my shift',
  },
  shift: {
    t: 'Take over the session',
    a: 'Take over all',
    d: 'Decline the session',
  },
  note: {
    'ctrl+e': 'Edit the note; then writing, preview, what changed',
    'ctrl+shift+m': 'Mask the selected text',
    'ctrl+b': 'Back to the fields',
  },
  notifications: { a: 'Notifications: mark all as read' },
  people: { i: 'People: invite someone' },
  image: { z: 'Image: actual size' },
  textFile: {
    'ctrl+f': 'Text file: find',
    f3: 'Text file: next match; with Shift, the previous one',
    c: 'Text file: copy the selected lines',
    w: 'Text file: wrap lines',
  },
})
