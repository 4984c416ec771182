import type { Handoff } from '../../../../core/domain/handoff.ts'
import { isUnderway, type Session } from '../../../../core/domain/session.ts'
import { waitingSince } from '../../../../core/domain/waiting.ts'

/** The categories among some sessions, the most frequent first; cases of letters are one, written as the latest has it. */
export const categoriesOf = (sessions: readonly Pick<Session, 'problemCategory'>[], most = 12): string[] => {
  const found = new Map<string, { label: string; count: number }>()
  for (const { problemCategory } of sessions) {
    const label = problemCategory?.trim() ?? ''
    if (label === '') continue
    const known = found.get(label.toLowerCase())
    if (known === undefined) found.set(label.toLowerCase(), { label, count: 1 })
    else known.count += 1
  }
  return [...found.values()]
    .toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label))
    .slice(0, most)
    .map(({ label }) => label)
}

/**
 * Sessions in the order in which they wait: those with an open handoff by when that was made, the oldest first.
 * The others follow as they were.
 */
export const byWaiting = (
  sessions: readonly Session[],
  openBySession: ReadonlyMap<string, Pick<Handoff, 'acceptedAt' | 'createdAt'>>,
): Session[] => {
  const since = ({ id }: Session) => {
    const handoff = openBySession.get(id)
    return handoff === undefined ? Infinity : waitingSince(handoff)
  }
  return sessions.toSorted((a, b) => {
    const [first, second] = [since(a), since(b)]
    return first === second ? 0 : first - second
  })
}

/** The latest claim of each session among handoffs that were claimed, which come with the latest first. */
export const latestClaims = (claimed: readonly Handoff[]): Handoff[] => {
  const seen = new Set<string>()
  return claimed.filter(({ sessionId }) => !seen.has(sessionId) && seen.add(sessionId))
}

/** Since when the owner of a session has it, by the handoffs that are known; null when none of them says so. */
export const heldSince = (
  ownerId: string,
  handoffs: readonly Pick<Handoff, 'claimedBy' | 'claimedAt'>[],
): number | null => {
  const claims = handoffs.filter(({ claimedBy }) => claimedBy === ownerId)
  return claims.length === 0 ? null : Math.max(...claims.map(({ claimedAt }) => claimedAt ?? 0))
}

/** What stands at the head of a list of sessions: how many still ask something of their owner, where others do not. */
export const listHead = (sessions: readonly Pick<Session, 'status'>[], more: boolean): string => {
  const open = sessions.filter(({ status }) => isUnderway(status)).length
  const all = `${sessions.length}${more ? '+' : ''}`
  return open === sessions.length ? all : `${open}${more ? '+' : ''} open of ${all}`
}

/** True when someone else has changed a session since it was opened on this device. Never opened is not unread. */
export const isUnread = (
  session: Pick<Session, 'id' | 'rev' | 'updatedBy'>,
  opened: ReadonlyMap<string, number>,
  myId: string | null,
): boolean => {
  const seen = opened.get(session.id)
  return seen !== undefined && session.rev > seen && session.updatedBy !== null && session.updatedBy !== myId
}
