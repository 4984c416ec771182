import type { IntentType } from '../../../core/intents/registry.ts'
import { numberText } from '../../../core/domain/plural.ts'

/** Every sentence about actions the server rejected. */
export const rejectedWords = {
  title: 'Rejected',
  none: 'Nothing was rejected',
  noneBody: 'Everything you did has been accepted or is on its way.',

  some: (count: number) =>
    count === 1 ? 'One of your actions was rejected.' : `${numberText(count)} of your actions were rejected.`,
  seeIt: 'See what you wrote',
  show: 'Show',

  sendAsNote: 'Send as a note',
  addedAsNote: 'Added to the session as a note.',
  copy: 'Copy',
  copied: 'Copied.',
  noClipboard: 'Couldn’t use the clipboard. Select the text and copy it.',
  discard: 'Discard',
  discardTitle: 'Discard what you wrote?',
  discardBody: 'It’s only on this device, and you can’t get it back. Copy it first if you might need it.',
  keep: 'Keep it',

  nextAsNote: 'Send it to the session as a note so the owner sees it, copy it, or discard it.',
  nextCopy: 'Copy it if you need it, then discard it.',
  nextRead: 'Nothing you wrote is lost. Discard this once you’ve read it.',

  tooLate: (what: string, why: string) => `${what} came too late: ${why}`,
  wasRejected: (what: string, why: string) => `${what} was rejected: ${why}`,
  claimedAt: (name: string, time: string) => `${name} claimed it at ${time}.`,
  parking: 'Parking this',
  escalation: 'Your escalation',
} as const

/** What someone tried to do, as a heading. */
export const attemptWords: Record<IntentType, string> = {
  'session.start': 'Start a session',
  'session.edit': 'Edit a session',
  'session.resume': 'Resume a session',
  'session.abandon': 'Abandon a session',
  'session.reopen': 'Reopen a session',
  'session.resolve': 'Resolve a session',
  'session.take-over': 'Take over a session',
  'entry.add': 'Add to the timeline',
  'entry.edit': 'Edit an entry',
  'step.answer': 'Answer a step',
  'fact.add': 'Add a fact',
  'fact.edit': 'Edit a fact',
  'fact.remove': 'Remove a fact',
  'branch.fork': 'Fork into branches',
  'branch.move': 'Change a branch',
  'fix.propose': 'Suggest a fix',
  'fix.decide': 'Decide on a fix',
  'fix.outcome': 'Record how a fix went',
  'handoff.create': 'Hand a session over',
  'handoff.withdraw': 'Withdraw an escalation',
  'handoff.claim': 'Claim a handoff',
  'handoff.pick-up': 'Pick up a session',
  'handoff.open': 'Open an escalation to everyone',
  'handoff.wake': 'Wake a parked session',
  'handoff.deliver': 'Record a delivery',
  'person.update': 'Change a person',
  'account.update': 'Change the workspace',
  'template.save': 'Save a template',
  'template.remove': 'Delete a template',
}

/** What someone did, as the start of a sentence about its rejection. */
export const doneWords: Record<IntentType, string> = {
  'session.start': 'Your new session',
  'session.edit': 'Your change to the session',
  'session.resume': 'Resuming this',
  'session.abandon': 'Abandoning this',
  'session.reopen': 'Reopening this',
  'session.resolve': 'Your resolution',
  'session.take-over': 'Taking this over',
  'entry.add': 'What you wrote',
  'entry.edit': 'Your edit',
  'step.answer': 'Your answer',
  'fact.add': 'Your fact',
  'fact.edit': 'Your change to a fact',
  'fact.remove': 'Removing a fact',
  'branch.fork': 'Your fork',
  'branch.move': 'Your change to a branch',
  'fix.propose': 'Your suggested fix',
  'fix.decide': 'Your decision on the fix',
  'fix.outcome': 'Your outcome for the fix',
  'handoff.create': 'Your handoff',
  'handoff.withdraw': 'Your withdrawal',
  'handoff.claim': 'Your claim',
  'handoff.pick-up': 'Picking this up',
  'handoff.open': 'Opening this to everyone',
  'handoff.wake': 'Waking this',
  'handoff.deliver': 'A delivery',
  'person.update': 'Your change to a person',
  'account.update': 'Your change to the workspace',
  'template.save': 'Your template',
  'template.remove': 'Deleting this template',
}

/** What a field is called where it is typed, if its name in code doesn't say it. */
export const fieldWords: Readonly<Record<string, string>> = {
  resolutionSummary: 'What caused it',
  resolutionAction: 'What fixed it',
  engineerNotes: 'What you need, or your note',
  problemSummary: 'What’s wrong',
}
