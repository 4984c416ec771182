import { answerableFor, isOwnHandoff } from '../../domain/handoff/answerable.ts'
import type { Handoff } from '../../domain/handoff/handoff.ts'
import type { Handover, HandoverItem } from '../../domain/handover/handover.ts'
import { withFollower } from '../../domain/session/news.ts'
import type { Session } from '../../domain/session/session.ts'
import { shiftKindOf } from '../../domain/handover/shift-items.ts'
import { claimed } from '../../policy/advance.ts'
import type { Work } from '../defining/define-intent.ts'
import { takeClaim } from '../handoff/take-claim.ts'
import { moved, movedHandoff, recordEvent } from '../defining/timeline.ts'

/** What several intents about shift handovers have in common. */

export const handoverOf = (work: Work, id: string): Handover => work.get('handovers', id, 'shift handover')

/** The session of an item with the handoff that it is in, and how it is `personId`'s to hand over; null if it isn't. */
export const standingOf = (
  work: Work,
  sessionId: string,
  personId: string,
): { session: Session; handoff: Handoff | null; kind: HandoverItem['kind'] } | null => {
  const session = work.find('sessions', sessionId)
  if (session === null) return null
  const handoff = session.openHandoffId === null ? null : work.find('handoffs', session.openHandoffId)
  const kind = shiftKindOf(session, handoff, personId)
  return kind === null ? null : { session, handoff, kind }
}

/** The event's text: from whom, then what they wrote about it. */
const takenText = (work: Work, from: string, line: string): string =>
  [work.nameOf(from), line].filter((part) => part !== '').join('\n')

/**
 * Makes the actor the owner of one item, as things stand now: of what was being worked on, with the claim it came by; of what
 * is parked, which wakes for them; answerable for what waits to be claimed. What was directed to the outgoing person is claimed. An item that has
 * ended, or belongs to someone else by now, is `gone`.
 */
export const takeItem = (work: Work, { from }: Pick<Handover, 'from'>, item: HandoverItem): HandoverItem => {
  const { actor, now } = work.context
  const standing = standingOf(work, item.sessionId, from)
  const done = { by: actor.id, at: now }
  if (standing === null) return { ...item, ...done, state: 'gone' }
  const { session, handoff, kind } = standing
  const text = takenText(work, from, item.line)
  if (kind === 'directed') {
    // Whoever asked for help can't be the one to give it.
    if (handoff === null || isOwnHandoff(handoff, actor.id)) return item
    const { after } = movedHandoff(work, handoff.id, {
      kind: 'claim',
      by: actor.id,
      teamId: null,
      at: now,
      mayTakeReserved: true,
    })
    work.put('handoffs', { ...after, policy: after.policy === null ? null : claimed(after.policy, now) })
    const followers = withFollower(session, answerableFor(after), actor.id)
    const taken = {
      ...moved(work, session, 'claim'),
      ownerId: actor.id,
      openHandoffId: null,
      escalatedTo: null,
    }
    recordEvent(work, { ...taken, followers }, 'handed_over', text, { handoffId: after.id })
    return { ...item, ...done, state: 'taken' }
  }
  if (handoff !== null) work.put('handoffs', { ...handoff, answerableId: actor.id })
  takeClaim(work, session, from)
  const followers = withFollower(session, from, actor.id)
  recordEvent(
    work,
    { ...session, ownerId: actor.id, followers },
    'handed_over',
    text,
    handoff === null ? {} : { handoffId: handoff.id },
  )
  return { ...item, ...done, state: 'taken' }
}
