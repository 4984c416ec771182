import { ago, reservedUntil, type Handoff } from '../../../../core/domain/handoff.ts'
import { type ClaimBar, claimBarOf } from '../../../../core/domain/queue.ts'
import type { Problem } from '../../../../core/domain/problem.ts'
import type { ConnectionStatus } from '../../../data/contract/desk-state.ts'
import { claimWaits } from '../status/promise-words.ts'
import type { Person } from '../../../../core/domain/person.ts'

/**
 * What one person can do about one handoff.
 *
 * `claim` is the server's decision, so it needs the connection; `offline` says since when there is none.
 */
export type ClaimStand =
  | { kind: 'can_claim' }
  | { kind: 'offline'; message: string }
  | { kind: 'own'; message: string }
  | { kind: 'barred'; bar: ClaimBar; message: string }
  | { kind: 'pick_up' }
  | { kind: 'mine' }
  | { kind: 'ended'; message: string }

/** Where `me` stands with `handoff` at `now`. `clock` writes a time of day. */
export const claimStandOf = (
  handoff: Handoff,
  me: Person,
  now: number,
  connection: ConnectionStatus,
  nameOf: (id: string) => string,
  clock: (at: number) => string,
): ClaimStand => {
  if (handoff.state === 'claimed' && handoff.claimedBy === me.id) {
    return { kind: handoff.pickup === null ? 'pick_up' : 'mine' }
  }
  const bar = claimBarOf(handoff, me, now)
  switch (bar) {
    case 'ended':
      return { kind: 'ended', message: endSentence(handoff, now, nameOf) }
    case 'viewer':
      return {
        kind: 'barred',
        bar,
        message: 'You can read this. Viewers cannot claim; ask an admin for access.',
      }
    case 'own':
      return {
        kind: 'own',
        message: ownSentence(handoff),
      }
    case 'reserved': {
      const until = reservedUntil(handoff, now) ?? now
      const target = nameOf(handoff.targetUserId ?? '')
      return {
        kind: 'barred',
        bar,
        message: `This is reserved for ${target} for another ${ago(until - now)}, then it opens to everyone.`,
      }
    }
    case null:
      return connection.kind === 'online'
        ? { kind: 'can_claim' }
        : { kind: 'offline', message: claimWaits(connection, clock) }
  }
}

const ownSentence = (handoff: Handoff): string => {
  if (handoff.intent === 'park') return 'You parked this yourself. Resume it when you are ready.'
  return handoff.acceptedAt === null
    ? 'No one knows yet: this is on your device and goes out by itself. If it cannot wait, call the service desk.'
    : 'You escalated this yourself, so someone else has to claim it.'
}

/**
 * Who claimed a handoff before its reader, and when; null while no one did, or the reader has or handed it over.
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

/** Who won: "Already claimed by Ben Carter, 12 s ago." */
export const lostSentence = (winner: string, ms: number): string =>
  `Already claimed by ${winner}, ${ago(ms)} ago.`

const closedWords: Record<NonNullable<Handoff['closedBecause']>, string> = {
  resumed: 'resumed',
  resolved: 'resolved',
  abandoned: 'abandoned',
  escalated: 'escalated instead',
}

/** How a handoff ended, in a sentence. */
export const endSentence = (handoff: Handoff, now: number, nameOf: (id: string) => string): string => {
  if (handoff.state === 'claimed') {
    return `Claimed by ${nameOf(handoff.claimedBy ?? '')}, ${ago(now - (handoff.claimedAt ?? now))} ago.`
  }
  if (handoff.state === 'withdrawn')
    return `${nameOf(handoff.handedOffBy)} withdrew this. There’s nothing left to do here.`
  return `This handoff has ended: the session was ${handoff.closedBecause === null ? 'closed' : closedWords[handoff.closedBecause]}.`
}
