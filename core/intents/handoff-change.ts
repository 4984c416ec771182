import { z } from 'zod'
import {
  Delivery,
  mostDeliveries,
  moveHandoff,
  PickupMode,
  reservedUntil,
  type HandoffEvent,
} from '../domain/handoff.ts'
import { Id } from '../domain/id.ts'
import { atLeast } from '../domain/person.ts'
import { defineIntent, type Work } from './define-intent.ts'
import { moved, sessionOf, tell } from './timeline.ts'

const move = (work: Work, handoffId: string, event: HandoffEvent) => {
  const handoff = work.get('handoffs', handoffId, 'handoff')
  const result = moveHandoff(handoff, event, work.nameOf)
  if (!result.ok) {
    const { kind, message, ...details } = result.problem
    return work.refuse(kind, message, details)
  }
  return { before: handoff, after: result.value }
}

/** The escalator takes an escalation back while nobody has claimed it. */
export const handoffWithdraw = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ handoffId: Id }),
  apply(work, payload) {
    const { actor, now } = work.context
    const { after } = move(work, payload.handoffId, { kind: 'withdraw', by: actor.id, at: now })
    work.put('handoffs', after)
    const session = moved(work, sessionOf(work, after.sessionId), 'withdraw')
    tell(work, { ...session, openHandoffId: null, escalatedTo: null }, 'withdrawn', '', {
      handoffId: after.id,
    })
  },
})

/**
 * Takes a handoff. The one action that only the server decides.
 *
 * The claimer becomes the session's holder. Claiming again by the same person is the same answer and changes
 * nothing; everybody else is told who won and when.
 */
export const handoffClaim = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'request',
  payload: z.object({ handoffId: Id }),
  apply(work, payload) {
    const { actor, now } = work.context
    const mayTakeReserved = atLeast(actor.role, 'admin')
    const { before, after } = move(work, payload.handoffId, {
      kind: 'claim',
      by: actor.id,
      at: now,
      mayTakeReserved,
    })
    if (before === after) return
    work.put('handoffs', after)
    const session = moved(work, sessionOf(work, after.sessionId), 'claim')
    const taken = { ...session, ownerId: actor.id, openHandoffId: null, escalatedTo: null }
    tell(work, taken, 'claimed', '', { handoffId: after.id })
  },
})

/** The claimer says how they pick up. Taking it fresh sets the active theory aside and keeps the facts. */
export const handoffPickUp = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ handoffId: Id, mode: PickupMode }),
  apply(work, payload) {
    const { actor, at } = work.context
    const handoff = work.get('handoffs', payload.handoffId, 'handoff')
    if (handoff.claimedBy !== actor.id) {
      work.refuse('not_holder', 'Claim this handoff first, then pick it up.')
    }
    if (handoff.pickup?.mode === payload.mode) return
    work.put('handoffs', { ...handoff, pickup: { mode: payload.mode, at } })
    const session = sessionOf(work, handoff.sessionId)
    const fresh = payload.mode === 'fresh' && session.ownerId === actor.id
    const branch =
      fresh && session.activeBranchId !== null ? work.find('branches', session.activeBranchId) : null
    if (branch !== null && branch.status === 'active') work.put('branches', { ...branch, status: 'untried' })
    const words = { continue: 'where it was left off', briefing: 'with a briefing', fresh: 'fresh' }
    tell(work, fresh ? { ...session, activeBranchId: null } : session, 'picked_up', words[payload.mode], {
      handoffId: handoff.id,
      draft: fresh,
    })
  },
})

/** The server wakes a parked session at its time; doing it twice, or after it ended, changes nothing. */
export const handoffWake = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({ handoffId: Id }),
  apply(work, payload) {
    const { now } = work.context
    const handoff = work.find('handoffs', payload.handoffId)
    if (handoff === null || handoff.state !== 'open' || handoff.wakeAt === null || handoff.wokeAt !== null)
      return
    work.put('handoffs', { ...handoff, wokeAt: now })
    tell(work, sessionOf(work, handoff.sessionId), 'woke', '', { handoffId: handoff.id })
  },
})

/** The server opens a directed escalation to everyone, because its target cannot take it any more. */
export const handoffOpen = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({ handoffId: Id }),
  apply(work, payload) {
    const { now } = work.context
    const handoff = work.find('handoffs', payload.handoffId)
    if (handoff === null || handoff.state !== 'open' || reservedUntil(handoff, now) === null) return
    work.put('handoffs', { ...handoff, opensAt: now })
  },
})

const stateRank = { queued: 0, failed: 1, delivered: 2, seen: 3 } as const

/** The server notes what reached whom. A record only climbs: a late "delivered" never undoes a "seen". */
export const handoffDeliver = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({
    handoffId: Id,
    marks: z.array(Delivery).max(mostDeliveries),
  }),
  apply(work, payload) {
    const handoff = work.find('handoffs', payload.handoffId)
    if (handoff === null) return
    const keyOf = (delivery: { personId: string; channel: string }) =>
      `${delivery.personId}/${delivery.channel}`
    const records = new Map(handoff.deliveries.map((delivery) => [keyOf(delivery), delivery]))
    let changed = false
    for (const mark of payload.marks) {
      const known = records.get(keyOf(mark))
      if (
        known === undefined ? records.size >= mostDeliveries : stateRank[known.state] >= stateRank[mark.state]
      )
        continue
      records.set(keyOf(mark), mark)
      changed = true
    }
    if (!changed) return
    work.put('handoffs', { ...handoff, deliveries: [...records.values()] })
  },
})
