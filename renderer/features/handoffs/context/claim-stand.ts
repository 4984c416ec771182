import { answerableFor } from '../../../../core/domain/handoff/answerable.ts'
import { currentClaim } from '../../../../core/domain/handoff/current-claim.ts'
import { directedTo, reservedUntil, type Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { type ClaimBar, claimBarOf } from '../../../../core/domain/handoff/queue.ts'
import type { Problem } from '../../../../core/domain/document/problem.ts'
import type { Person } from '../../../../core/domain/people/person.ts'
import type { ConnectionStatus } from '../../../data/contract/desk-state.ts'
import { handoffStatusWords } from '../status/handoff-status.words.ts'
import { contextWords as words } from './context.words.ts'

/**
 * What one person can do about one handoff.
 *
 * Claiming is the server's decision, so it needs the connection; `offline` says since when there is none.
 */
export type ClaimStand =
  | { kind: 'can_claim'; message: string }
  | { kind: 'offline'; message: string }
  | { kind: 'own'; mayWithdraw: boolean; message: string }
  | { kind: 'barred'; bar: ClaimBar; message: string }
  | { kind: 'pick_up' }
  | { kind: 'mine' }
  | { kind: 'ended'; message: string }

/** Where `me` stands with `handoff` at `now`. `clock` formats a time of day. */
export const claimStandOf = (
  handoff: Handoff,
  me: Person,
  now: number,
  connection: ConnectionStatus,
  nameOf: (id: string) => string,
  clock: (at: number) => string,
): ClaimStand => {
  if (handoff.state === 'claimed' && currentClaim(handoff)?.by === me.id) {
    return { kind: handoff.pickup === null ? 'pick_up' : 'mine' }
  }
  const bar = claimBarOf(handoff, me, now)
  switch (bar) {
    case 'ended':
      return { kind: 'ended', message: endSentence(handoff, now, nameOf) }
    case 'viewer':
      return { kind: 'barred', bar, message: words.viewer }
    case 'own':
      return {
        kind: 'own',
        mayWithdraw: handoff.intent === 'escalate' && answerableFor(handoff) === me.id,
        message: ownSentence(handoff, me.id, nameOf),
      }
    case 'reserved': {
      const until = reservedUntil(handoff, now) ?? now
      return { kind: 'barred', bar, message: words.reserved(nameOf(directedTo(handoff) ?? ''), until - now) }
    }
    case null:
      if (connection.kind === 'online')
        return {
          kind: 'can_claim',
          message:
            answerableFor(handoff) === me.id
              ? words.canClaimTaken(nameOf(handoff.handedOffBy))
              : words.canClaim,
        }
      return {
        kind: 'offline',
        message: handoffStatusWords.claimWaits(
          connection.kind === 'connecting' ? null : clock(connection.lostAt),
        ),
      }
  }
}

const ownSentence = (handoff: Handoff, readerId: string, nameOf: (id: string) => string): string => {
  const { intent, acceptedAt, handedOffBy } = handoff
  if (intent === 'park')
    return handedOffBy === readerId ? words.ownPark : words.takenPark(nameOf(handedOffBy))
  const owner = answerableFor(handoff)
  if (owner !== readerId) return words.ownTakenOver(nameOf(owner))
  return acceptedAt === null ? words.ownUnsent : words.ownEscalation
}

/**
 * Who claimed a handoff before its reader did, and when; null while no one has, or if the reader claimed it or handed it
 * over.
 *
 * @param rejection what the server said to a claim by the reader: it knows before the handoff itself arrives
 */
export const lostClaim = (
  handoff: Handoff,
  readerId: string | null,
  rejection: Problem | null,
): { by: string; at: number; tried: boolean } | null => {
  const tried = rejection?.kind === 'already_claimed'
  if (tried && rejection.by !== undefined && rejection.at !== undefined)
    return { by: rejection.by, at: rejection.at, tried }
  const { state, claimedBy, claimedAt, handedOffBy } = handoff
  if (state !== 'claimed' || claimedBy === null || claimedAt === null) return null
  return claimedBy === readerId || handedOffBy === readerId ? null : { by: claimedBy, at: claimedAt, tried }
}

/** How a handoff ended, in a sentence. */
export const endSentence = (handoff: Handoff, now: number, nameOf: (id: string) => string): string => {
  if (handoff.state === 'claimed') {
    const { by, at } = currentClaim(handoff) ?? { by: '', at: now }
    const say = handoff.claimTakenOver === null ? words.claimedBy : words.takenOverBy
    return say(nameOf(by), now - at)
  }
  if (handoff.state === 'withdrawn') return words.withdrawnBy(nameOf(answerableFor(handoff)))
  return words.ended(handoff.closedBecause)
}
