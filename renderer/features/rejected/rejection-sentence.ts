import type { ProblemKind } from '../../../core/domain/document/problem.ts'
import { doneWords, rejectedWords } from './rejected.words.ts'
import type { RejectedIntent } from '../../data/contract/desk-state.ts'

/** Rejected only because something else happened first. */
const overtaken: ReadonlySet<ProblemKind> = new Set([
  'already_claimed',
  'handoff_closed',
  'not_owner',
  'wrong_status',
])

type Rejection = Pick<RejectedIntent, 'type' | 'payload' | 'problem'>

const doneBy = ({ type, payload }: Rejection): string => {
  if (type !== 'handoff.create') return doneWords[type]
  return payload['intent'] === 'park' ? rejectedWords.parking : rejectedWords.escalation
}

/**
 * Why, in a sentence that stays true: the server's says how long ago, but this may be read much later.
 *
 * @param clock formats a time for people
 */
const reasonOf = (
  { problem: { kind, message, by, at } }: Rejection,
  nameOf: (id: string) => string,
  clock: (at: number) => string,
): string =>
  kind === 'already_claimed' && by !== undefined && at !== undefined
    ? rejectedWords.claimedAt(nameOf(by), clock(at))
    : message

/** What happened to it: "Your withdrawal came too late: Ben Carter already claimed it (14:06)." */
export const rejectionSentence = (
  rejection: Rejection,
  nameOf: (id: string) => string,
  clock: (at: number) => string,
): string => {
  const say = overtaken.has(rejection.problem.kind) ? rejectedWords.tooLate : rejectedWords.wasRejected
  return say(doneBy(rejection), reasonOf(rejection, nameOf, clock))
}

/** What the person can do about it. */
export const nextSentence = (hasContent: boolean, hasSession: boolean): string =>
  hasContent ? (hasSession ? rejectedWords.nextAsNote : rejectedWords.nextCopy) : rejectedWords.nextRead

const references = ['sessionId', 'handoffId', 'entryId', 'factId', 'fixId', 'branchId'] as const

/** Whether a rejected action was about a session, given the ids of the session and everything in it. */
export const isAbout = (
  { payload }: Pick<RejectedIntent, 'payload'>,
  idsOfSession: ReadonlySet<string>,
): boolean =>
  references.some((key) => {
    const id = payload[key]
    return typeof id === 'string' && idsOfSession.has(id)
  })
