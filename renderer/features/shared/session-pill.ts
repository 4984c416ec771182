import type { Handoff } from '../../../core/domain/handoff.ts'
import { ladderOf } from '../../../core/domain/ladder.ts'
import type { Session } from '../../../core/domain/session.ts'

export type PillTone = 'neutral' | 'accent' | 'red' | 'amber' | 'green'
export type PillSign = 'escalate' | 'park' | 'wake' | 'check' | null

/** A session's status as its pill says it. */
export type SessionPill = { label: string; tone: PillTone; sign: PillSign }

/**
 * The pill of a session: what it waits for, in as few words as that takes.
 *
 * @param handoff the session's open handoff, when it is at hand
 * @param when writes a time for people
 */
export const sessionPill = (
  session: Pick<Session, 'status'>,
  handoff: Handoff | null,
  now: number,
  when: (at: number) => string,
): SessionPill => {
  switch (session.status) {
    case 'active':
      return { label: 'Active', tone: 'accent', sign: null }
    case 'paused': {
      const wakeAt = handoff?.wakeAt ?? null
      if (wakeAt === null) return { label: 'Parked', tone: 'amber', sign: 'park' }
      if (wakeAt <= now) return { label: 'Time to pick up', tone: 'red', sign: 'wake' }
      return { label: `Parked until ${when(wakeAt)}`, tone: 'amber', sign: 'park' }
    }
    case 'requesting_escalation':
      return { label: 'Escalation waits to send', tone: 'red', sign: 'escalate' }
    case 'escalated':
      return { label: escalatedLabel(handoff), tone: 'amber', sign: 'escalate' }
    case 'resolved':
      return { label: 'Resolved', tone: 'green', sign: 'check' }
    case 'abandoned':
      return { label: 'Abandoned', tone: 'neutral', sign: null }
  }
}

const escalatedLabel = (handoff: Handoff | null): string => {
  if (handoff === null) return 'Escalated'
  const ladder = ladderOf(handoff)
  const seen = ladder.find((step) => step.rung === 'seen')?.people.length ?? 0
  if (seen > 0) return `Escalated · seen by ${seen}`
  const delivered = ladder.find((step) => step.rung === 'delivered')?.people.length ?? 0
  return delivered > 0 ? `Escalated · delivered to ${delivered}` : 'Escalated · sent'
}
