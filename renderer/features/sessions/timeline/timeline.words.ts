import type { BranchStatus } from '../../../../core/domain/branches/branch.ts'
import { type EditedField, outcomeText } from '../../../../core/domain/timeline/event-words.ts'
import type { FixDecision, FixOutcome } from '../../../../core/domain/branches/fix.ts'
import type { PickupMode } from '../../../../core/domain/handoff/handoff.ts'
import { isolated } from '../../../../core/domain/text/text.ts'
import { listText } from '../../../language/list-text.ts'
import { counted, numberText, plural } from '../../../../core/domain/text/plural.ts'
import { inLanguage } from '../../../language/catalogue.ts'

const fields: Readonly<Record<EditedField, string>> = {
  title: 'title',
  problemSummary: 'problem',
  problemCategory: 'category',
  psaTicketId: 'ticket',
  client: 'client',
  contact: 'contact',
  device: 'device',
  dueAt: 'due time',
}

/** What the timeline and the diagnosis path say. */
export const timelineWords = inLanguage('timelineWords', {
  timeline: 'Timeline',
  today: 'Today',
  yesterday: 'Yesterday',
  mainLine: 'Main line',
  onBranch: (branch: string): string => `On the branch ${isolated(branch)}`,
  beforeBranch: 'On the branch ',
  beforeMainLine: 'On the ',

  // What an entry is
  assistant: 'Assistant',
  asked: 'To the assistant',
  pasted: 'Pasted',
  message: 'Message',
  note: 'Note',
  images: (n: number): string => plural(n, 'Image', counted(n, 'image')),
  files: (n: number): string => plural(n, 'File', counted(n, 'file')),
  step: (type: string, order: number): string => `${type} ${numberText(order)}`,
  heard: (author: string, lead: string, text: string): string => `${author}, ${lead}: ${text}`,

  // What happened
  /** After the name of who did it: one of the following. */
  did: (_who: string, what: string): string => what,
  started: 'started this session',
  edited: (changed: readonly EditedField[]): string =>
    `changed the ${changed.length === 0 ? 'details' : listText(changed.map((field) => fields[field]))}`,
  fields,
  ai: { kept: 'kept this away from AI', allowed: 'let AI read this again' },
  /** Of a field that is empty now. */
  none: 'none',
  parked: 'parked this',
  parkedUntil: (time: string): string => `parked this until ${time}`,
  replied: 'The client',
  repliedText: 'replied on the ticket',
  woke: 'Reminder',
  wokeText: 'it’s time to pick this up again',
  resumed: 'resumed this',
  escalatedToEveryone: 'escalated this to everyone',
  escalatedTo: (name: string): string => `escalated this to ${name}`,
  withdrawn: 'withdrew the escalation',
  claimed: 'claimed this',
  confirmed: 'took this over:',
  askedBack: 'asked back:',
  pickedUp: {
    continue: 'picked this up where it was left off',
    briefing: 'picked this up with a briefing',
    fresh: 'picked this up fresh',
  } satisfies Record<PickupMode, string>,
  handedOver: (from: string): string => `took this over at the end of ${from}’s shift`,
  takenOver: (from: string): string => `took this over from ${from}`,
  exhausted: (times: number): string =>
    times === 0
      ? 'No one could be reached'
      : `Everyone was told ${plural(times, 'once', `${numberText(times)} times`)}`,
  exhaustedText: (times: number): string => (times === 0 ? 'to tell them of this' : 'and no one took this'),
  notPosted: 'Not posted',
  notPostedText: (number: string): string => `the note found no ticket #${number} that it could go to`,
  nudged: 'Reminder',
  nudgedText: 'nothing has happened here since it was claimed',
  dueSoon: 'Due soon',
  dueSoonTouch: 'less than 20% of the time is left for the first touch',
  dueSoonResolve: 'less than 20% of the time is left to resolve this',
  returned: 'Returned to the queue',
  returnedText: (name: string): string => `because nothing happened after ${isolated(name)} claimed it`,
  returnedOffDuty: (name: string): string =>
    `because ${isolated(name)} went off duty and no one took it over`,
  resolved: 'resolved this',
  abandoned: 'abandoned this',
  reopened: 'reopened this',
  forked: (reason: string): string => (reason === '' ? 'forked this' : `forked this: ${isolated(reason)}`),
  suggestedFix: (fix: string): string => `suggested a fix: ${isolated(fix)}`,
  decided: {
    one_off: (fix) => `kept as a one-off: ${isolated(fix)}`,
    draft_template: (fix) => `made a saved note from the fix: ${isolated(fix)}`,
    build_template: (fix) => `made a template from the fix: ${isolated(fix)}`,
    dismissed: (fix) => `dismissed ${isolated(fix)}`,
  } satisfies Record<FixDecision, (fix: string) => string>,
  noted: (fix: string, outcome: FixOutcome, reason: string): string =>
    `noted: ${isolated(outcomeText(fix, outcome, reason))}`,
  moved: {
    active: (branch) => `went on with ${isolated(branch)}`,
    dead_end: (branch) => `ruled out ${isolated(branch)}`,
    solved: (branch) => `solved it with ${isolated(branch)}`,
    untried: (branch) => `set aside ${isolated(branch)}`,
  } satisfies Record<BranchStatus, (branch: string) => string>,
  because: (what: string, reason: string): string => `${what}: ${isolated(reason)}`,

  // What can be done with an entry
  more: 'Actions for this entry',
  answer: 'Answer',
  answerNow: { question: 'Answer', check: 'What did you find?', action: 'Mark as done' },
  addResult: 'Add a result',
  changeAnswer: 'Change the answer',
  edit: 'Edit',
  addToFacts: 'Add to what we know',
  forkFromHere: 'Fork from here…',
  copyText: 'Copy text',
  copyLink: 'Copy link',
  openHandoff: 'Open the handoff',
  textCopied: 'Text copied.',
  noTextToCopy: 'This entry has no text to copy. Open the image to save it.',
  linkCopied: 'Link copied.',
  notCopied: 'Couldn’t reach the clipboard. Select the text and copy it yourself.',
  answerLabel: 'Answer:',

  // Shortcuts
  goToTimeline: 'Go to the timeline',
  answerFirst: 'Answer the next open step',
  answerStep: 'Answer the step',
  editEntry: 'Edit the entry',
  addEntryToFacts: 'Add the entry to what we know',
  forkShortcut: 'Fork into branches',
  forkAtStep: 'Fork at this step',
  copyEntry: 'Copy the entry',
  copyEntryLink: 'Copy a link to the entry',

  // Editing
  editLabel: 'Text of this entry',
  editEmpty: 'An entry can’t be empty. Press Esc to keep it as it was.',
  save: 'Save',
  cancel: 'Cancel',
  editedMark: 'edited',
  earlierVersions: 'Earlier versions',
  editedBy: (author: string): string => `${author} edited this`,
  originalFrom: 'Original from',
  versionFrom: 'Version from',
  entryNotHere:
    'Couldn’t find this entry. It may not have reached this device yet, or the link is for another session.',

  // The diagnosis path
  path: 'Diagnosis path',
  noSteps: 'No steps yet',
  noStepsBody: 'Add what you try with S, or with /step, /question, and /check below.',
  answerStepNumber: (order: number): string => `Answer step ${order}`,
  changeStepNumber: (order: number): string => `Change the answer to step ${order}`,
  showStepNumber: (order: number): string => `Show step ${order} in the timeline`,
})
