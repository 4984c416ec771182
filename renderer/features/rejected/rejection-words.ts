import type { ProblemKind } from '../../../core/domain/problem.ts'
import type { IntentType } from '../../../core/intents/registry.ts'
import type { RejectedIntent } from '../../data/contract/desk-state.ts'

/** What someone did, as their own thing: how a sentence about its rejection begins. */
const doings: Record<IntentType, string> = {
  'session.start': 'Your new session',
  'session.edit': 'Your change to the session',
  'session.resume': 'Resuming this',
  'session.abandon': 'Giving this up',
  'session.reopen': 'Reopening this',
  'session.resolve': 'Your resolution',
  'session.take-over': 'Taking this over',
  'entry.add': 'What you wrote',
  'entry.edit': 'Your correction',
  'step.answer': 'Your answer',
  'fact.add': 'Your fact',
  'fact.edit': 'Your change to a fact',
  'fact.remove': 'Removing a fact',
  'branch.fork': 'Your fork',
  'branch.move': 'Your change to a branch',
  'fix.propose': 'Your suggested fix',
  'fix.decide': 'Your decision on the fix',
  'fix.outcome': 'How the fix went',
  'handoff.create': 'Your handoff',
  'handoff.withdraw': 'Your withdrawal',
  'handoff.claim': 'Your claim',
  'handoff.pick-up': 'Picking this up',
  'handoff.open': 'Opening this to everyone',
  'handoff.wake': 'Waking this',
  'handoff.deliver': 'A delivery',
  'person.update': 'Your change to a person',
  'account.update': 'Your change to the workspace',
}

/** Rejected because something else had happened first, and not for what it was. */
const overtaken: ReadonlySet<ProblemKind> = new Set([
  'already_claimed',
  'handoff_closed',
  'not_owner',
  'wrong_status',
])

type Rejection = Pick<RejectedIntent, 'type' | 'payload' | 'problem'>

const doingOf = ({ type, payload }: Rejection): string => {
  if (type !== 'handoff.create') return doings[type]
  return payload['intent'] === 'park' ? 'Parking this' : 'Your escalation'
}

/**
 * Why, in a sentence that stays true: the server says how long ago, and this is read much later.
 *
 * @param clock writes a time as people say it
 */
const reasonOf = (
  { problem: { kind, message, by, at } }: Rejection,
  nameOf: (id: string) => string,
  clock: (at: number) => string,
): string =>
  kind === 'already_claimed' && by !== undefined && at !== undefined
    ? `${nameOf(by)} claimed it at ${clock(at)}.`
    : message

/** What became of it: "Your withdrawal came too late: Ben Carter claimed it at 14:06." */
export const rejectionSentence = (
  rejection: Rejection,
  nameOf: (id: string) => string,
  clock: (at: number) => string,
): string => {
  const how = overtaken.has(rejection.problem.kind) ? 'came too late' : 'was rejected'
  return `${doingOf(rejection)} ${how}: ${reasonOf(rejection, nameOf, clock)}`
}

/** What can be done about it. */
export const nextSentence = (hasWords: boolean, hasSession: boolean): string =>
  hasWords
    ? hasSession
      ? 'Send what you wrote as a note: whoever holds the session reads it. Or copy it, or discard it.'
      : 'Copy what you wrote if you need it, then discard it.'
    : 'Nothing you wrote is lost. Discard it when you have read this.'

const references = ['sessionId', 'handoffId', 'entryId', 'factId', 'fixId', 'branchId'] as const

/** Whether a rejected action was about a session, told by the ids of it and of all that it holds. */
export const isAbout = (
  { payload }: Pick<RejectedIntent, 'payload'>,
  idsOfSession: ReadonlySet<string>,
): boolean =>
  references.some((key) => {
    const id = payload[key]
    return typeof id === 'string' && idsOfSession.has(id)
  })
