import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { ladderOf } from '../../../../core/domain/handoff/ladder.ts'
import { parkingOf } from '../../../../core/domain/handoff/parking.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { parkedUntil } from '../../../language/handoffs.ts'

import { sharedWords as words } from '../shared.words.ts'

export type PillTone = 'neutral' | 'accent' | 'red' | 'amber' | 'green'
export type PillSign = 'escalate' | 'park' | 'wake' | 'check' | null

/** A session's status as its pill says it. */
export type SessionPill = { label: string; tone: PillTone; sign: PillSign }

/**
 * The pill of a session: what it's waiting for, in as few words as possible.
 *
 * @param handoff the session's open handoff, when it's loaded
 * @param when formats a time
 */
export const sessionPill = (
  session: Pick<Session, 'status'>,
  handoff: Handoff | null,
  now: number,
  when: (at: number) => string,
): SessionPill => {
  switch (session.status) {
    case 'active':
      return { label: words.active, tone: 'accent', sign: null }
    case 'paused': {
      const parking = handoff === null ? 'asleep' : parkingOf(handoff, now)
      if (parking !== 'asleep') {
        const label = parking === 'replied' ? words.clientReplied : words.timeToPickUp
        return { label, tone: 'red', sign: 'wake' }
      }
      // The ticket stands beside it already.
      const until = handoff === null ? null : parkedUntil(handoff, null, when)
      return { label: until === null ? words.parked : words.parkedUntil(until), tone: 'amber', sign: 'park' }
    }
    case 'requesting_escalation':
      return { label: words.escalationUnsent, tone: 'red', sign: 'escalate' }
    case 'escalated':
      return { label: escalatedLabel(handoff), tone: 'amber', sign: 'escalate' }
    case 'resolved':
      return { label: words.resolved, tone: 'green', sign: 'check' }
    case 'abandoned':
      return { label: words.abandoned, tone: 'neutral', sign: null }
  }
}

const escalatedLabel = (handoff: Handoff | null): string => {
  if (handoff === null) return words.escalated
  const ladder = ladderOf(handoff)
  const seen = ladder.find((step) => step.rung === 'seen')?.count ?? 0
  if (seen > 0) return words.escalatedSeen(seen)
  const delivered = ladder.find((step) => step.rung === 'delivered')?.count ?? 0
  return delivered > 0 ? words.escalatedDelivered(delivered) : words.escalatedSent
}
