import { atLeast, type Person } from '../people/person.ts'
import type { Session } from '../session/session.ts'
import { day } from '../time/durations.ts'
import {
  heldKinds,
  type PartState,
  type Writeback,
  type WritebackPart,
  type WritebackProblem,
  type WritebackState,
} from './writeback.ts'

const held: ReadonlySet<string> = new Set(heldKinds)

/** True for a problem that only a person can decide about. */
export const isHeldBy = (problem: WritebackProblem | null): boolean =>
  problem !== null && held.has(problem.kind)

/** True for a part that still has to go out, or to be found at the ticket. */
export const isOpenPart = ({ state }: Pick<WritebackPart, 'state'>): boolean =>
  state === 'planned' || state === 'sending' || state === 'written'

const hasArrived = ({ state }: Pick<WritebackPart, 'state'>): boolean =>
  state === 'written' || state === 'read_back'

/** True as long as nothing of it can have reached the ticket. */
export const isUntouched = ({ parts }: Pick<Writeback, 'parts'>): boolean =>
  parts.every(({ state }) => state === 'planned' || state === 'skipped')

/** The state of a writeback, which follows from its parts, what is wrong, and whether someone left it. */
export const writebackState = ({
  parts,
  problem,
  left,
}: Pick<Writeback, 'parts' | 'problem' | 'left'>): WritebackState => {
  if (left !== null) return 'left'
  const open = parts.some(isOpenPart)
  if (open && isHeldBy(problem)) return 'held'
  const begun = parts.some((part) => part.state === 'sending' || hasArrived(part))
  if (open) return begun ? 'posting' : 'waiting'
  if (!parts.some(({ state }) => state === 'failed')) return 'posted'
  return parts.some(hasArrived) ? 'partly' : 'failed'
}

/** States in which nothing goes on until a person does something. */
export const troubledStates = ['held', 'partly', 'failed'] as const satisfies readonly WritebackState[]
const troubled: ReadonlySet<WritebackState> = new Set(troubledStates)

/** True for a state in which nothing goes on until a person does something. */
export const needsPerson = (state: WritebackState): boolean => troubled.has(state)

/** How long a writeback waits for its owner before admins see it as well. Milliseconds. */
export const attentionAfter = day

/**
 * The writebacks that need this person, longest waiting first: those they confirmed and those of sessions they own; for
 * admins after a day everyone's.
 */
export const needsAttention = (
  writebacks: readonly Writeback[],
  sessions: ReadonlyMap<string, Pick<Session, 'ownerId'>>,
  person: Pick<Person, 'id' | 'role' | 'active'>,
  now: number,
): Writeback[] => {
  if (!person.active || !atLeast(person.role, 'engineer')) return []
  const isAdmin = atLeast(person.role, 'admin')
  const since = (one: Writeback) => one.attentionSince ?? one.updatedAt
  return writebacks
    .filter((one) => {
      if (!needsPerson(one.state)) return false
      if (one.personId === person.id || sessions.get(one.sessionId)?.ownerId === person.id) return true
      return isAdmin && now - since(one) >= attentionAfter
    })
    .toSorted((a, b) => since(a) - since(b) || (a.id < b.id ? -1 : 1))
}

/**
 * True while a session counts as resolved in Baton and its ticket isn't known to be: never to be shown as plainly resolved.
 */
export const isTicketBehind = ({
  kind,
  state,
  parts,
}: Pick<Writeback, 'kind' | 'state' | 'parts'>): boolean =>
  kind === 'resolution' &&
  state !== 'left' &&
  parts.some(
    (part) =>
      // Where no status is set, the ticket at least has to have heard of it.
      (part.key === 'note' && isOpenPart(part)) ||
      (part.key === 'status' && part.state !== 'read_back' && part.state !== 'skipped'),
  )

/** From where a part can get to where. Only a person's retry turns `failed` and `skipped` back into `planned`. */
const moves: Record<PartState, readonly PartState[]> = {
  planned: ['sending', 'written', 'read_back', 'failed', 'skipped'],
  sending: ['planned', 'written', 'read_back', 'failed', 'skipped'],
  written: ['read_back', 'failed'],
  read_back: [],
  failed: [],
  skipped: [],
}

/** A part as it is told next to; what was found at the ticket stays found. */
export const advancePart = (before: WritebackPart, next: WritebackPart): WritebackPart =>
  before.state === next.state || moves[before.state].includes(next.state) ? next : before

/** The parts with everything a retry takes up again: what failed, and time that no one was mapped for. */
export const retriedParts = (parts: readonly WritebackPart[]): WritebackPart[] =>
  parts.map((part) =>
    part.state === 'failed' || (part.state === 'skipped' && part.key.startsWith('time:'))
      ? { ...part, state: 'planned', reason: null, at: null }
      : part,
  )

/** True where a person can do something by trying again. */
export const canRetry = ({ state, parts }: Pick<Writeback, 'state' | 'parts'>): boolean =>
  needsPerson(state) ||
  (state === 'waiting' && parts.length > 0) ||
  (state === 'posting' && parts.length > 0) ||
  (state === 'posted' && parts.some((part) => part.state === 'skipped' && part.key.startsWith('time:')))
