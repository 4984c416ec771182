import type { Change } from '../../core/domain/shapes/collections.ts'
import type { Session } from '../../core/domain/session/session.ts'
import type { Effect } from '../jobs/define-job.ts'
import { applyTargets } from './apply-targets.ts'
import { warnOwner } from './warn-owner.ts'

/** The intents that set when a clock warns, or who is warned by it. */
const setTimes: ReadonlySet<string> = new Set([
  'session.start',
  'session.edit',
  'session.resume',
  'session.reopen',
  'session.retime',
  'handoff.create',
  'handoff.claim',
  'handoff.wake',
  'handoff.withdraw',
  'handover.take',
  'ticket.link',
  'ticket.checked',
  'ticket.put',
])

const warningsOf = (accountId: string, { id: sessionId, sla }: Session): Effect[] =>
  (['touch', 'resolve'] as const).flatMap((clock) => {
    const { state, warned, missed, warnAt } = sla?.[clock] ?? {
      state: 'stopped',
      warned: true,
      missed: false,
      warnAt: 0,
    }
    if (state !== 'running' || warned || missed) return []
    return [warnOwner.about(`${sessionId} ${clock}`, { accountId, sessionId, clock, warnAt }, warnAt)]
  })

/**
 * What a decided intent means for due times beyond its own documents: timers of warnings, and targets that an admin applied to
 * what is underway. Pure.
 */
export const slaEffectsOf = (
  accountId: string,
  type: string,
  changes: readonly Change[],
  now: number,
): Effect[] =>
  changes.flatMap((change): Effect[] => {
    if (change.collection === 'sessions' && setTimes.has(type)) return warningsOf(accountId, change.document)
    const isApplied =
      type === 'account.update' &&
      change.collection === 'accounts' &&
      change.document.targetsApplied?.at === now
    return isApplied ? [applyTargets.about(accountId, { accountId })] : []
  })
