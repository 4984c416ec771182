import { z } from 'zod'
import { documentBase } from './document.ts'
import { Id, Timestamp } from './id.ts'
import { assertNever, fail, succeed, type Result } from './problem.ts'
import { Snapshot } from './snapshot.ts'

export const HandoffIntent = z.enum(['park', 'escalate'])
export type HandoffIntent = z.infer<typeof HandoffIntent>

/** Priorities in rising order. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const
export const Priority = z.enum(priorities)
export type Priority = z.infer<typeof Priority>

/** `open` waits for someone; `closed` ended by resume, resolve, abandon or a newer handoff. */
export const HandoffState = z.enum(['open', 'claimed', 'withdrawn', 'closed'])
export type HandoffState = z.infer<typeof HandoffState>

export const Channel = z.enum(['toast', 'in_app', 'email'])
export type Channel = z.infer<typeof Channel>
export const DeliveryState = z.enum(['queued', 'delivered', 'seen', 'failed'])
export type DeliveryState = z.infer<typeof DeliveryState>

/** Delivery records that a handoff keeps. */
export const mostDeliveries = 10_000

/** What became of a handoff for one person on one channel. */
export const Delivery = z.object({
  personId: Id,
  channel: Channel,
  state: DeliveryState,
  at: Timestamp,
  reason: z.string().max(200).nullable(),
})
export type Delivery = z.infer<typeof Delivery>

export const PickupMode = z.enum(['continue', 'briefing', 'fresh'])
export type PickupMode = z.infer<typeof PickupMode>

/** Reason or note that goes along with a handoff. */
export const EngineerNotes = z.string().trim().max(8000)

/** A session on its way from one person to the next. */
export const Handoff = z.object({
  ...documentBase,
  sessionId: Id,
  teamId: Id.nullable(),
  intent: HandoffIntent,
  state: HandoffState,
  handedOffBy: Id,
  targetUserId: Id.nullable(),
  priority: Priority,
  engineerNotes: z.string().max(8000),
  sourceBranchId: Id.nullable(),
  snapshot: Snapshot,
  wakeAt: Timestamp.nullable(),
  wokeAt: Timestamp.nullable(),
  /** By the device's clock, corrected. */
  createdAt: Timestamp,
  /** By the server's clock; null while it is on the device alone. */
  acceptedAt: Timestamp.nullable(),
  /** From when on a directed handoff is everybody's; null when it always was. */
  opensAt: Timestamp.nullable(),
  claimedBy: Id.nullable(),
  claimedAt: Timestamp.nullable(),
  pickup: z.object({ mode: PickupMode, at: Timestamp }).nullable(),
  withdrawnAt: Timestamp.nullable(),
  closedAt: Timestamp.nullable(),
  closedBecause: z.enum(['resumed', 'resolved', 'abandoned', 'escalated']).nullable(),
  deliveries: z.array(Delivery).max(mostDeliveries),
  assessment: z.string().nullable(),
  assessmentData: z.unknown().nullable(),
  briefing: z.string().nullable(),
  psaNoteId: z.string().max(80).nullable(),
})
export type Handoff = z.infer<typeof Handoff>

export type HandoffEvent =
  | { kind: 'claim'; by: string; at: number; mayTakeReserved: boolean }
  | { kind: 'withdraw'; by: string; at: number }
  | { kind: 'close'; because: NonNullable<Handoff['closedBecause']>; at: number }
  | { kind: 'wake'; at: number }

/** "12 s", "4 min", "3 h", "2 d": how long ago, for sentences. */
export const ago = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`
  return `${Math.floor(seconds / 86_400)} d`
}

/** Until when a directed handoff belongs to its target alone, or null when it is everybody's at `now`. */
export const reservedUntil = (handoff: Handoff, now: number): number | null =>
  handoff.targetUserId !== null && handoff.opensAt !== null && now < handoff.opensAt ? handoff.opensAt : null

/** Minutes that a directed escalation is kept for its target before it opens to everyone. */
export const reservedMinutes: Record<Priority, number> = { low: 30, normal: 15, high: 5, urgent: 2 }

/**
 * Moves a handoff.
 *
 * Claiming again by the same person gives the same handoff back; anyone else reads who won and when. Only an
 * open handoff moves: every other event on an ended one fails with `already_claimed` or `handoff_closed`.
 *
 * @param nameOf puts a name to a person's id, for the sentence
 */
export const moveHandoff = (
  handoff: Handoff,
  event: HandoffEvent,
  nameOf: (id: string) => string,
): Result<Handoff> => {
  if (handoff.state === 'claimed') {
    if (event.kind === 'claim' && handoff.claimedBy === event.by) return succeed(handoff)
    const by = handoff.claimedBy ?? 'unknown'
    const at = handoff.claimedAt ?? 0
    return fail('already_claimed', `Already claimed by ${nameOf(by)}, ${ago(event.at - at)} ago.`, { by, at })
  }
  if (handoff.state === 'withdrawn') {
    return fail('handoff_closed', `${nameOf(handoff.handedOffBy)} withdrew this; nothing is left to do here.`)
  }
  if (handoff.state === 'closed') {
    return fail(
      'handoff_closed',
      `This handoff has ended: the session was ${handoff.closedBecause ?? 'closed'}.`,
    )
  }
  switch (event.kind) {
    case 'claim':
      return claim(handoff, event, nameOf)
    case 'withdraw':
      if (handoff.intent !== 'escalate')
        return fail('wrong_status', 'A parked session is resumed, not withdrawn.')
      if (handoff.handedOffBy !== event.by) {
        return fail('not_author', `Only ${nameOf(handoff.handedOffBy)} can withdraw this escalation.`)
      }
      return succeed({ ...handoff, state: 'withdrawn', withdrawnAt: event.at })
    case 'close':
      return succeed({ ...handoff, state: 'closed', closedAt: event.at, closedBecause: event.because })
    case 'wake':
      return succeed(handoff.wokeAt === null ? { ...handoff, wokeAt: event.at } : handoff)
    default:
      return assertNever(event)
  }
}

const claim = (
  handoff: Handoff,
  event: Extract<HandoffEvent, { kind: 'claim' }>,
  nameOf: (id: string) => string,
): Result<Handoff> => {
  if (handoff.handedOffBy === event.by) {
    return handoff.intent === 'escalate'
      ? fail('own_escalation', 'You escalated this yourself. Withdraw it to go on with it.')
      : fail('own_escalation', 'You parked this yourself. Resume it instead.')
  }
  const until = reservedUntil(handoff, event.at)
  if (until !== null && handoff.targetUserId !== event.by && !event.mayTakeReserved) {
    const target = nameOf(handoff.targetUserId ?? '')
    return fail(
      'reserved',
      `This waits for ${target} for another ${ago(until - event.at)}, then it opens to everyone.`,
      {
        at: until,
      },
    )
  }
  return succeed({ ...handoff, state: 'claimed', claimedBy: event.by, claimedAt: event.at })
}

/** The escalation that ended because its session was resolved, if that was its latest handoff. */
export const escalationEndedBy = (handoffs: readonly Handoff[]): Handoff | null => {
  const [latest] = handoffs.toSorted((a, b) => b.createdAt - a.createdAt)
  return latest?.intent === 'escalate' && latest.closedBecause === 'resolved' ? latest : null
}
