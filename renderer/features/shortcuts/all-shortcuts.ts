/** One line of the list of all keys. */
export type ListedShortcut = { keys: string; label: string }

/**
 * Every key of every screen, for the list in the settings: there is nothing to press a session's keys on.
 *
 * The overlay behind `?` lists what works where one is. A test holds this list to the keys in the sources.
 */
export const allShortcuts: readonly { title: string; shortcuts: readonly ListedShortcut[] }[] = [
  {
    title: 'Anywhere',
    shortcuts: [
      { keys: 'ctrl+k', label: 'Search and commands' },
      { keys: 'n', label: 'New session' },
      { keys: 'ctrl+z', label: 'Undo the last thing, while its message shows' },
      { keys: '?', label: 'The keys of this screen' },
    ],
  },
  {
    title: 'Go to',
    shortcuts: [
      { keys: 'g q', label: 'Queue' },
      { keys: 'g s', label: 'My sessions' },
      { keys: 'g p', label: 'Parked' },
      { keys: 'g t', label: 'Team' },
      { keys: 'g n', label: 'Notifications' },
      { keys: 'g ,', label: 'Settings' },
    ],
  },
  {
    title: 'Lists',
    shortcuts: [
      { keys: 'j', label: 'Next' },
      { keys: 'k', label: 'Previous' },
      { keys: 'enter', label: 'Open' },
    ],
  },
  {
    title: 'Session',
    shortcuts: [
      { keys: 'i', label: 'Write a note' },
      { keys: 's', label: 'Write a step with options' },
      { keys: 'x', label: 'Suggest a fix' },
      { keys: 'v', label: 'Timeline or diagnosis path' },
      { keys: ']', label: 'Facts and tasks' },
      { keys: 'p', label: 'Park' },
      { keys: 'e', label: 'Escalate' },
      { keys: 'r', label: 'Resolve' },
      { keys: 'u', label: 'Resume' },
      { keys: 'shift+o', label: 'Reopen' },
      { keys: 'w', label: 'Withdraw the escalation' },
      { keys: 'h', label: 'Open the handoff' },
      { keys: 'c', label: 'Take over from someone who has left' },
    ],
  },
  {
    title: 'Timeline',
    shortcuts: [
      { keys: 't', label: 'Go to the timeline' },
      { keys: 'arrowup', label: 'Entry before' },
      { keys: 'arrowdown', label: 'Entry after' },
      { keys: 'a', label: 'Answer the step, or the first that is open' },
      { keys: 'f', label: 'Add the entry to what we know' },
      { keys: 'b', label: 'Fork, at the step where one is' },
      { keys: 'm', label: 'Edit one’s own entry' },
      { keys: 'y', label: 'Copy the entry' },
      { keys: 'l', label: 'Copy a link to the entry' },
    ],
  },
  {
    title: 'Writing',
    shortcuts: [
      { keys: 'enter', label: 'Send' },
      { keys: 'shift+enter', label: 'New line' },
      { keys: '/', label: 'Commands' },
      { keys: ';', label: 'Saved notes' },
      { keys: 'alt+1', label: 'Choose the first option of an answer, and so on' },
      { keys: 'ctrl+enter', label: 'The filled button of a dialog' },
      { keys: 'escape', label: 'Close; what is typed stays' },
    ],
  },
  {
    title: 'Handoff',
    shortcuts: [
      { keys: 'c', label: 'Claim; then continue where they left off' },
      { keys: 'f', label: 'Take it fresh' },
      { keys: 'w', label: 'Withdraw' },
      { keys: 'u', label: 'Resume' },
      { keys: 'o', label: 'Open the session' },
      { keys: 'b', label: 'Back to the queue, when someone else was first' },
    ],
  },
  {
    title: 'Elsewhere',
    shortcuts: [
      { keys: 'a', label: 'Notifications: mark all as seen' },
      { keys: 'i', label: 'People: invite someone' },
      { keys: 'z', label: 'Image: actual size' },
    ],
  },
]
