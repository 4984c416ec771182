import { answerableFor } from '../handoff/answerable.ts'
import type { Handoff } from '../handoff/handoff.ts'
import type { HandoverKind } from './handover.ts'
import { isUnderway, type Session } from '../session/session.ts'
import { earliestDue } from '../duty/sla.ts'

/** What a person has to hand over: a session, and the open handoff that it is in. */
export type ShiftItem = { kind: HandoverKind; session: Session; handoff: Handoff | null }

/**
 * How a session is someone's to hand over; null if it isn't: it has ended, or belongs to someone else.
 *
 * @param handoff its open handoff, if it has one
 */
export const shiftKindOf = (
  session: Pick<Session, 'ownerId' | 'status'>,
  handoff: Handoff | null,
  personId: string,
): HandoverKind | null => {
  if (!isUnderway(session.status)) return null
  const open = handoff?.state === 'open' ? handoff : null
  if (session.ownerId === personId) {
    if (session.status === 'active') return 'active'
    return session.status === 'paused' ? 'parked' : 'escalated'
  }
  const isDirected =
    open?.intent === 'escalate' &&
    open.acceptedAt !== null &&
    open.targetUserId === personId &&
    answerableFor(open) !== personId
  return isDirected ? 'directed' : null
}

/** When something is needed next: when it is due, or when it wakes. */
const neededAt = ({ session, handoff }: ShiftItem): number =>
  Math.min(earliestDue(session.sla, session.dueAt) ?? Infinity, handoff?.wakeAt ?? Infinity)

/** Infinity minus itself is no number. */
const byNumber = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)

const order: readonly HandoverKind[] = ['active', 'directed', 'escalated', 'parked']

/** Everything open that a person owns or is asked for, what is promised or wakes soonest first. */
export const shiftItemsOf = (
  personId: string,
  sessions: readonly Session[],
  openHandoffs: readonly Handoff[],
): ShiftItem[] => {
  const byId = new Map(openHandoffs.map((handoff) => [handoff.id, handoff]))
  return [...new Map(sessions.map((session) => [session.id, session])).values()]
    .flatMap((session): ShiftItem[] => {
      const handoff = session.openHandoffId === null ? null : (byId.get(session.openHandoffId) ?? null)
      const kind = shiftKindOf(session, handoff, personId)
      return kind === null ? [] : [{ kind, session, handoff }]
    })
    .toSorted(
      (a, b) =>
        byNumber(neededAt(a), neededAt(b)) ||
        order.indexOf(a.kind) - order.indexOf(b.kind) ||
        a.session.createdAt - b.session.createdAt ||
        (a.session.id < b.session.id ? -1 : 1),
    )
}
