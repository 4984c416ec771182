import { ago, type Handoff } from '../../../../core/domain/handoff.ts'
import { byWait, waitedMs } from '../../../../core/domain/waiting.ts'

/** One handoff of a session as its history tells it. */
export type HistoryLine = {
  handoff: Handoff
  /** "Escalated to Kim", "Parked". */
  title: string
  /** How it ended or where it stands, with how long it took. */
  outcome: string
}

const closed: Record<NonNullable<Handoff['closedBecause']>, string> = {
  resumed: 'resumed',
  resolved: 'resolved meanwhile',
  abandoned: 'abandoned meanwhile',
  escalated: 'escalated instead',
}

const outcomeOf = (handoff: Handoff, now: number, nameOf: (id: string) => string): string => {
  const took = ago(waitedMs(handoff, now))
  switch (handoff.state) {
    case 'open':
      return handoff.intent === 'park' ? `Parked for ${took} so far` : `Waiting ${took} so far`
    case 'claimed':
      return `Claimed by ${nameOf(handoff.claimedBy ?? '')} after ${took}`
    case 'withdrawn':
      return `Withdrawn after ${took}`
    case 'closed':
      return `${handoff.closedBecause === null ? 'Ended' : `Ended: ${closed[handoff.closedBecause]}`} after ${took}`
  }
}

/** The handoffs of a session in words, the newest first. */
export const historyLines = (
  handoffs: readonly Handoff[],
  now: number,
  nameOf: (id: string) => string,
): HistoryLine[] =>
  handoffs
    .toSorted((a, b) => byWait(b, a))
    .map((handoff) => ({
      handoff,
      title:
        handoff.intent === 'park'
          ? 'Parked'
          : handoff.targetUserId === null
            ? 'Escalated to everyone'
            : `Escalated to ${nameOf(handoff.targetUserId)}`,
      outcome: outcomeOf(handoff, now, nameOf),
    }))
