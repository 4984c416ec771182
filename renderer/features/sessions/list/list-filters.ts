import { currentClaim } from '../../../../core/domain/handoff/current-claim.ts'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { isUnderway, type Session } from '../../../../core/domain/session/session.ts'
import { waitingSince } from '../../../../core/domain/handoff/waiting.ts'
import { listWords } from './list.words.ts'

/** The categories of some sessions, most frequent first. Upper and lower case count as one, spelled as in the latest session. */
export const categoriesOf = (sessions: readonly Pick<Session, 'problemCategory'>[], limit = 12): string[] => {
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
    .slice(0, limit)
    .map(({ label }) => label)
}

/**
 * Sessions by how long they've been waiting: first those with an open handoff, oldest first. The others keep their order.
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

/** The latest claim of each session, from claimed handoffs that are sorted latest first. */
export const latestClaims = (claimed: readonly Handoff[]): Handoff[] => {
  const seen = new Set<string>()
  return claimed.filter(({ sessionId }) => !seen.has(sessionId) && seen.add(sessionId))
}

/** Since when a session has had its owner, judging by the handoffs at hand; null when none of them says. */
export const ownedSince = (
  ownerId: string,
  handoffs: readonly Parameters<typeof currentClaim>[0][],
): number | null => {
  const since = handoffs.flatMap((handoff) => {
    const claim = currentClaim(handoff)
    return claim?.by === ownerId ? [claim.at] : []
  })
  return since.length === 0 ? null : Math.max(...since)
}

/** The count in the header of a list of sessions: how many are still open, if not all are. */
export const listHead = (sessions: readonly Pick<Session, 'status'>[], more: boolean): string => {
  const open = sessions.filter(({ status }) => isUnderway(status)).length
  return listWords.count(open, sessions.length, more)
}

/** True when someone else has changed a session since it was opened on this device. One that was never opened isn't unread. */
export const isUnread = (
  session: Pick<Session, 'id' | 'rev' | 'updatedBy'>,
  opened: ReadonlyMap<string, number>,
  myId: string | null,
): boolean => {
  const seen = opened.get(session.id)
  return seen !== undefined && session.rev > seen && session.updatedBy !== null && session.updatedBy !== myId
}
