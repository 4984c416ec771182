import { counted, numberText, plural } from '../../../core/domain/text/plural.ts'
import type { Masked } from '../../../core/redaction/redact.ts'
import { isolated } from '../../../core/domain/text/text.ts'
import { inLanguage } from '../../language/catalogue.ts'
import { secretWords } from '../../language/domain.words.ts'

/** `0.75 h`, `1 h`. */
const hoursText = (hours: number): string => `${Number(hours.toFixed(2))} h`

/** What the resolution note and the escalation package say about themselves. */
export const writeUpWords = inLanguage('writeUpWords', {
  title: { resolution: 'Resolution note', escalation: 'Escalation package' },
  draftedFrom: 'Drafted from session notes',
  draftedFromPart:
    'Drafted from the problem and what you typed. The rest of this session isn’t on this device.',
  edited: 'Edited',
  /** The same among other things. */
  editedIn: 'edited',
  drafting: 'Drafting…',
  startAgain: 'Start again from the draft',
  empty: 'The note is empty. Write it, or start again from the draft.',
  tooLong: (length: number, limit: number): string =>
    `The note is ${counted(length, 'character')}, and the limit is ${numberText(limit)}. Shorten it; the whole session stays in Baton.`,

  gaps: (count: number): string =>
    `${counted(count, 'section')} ${plural(count, 'says', 'say')} “Nothing recorded.” Fill ${plural(count, 'it', 'them')} in, or delete ${plural(count, 'it', 'them')}.`,
  views: { label: 'Show', write: 'Write', preview: 'Preview', changes: 'What changed', offered: 'AI draft' },

  // A model's draft beside the one by rule
  offered: {
    asking: 'AI is writing a draft, too. You don’t have to wait for it.',
    here: 'A draft by AI is here.',
    hereCached: 'A draft by AI is here, made earlier for this state of the session.',
    behind: 'The session has changed since it was written.',
    look: 'Compare',
    none: (why: string): string => `No draft by AI. ${why}`,
    again: 'Ask again',
    hint: 'Nothing changes until you use it. What you typed elsewhere stays.',
    allTaken: 'The note says everything in this draft.',
    takeWhole: 'Use all of it',
    take: 'Use this section',
    takeNamed: (heading: string): string => `Use this section: ${isolated(heading)}`,
    same: 'Same as in the note',
    emptySection: 'Nothing by AI. The note stays as it is',
    used: (heading: string): string => `${isolated(heading)} is now the AI’s. Read it before you post it.`,
    usedWhole: 'The AI’s draft is in the note. Read it before you post it.',
    undo: 'Undo',
    source: 'Drafted by AI, not edited yet',
  },

  viewKey: 'Switch between writing, preview, and what changed',
  noChanges: 'This is the draft. Nothing has been changed.',
  unchanged: (lines: number): string => `${counted(lines, 'line')} unchanged`,
  added: 'Added',
  removed: 'Removed',
  asPosted: 'This is the text that is posted. Baton adds a line that says who wrote it.',

  audience: {
    label: 'Who will see this note?',
    client: 'Client',
    internal: 'Internal',
    clientHint: 'The client can read this note in the ticket.',
    internalHint: 'Only your team can read this note.',
    local: 'This stays in Baton. No ticket is linked, so nothing is posted.',
  },

  mask: {
    title: 'Masked',
    none: 'Nothing looks like a password or a key. Read the note before you post it: not every secret can be recognized.',
    hint: 'Select text in the note to mask more.',
    button: 'Mask selection',
    selectFirst: 'Select the text to mask first.',
    masked: (words: string): string => `Masked “${isolated(words)}”.`,
    show: 'Show',
    hide: 'Mask',
    showName: (kind: string, words: string): string => `Show (${kind}): ${isolated(words)}`,
    hideName: (kind: string, words: string): string => `Mask (${kind}): ${isolated(words)}`,
    shown: 'shown',
    times: (count: number): string => `× ${count}`,
    kindOf: (kind: Masked['kind']): string => (kind === 'manual' ? 'by hand' : secretWords[kind]),
    count: (count: number): string => `${counted(count, 'part')} masked`,
  },

  documentation: {
    title: 'Documentation',
    internal: 'Also posted, internal',
    appended: 'Also posted, in the same note',
    both: 'Also posted, visible to the client',
  },

  time: {
    title: 'Time',
    log: 'Log time',
    off: 'This connection doesn’t log time.',
    unmapped: (system: string): string =>
      `No time is logged: you aren’t mapped to anyone in ${isolated(system)}. An admin can map you in Settings, under Connections.`,
    minutes: (day: string): string => `Minutes on ${day}`,
    minutesUnit: 'min',
    arrow: '→',
    nothing: 'nothing logged',
    hours: hoursText,
    breaks: (minutes: number): string => `${minutes} min break`,
    wrong: 'Enter whole minutes from 0 to 1,440.',
    statusForbids: (status: string): string =>
      `${isolated(status)} doesn’t take time entries, so the time is logged before the status is set.`,
  },

  status: {
    title: 'Ticket status',
    keep: (now: string): string => (now === '' ? 'Leave as it is' : `Leave as it is (${isolated(now)})`),
    none: 'The ticket’s status stays as it is. An admin can choose one to set in Settings, under Connections.',
  },

  files: {
    title: 'Files',
    hint: 'Files are included only if you choose them.',
    leave: 'Not included',
    who: (name: string): string => `Who sees ${isolated(name)}`,
  },

  changed: {
    title: 'The ticket changed since you started.',
    read: 'I’ve read it',
    problem: 'The ticket changed since you started. Read what changed, then confirm.',
    gone: 'It no longer exists in the ticket system.',
    merged: (into: string): string => `It was merged into #${into}. The note goes there.`,
    status: (now: string): string => `Its status is now ${isolated(now)}.`,
    closed: (now: string): string => `It was closed: its status is now ${isolated(now)}.`,
    notes: (count: number): string => `It has ${counted(count, 'new note')}.`,
  },

  post: {
    to: (number: string, system: string): string => `Posts to #${number} in ${isolated(system)}`,
    sets: (status: string): string => `sets ${isolated(status)}`,
    note: { client: 'note for the client', internal: 'internal note' },
    nothingLeaves: 'Kept in Baton',
    check: 'Check the note',
    edit: 'Edit the note',
    back: 'Back',
    next: 'Next: check the note',
    resolve: (number: string): string => `Resolve and post to #${number}`,
    escalate: (number: string): string => `Escalate and post to #${number}`,
    confirm: (number: string): string => `Post to #${number}`,
    keep: 'Keep the note',
    alreadyPosted: (number: string): string =>
      `Reopened here. The note is already on #${number}; set the ticket’s status back there if you need to.`,
    onItsWay: (number: string): string =>
      `Reopened here. The note is already on its way to #${number}; set the ticket’s status back there if you need to.`,
    kept: 'The note is kept with the session.',
    underway: (number: string, isOffline = false): string =>
      isOffline ? `Posts to #${number} when you’re back online.` : `Posting to #${number}.`,
    unchecked: (number: string): string =>
      `Posts automatically once #${number} is found in your ticket system.`,
    ambiguous: (number: string): string =>
      `More than one ticket system has a #${number}: pick the one that’s meant, and it posts there.`,
    missing: (number: string): string =>
      `Kept in Baton: no ticket #${number} was found. Link a ticket to post it.`,
  },
})
