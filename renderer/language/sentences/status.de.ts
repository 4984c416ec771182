import type { SessionEvent, SessionStatus } from '../../../core/domain/session/session.ts'
import type { Pairs } from './pairs.ts'

const statuses: Record<SessionStatus, readonly [english: string, german: string]> = {
  active: ['active', 'aktiv'],
  paused: ['parked', 'geparkt'],
  requesting_escalation: ['being escalated', 'gerade in Eskalation'],
  escalated: ['escalated', 'eskaliert'],
  resolved: ['resolved', 'gelöst'],
  abandoned: ['abandoned', 'verworfen'],
}

const events: Record<SessionEvent, readonly [english: string, german: string]> = {
  park: ['parked', 'parken'],
  resume: ['resumed', 'fortsetzen'],
  escalate: ['escalated', 'eskalieren'],
  accept: ['accepted', 'annehmen'],
  withdraw: ['withdrawn', 'zurückziehen'],
  claim: ['claimed', 'übernehmen'],
  return: ['returned to the queue', 'in die Warteschlange zurückgeben'],
  resolve: ['resolved', 'lösen'],
  abandon: ['abandoned', 'verwerfen'],
  reopen: ['reopened', 'wieder öffnen'],
}

/** Why something can't be done to a session as it stands. */
export const statusSentences: Pairs = Object.values(statuses).flatMap(([status, germanStatus]) =>
  Object.values(events).map(
    ([event, germanEvent]) =>
      [
        `This session is ${status}, so it can’t be ${event}.`,
        `Diese Sitzung ist ${germanStatus}. Sie lässt sich nicht ${germanEvent}.`,
      ] as const,
  ),
)
