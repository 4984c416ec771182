import { z } from 'zod'
import { currentClaim } from '../../domain/handoff/current-claim.ts'
import { handoverLimits, type Handover, type HandoverItem } from '../../domain/handover/handover.ts'
import { Id, Timestamp } from '../../domain/document/id.ts'
import { returned } from '../../policy/advance.ts'
import { defineIntent, type Work } from '../defining/define-intent.ts'
import { standingOf } from './handover-parts.ts'
import { returnToQueue } from '../handoff/return-to-queue.ts'

/**
 * What becomes of an item that no one took in time. What its owner had claimed, and whose policy lets claims come back,
 * returns to the queue; the rest stays with its owner, and admins are told.
 *
 * @param claimId the escalation that the outgoing person had claimed it with
 */
const leave = (work: Work, { from }: Handover, item: HandoverItem, claimId: string | null): HandoverItem => {
  const { now } = work.context
  const standing = standingOf(work, item.sessionId, from)
  if (standing === null) return { ...item, state: 'gone', at: item.at ?? now }
  const handoff = claimId === null ? null : work.find('handoffs', claimId)
  const policy = handoff?.policy ?? null
  const comesBack =
    standing.kind === 'active' &&
    handoff?.sessionId === item.sessionId &&
    handoff.state === 'claimed' &&
    currentClaim(handoff)?.by === from &&
    (policy?.phase === 'watching' || policy?.phase === 'nudged')
  if (comesBack && policy !== null) {
    const name = work.nameOf(from)
    returnToQueue(
      work,
      { ...handoff, policy: returned(policy, now) },
      standing.session,
      'off_duty',
      `${name} went off duty and no one took it over, so others are being told.`,
    )
    return { ...item, state: 'returned', at: now }
  }
  // Why it was declined stays.
  return { ...item, state: 'left', at: item.at ?? now }
}

/**
 * The time to answer a shift handover is over: the server sees to it that what no one took isn't forgotten. `dueAt` is the
 * time that it was set to; at any other, nothing happens.
 */
export const handoverClose = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({
    handoverId: Id,
    dueAt: Timestamp,
    /** The escalations that the outgoing person had claimed, by session. */
    claims: z
      .array(z.object({ sessionId: Id, handoffId: Id }))
      .max(handoverLimits.items)
      .default([]),
  }),
  apply(work, { handoverId, dueAt, claims }) {
    const handover = work.find('handovers', handoverId)
    if (handover === null || handover.answerBy !== dueAt) return
    const claimOf = new Map(claims.map(({ sessionId, handoffId }) => [sessionId, handoffId]))
    const items = handover.items.map((item) =>
      item.state === 'open' || item.state === 'declined'
        ? leave(work, handover, item, claimOf.get(item.sessionId) ?? null)
        : item,
    )
    const isLeft = items.some((item, index) => item !== handover.items[index])
    work.put('handovers', {
      ...handover,
      items,
      answerBy: null,
      closedAt: isLeft ? work.context.now : null,
    })
  },
})
