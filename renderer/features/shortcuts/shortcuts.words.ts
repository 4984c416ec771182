import type { BoundCommand } from '../../state/key-bindings.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** One line in the list of all keys. */
export type ListedShortcut = {
  keys: string
  label: string
  /** Where the command works, as it registers; by default that of its group. */
  scope?: string
  /** It belongs to a view that takes its keys itself, so it can't be changed. */
  fixed?: true
}

/** Every sentence of the overlay with the keys of a screen. */
export const shortcutWords = inLanguage('shortcutWords', {
  title: 'Keyboard shortcuts',
  subtitle: 'Keys of this screen. Dimmed ones don’t apply right now.',
  idle: ', not right now',
  close: 'Close',

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

/**
 * Every key on every screen, for the list in the settings, where the keys of other screens aren't registered.
 *
 * The overlay behind `?` lists the keys of the current screen. A test checks this list against the source code.
 */
export const allShortcuts: readonly {
  title: string
  /** The scope of its commands; null for keys that belong to fields and can't be changed. */
  scope: string | null
  shortcuts: readonly ListedShortcut[]
}[] = [
  {
    title: 'Anywhere',
    scope: 'Anywhere',
    shortcuts: [
      { keys: 'ctrl+k', label: 'Search and commands' },
      { keys: 'n', label: 'New session' },
      { keys: 'ctrl+z', label: 'Undo the last action, while its message is showing' },
      { keys: '?', label: 'Shortcuts for this screen' },
    ],
  },
  {
    title: 'Go to',
    scope: 'Go to',
    shortcuts: [
      { keys: 'g q', label: 'Queue' },
      { keys: 'g s', label: 'My sessions' },
      { keys: 'g p', label: 'Parked' },
      { keys: 'g t', label: 'Team' },
      { keys: 'g d', label: 'Duty' },
      { keys: 'g w', label: 'Writebacks' },
      { keys: 'g a', label: 'Analytics' },
      { keys: 'g n', label: 'Notifications' },
      { keys: 'g ,', label: 'Settings' },
    ],
  },
  {
    title: 'Lists',
    scope: 'List',
    shortcuts: [
      { keys: 'j', label: 'Next' },
      { keys: 'k', label: 'Previous' },
      { keys: 'enter', label: 'Open' },
      { keys: 'ctrl+enter', label: 'Open beside the other session', fixed: true },
      { keys: 'shift+enter', label: 'Open in its own window', fixed: true },
    ],
  },
  {
    title: 'Session',
    scope: 'Session',
    shortcuts: [
      { keys: 'i', label: 'Write a note' },
      { keys: 's', label: 'Write a step with options' },
      { keys: 'q', label: 'Ask the assistant' },
      { keys: 'x', label: 'Suggest a fix' },
      { keys: 'v', label: 'Timeline or diagnosis path' },
      { keys: ']', label: 'Facts and tasks' },
      { keys: 'ctrl+\\', label: 'Two sessions side by side; then the other one' },
      { keys: 'd', label: 'Change the client, contact and device' },
      { keys: 'p', label: 'Park' },
      { keys: 'e', label: 'Escalate' },
      { keys: 'r', label: 'Resolve' },
      { keys: 'u', label: 'Resume' },
      { keys: 'shift+o', label: 'Reopen' },
      { keys: 'w', label: 'Withdraw the escalation' },
      { keys: 'h', label: 'Open the handoff' },
      { keys: 'c', label: 'Take over from someone who has left' },
      { keys: '#', label: 'Link this session to a ticket' },
      { keys: 'shift+y', label: 'Copy as ticket note' },
      { keys: 'shift+t', label: 'Copy as time entry' },
      { keys: 'shift+l', label: 'Copy link to this session' },
    ],
  },
  {
    title: 'Timeline',
    scope: 'Timeline',
    shortcuts: [
      { keys: 't', label: 'Go to the timeline' },
      { keys: 'arrowup', label: 'Previous entry' },
      { keys: 'arrowdown', label: 'Next entry' },
      { keys: 'a', label: 'Answer the selected step, or the next open one' },
      { keys: 'f', label: 'Add the entry to What we know' },
      { keys: 'b', label: 'Fork at the selected step' },
      { keys: 'm', label: 'Edit your own entry' },
      { keys: '.', label: 'Accept the assistant’s next suggestion' },
      { keys: ',', label: 'Dismiss the assistant’s next suggestion' },
      { keys: 'y', label: 'Copy the entry' },
      { keys: 'l', label: 'Copy a link to the entry' },
    ],
  },
  {
    title: 'Writing',
    scope: null,
    shortcuts: [
      { keys: 'enter', label: 'Send' },
      { keys: 'shift+enter', label: 'New line' },
      { keys: '/', label: 'Commands' },
      { keys: ';', label: 'Saved notes' },
      { keys: 'alt+1', label: 'Choose the first option (2 for the second, and so on)' },
      { keys: 'ctrl+enter', label: 'Confirm a dialog' },
      { keys: 'escape', label: 'Close, keeping what you typed' },
    ],
  },
  {
    title: 'Handoff',
    scope: 'Handoff',
    shortcuts: [
      { keys: 'c', label: 'Claim, then continue where they left off' },
      { keys: 'f', label: 'Start fresh' },
      { keys: 'w', label: 'Withdraw' },
      { keys: 'u', label: 'Resume' },
      { keys: 'l', label: 'Say that you’re looking' },
      { keys: 'o', label: 'Open the session' },
      { keys: 'b', label: 'Back to the queue, if someone else claimed first' },
    ],
  },
  {
    title: 'Duty',
    scope: 'Duty',
    shortcuts: [
      { keys: 't', label: 'Take over duty now' },
      { keys: 'h', label: 'Hand over my shift' },
    ],
  },
  {
    title: 'Shift handover',
    scope: 'Shift handover',
    shortcuts: [
      { keys: 't', label: 'Take over the session' },
      { keys: 'a', label: 'Take over all' },
      { keys: 'd', label: 'Decline the session' },
    ],
  },
  {
    title: 'Note for a ticket',
    scope: 'Note',
    shortcuts: [
      { keys: 'ctrl+e', label: 'Edit the note; then writing, preview, what changed' },
      { keys: 'ctrl+shift+m', label: 'Mask the selected text' },
      { keys: 'ctrl+b', label: 'Back to the fields' },
    ],
  },
  {
    title: 'Elsewhere',
    scope: 'Elsewhere',
    shortcuts: [
      { keys: 'a', label: 'Notifications: mark all as read', scope: 'Notifications' },
      { keys: 'i', label: 'People: invite someone', scope: 'People' },
      { keys: 'z', label: 'Image: actual size', scope: 'Image' },
      { keys: 'ctrl+f', label: 'Text file: find', fixed: true },
      { keys: 'f3', label: 'Text file: next match; with Shift, the previous one', fixed: true },
      { keys: 'c', label: 'Text file: copy the selected lines', fixed: true },
      { keys: 'w', label: 'Text file: wrap lines', fixed: true },
    ],
  },
]

/** Every command of a screen, with its first keys. */
export const allCommands: readonly BoundCommand[] = allShortcuts.flatMap(({ scope, shortcuts }) =>
  scope === null ? [] : shortcuts.map(({ keys, label, scope: own = scope }) => ({ scope: own, keys, label })),
)

/** The commands whose keys can be changed: all but those that lists and fields need for themselves. */
export const changeableCommands: readonly BoundCommand[] = allShortcuts.flatMap(({ scope, shortcuts }) =>
  scope === null
    ? []
    : shortcuts.flatMap((shortcut) =>
        shortcut.fixed === true || /^(?:enter|arrow\w+)$/.test(shortcut.keys)
          ? []
          : [{ scope: shortcut.scope ?? scope, keys: shortcut.keys, label: shortcut.label }],
      ),
)
