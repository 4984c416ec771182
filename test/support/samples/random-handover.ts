import { isTakeable, type Handover } from '../../../core/domain/handover/handover.ts'
import { currentClaim } from '../../../core/domain/handoff/current-claim.ts'
import type { World } from './make.ts'
import { minute, nine } from './make.ts'
import type { Move } from './random-intents.ts'

export type HandoverIntent =
  | 'handover.send'
  | 'handover.take'
  | 'handover.decline'
  | 'handover.withdraw'
  | 'handover.close'

const one = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

/** A payload for a move about shift handovers: mostly of sessions that are someone's to hand over. */
export const payloadOfHandover = (
  world: World,
  type: HandoverIntent,
  { who, a, b, yes, text }: Move,
): Record<string, unknown> => {
  // Mostly one that this person can answer, or take back.
  const fits = ({ from, to, items }: Handover): boolean =>
    type === 'handover.close' ||
    (items.some(isTakeable) &&
      (type === 'handover.withdraw' ? from === who : to === who || (type === 'handover.take' && yes)))
  const handovers = world.all('handovers')
  const fitting = handovers.filter(fits)
  const handover = one(fitting.length > 0 ? fitting : handovers, a)
  const handoverId = handover?.id ?? 'missing'
  const reason = text.trim() === '' ? 'x' : text
  if (type === 'handover.send') {
    const sessions = world
      .all('sessions')
      .filter(({ ownerId, escalatedTo }) => ownerId === who || escalatedTo === who)
      .filter((_, index) => (a >> (index % 8)) % 4 !== 0)
    const others = world.all('people').filter(({ id }) => id !== who || b % 17 === 0)
    return {
      handoverId: `handovers-${world.rev}-${a}`,
      personId: one(others, b)?.id ?? 'missing',
      note: text,
      dutyEndsAt: yes ? null : nine + b * minute,
      items: sessions.map(({ id, openHandoffId }) => ({
        sessionId: id,
        handoffId: openHandoffId,
        line: text,
      })),
    }
  }
  if (type === 'handover.close') {
    const claims = world
      .all('handoffs')
      .filter((handoff) => currentClaim(handoff)?.by === handover?.from)
      .map(({ id, sessionId }) => [sessionId, id] as const)
    return {
      handoverId,
      dueAt: (handover?.answerBy ?? 0) + (b % 7 === 0 ? 1 : 0),
      claims: [...new Map(claims)].map(([sessionId, handoffId]) => ({ sessionId, handoffId })),
    }
  }
  if (type === 'handover.withdraw') return { handoverId }
  const items = (handover?.items ?? [])
    .filter((_, index) => (b >> (index % 8)) % 4 !== 0)
    .map(({ sessionId, handoffId }) => ({ sessionId, handoffId }))
  const named = items.length === 0 ? [{ sessionId: 'missing' }] : items
  return type === 'handover.take' ? { handoverId, items: named } : { handoverId, items: named, reason }
}
