import type { Confidence, Rightness } from '../../../core/domain/enrichment/assessment.ts'
import type { EntryKind } from '../../../core/domain/entry/entry.ts'
import { counted, numberText } from '../../../core/domain/text/plural.ts'
import { isolated } from '../../../core/domain/text/text.ts'
import { inLanguage } from '../../language/catalogue.ts'
import { madeWords } from '../../language/domain.words.ts'

const kinds: Record<EntryKind, string> = {
  message: 'message',
  note: 'note',
  paste: 'pasted text',
  step: 'step',
  event: 'event',
}

/** What assessments, briefings and confirmations say about themselves. */
export const enrichmentWords = inLanguage('enrichmentWords', {
  assessment: 'Assessment',
  readIt: 'Read the assessment',

  // How far it is
  later: 'It’s written once this has been sent.',
  making: 'Being written…',
  makingHint: 'It’ll appear here automatically. You don’t have to wait for it.',
  makingLong: (time: string): string => `Started at ${time}. It’ll appear here automatically.`,
  refreshing: 'A newer one is being written.',
  arrived: 'The assessment is here.',
  arrivedNewer: 'A newer assessment is here.',
  newer: (n: number): string => `${counted(n, 'fact')} newer than this assessment`,
  showAll: 'Show all',

  // Who made it
  byModel: (time: string): string =>
    `Written by AI from the session’s notes, ${time}. Check it before you rely on it.`,
  byRules: madeWords.draftedFromNotes,
  editedBy: (name: string, time: string): string => `Written by ${name}, ${time}`,

  // Asking again
  again: {
    ask: 'Ask AI again',
    asked: 'Asked again. The answer will appear here.',
  },

  // Its parts
  likelyCause: 'Likely cause',
  /** Before the cause, where there is room for one line. */
  causeLead: {
    low: 'Likely cause (low confidence)',
    medium: 'Likely cause (medium confidence)',
    high: 'Likely cause (high confidence)',
  } satisfies Record<Confidence, string>,
  known: 'What we know',
  nextSteps: 'Suggested next steps',
  hypotheses: 'What else it could be',
  notEnough: 'There isn’t enough in the session yet to name a cause.',
  notEnoughShort: 'Not enough in the session yet to name a cause',
  confidence: {
    low: 'Low confidence',
    medium: 'Medium confidence',
    high: 'High confidence',
  } satisfies Record<Confidence, string>,
  notBacked: madeWords.notBacked,

  // What a claim rests on
  evidence: {
    label: 'Based on',
    step: (order: number): string => `step ${numberText(order)}`,
    entry: (kind: EntryKind): string => kinds[kind],
    fact: (number: number | null, removed: boolean): string =>
      `fact${number === null ? '' : ` ${numberText(number)}`}${removed ? ', removed since' : ''}`,
    branch: 'branch',
    fix: 'fix',
    gone: 'This isn’t on the screen. Open the session to find it.',
  },

  // Someone's own words in its place
  edit: {
    start: 'Edit',
    label: 'Your assessment',
    hint: 'Yours is shown to everyone in place of this one. The original stays.',
    save: 'Save',
    cancel: 'Cancel',
    saved: 'Saved. Everyone sees your version.',
    empty: 'Write something, or cancel.',
    original: 'Show the original',
    hideOriginal: 'Hide the original',
    takeBack: 'Use the original again',
    takenBack: 'The original is shown again.',
  },

  // Whether it was right
  judge: {
    ask: 'Was this assessment right?',
    askAbout: (cause: string): string => `The assessment said: ${isolated(cause)} Was it right?`,
    options: { right: 'Right', partly: 'Partly', wrong: 'Wrong' } satisfies Record<Rightness, string>,
    said: (name: string, time: string): string => `said by ${name}, ${time}`,
  },

  // Taking over
  confirm: {
    line: (problem: string): string => `Taking over: ${problem}.`,
    lineWithFirst: (problem: string, first: string): string => `Taking over: ${problem}. First: ${first}.`,
    ask: (name: string): string => `Tell ${name} what you’re taking over`,
    placeholder: 'Taking over: …',
    confirm: 'Confirm',
    askBack: 'Ask instead',
    question: (name: string): string => `Ask ${name}`,
    questionPlaceholder: 'What do you need to know?',
    send: 'Ask',
    back: 'Confirm instead',
    dismiss: 'Not now',
    confirmed: (name: string): string => `${name} will be told.`,
    asked: (name: string): string => `${name} will get your question.`,
    empty: 'Write what you’re taking over, or ask.',
    emptyQuestion: 'Write your question first.',
    title: (name: string): string => `${name} confirmed:`,
    questionTitle: (name: string): string => `${name} asked:`,
  },

  // Keeping a session away from AI
  kept: {
    state: 'Kept from AI',
    done: 'From now on, nothing from this session is sent to AI.',
    undone: 'AI can be asked about this session again.',
  },

  // The briefing
  briefing: {
    title: 'Briefing',
    happened: 'What happened',
    ruledOut: 'Ruled out',
    first: 'Do first',
    promised: 'Promised',
    nothing: 'There’s nothing in this session yet to brief you on.',
    close: 'Close',
    open: 'Briefing',
    reading: 'Reading the session…',
    offlinePart:
      'The session’s notes aren’t on this device yet, so this is drafted from the handoff alone. It’ll fill in when you’re back online.',
    made: 'A briefing written by AI is here.',
    show: 'Show it',
    making: 'AI is writing one, too. You don’t have to wait for it.',
    newer: (n: number): string => `${counted(n, 'fact')} newer than this briefing`,
  },
})
