import type { Sla, SlaClock } from '../../../core/domain/duty/sla.ts'
import { minute } from '../../../core/domain/time/durations.ts'

/** A clock of a target of `minutes` that is due `left` minutes after the moment of the gallery. */
const clock = (now: number, minutes: number, left: number, part: Partial<SlaClock> = {}): SlaClock => ({
  from: 'target',
  minutes,
  state: 'running',
  since: now + (left - minutes) * minute,
  startedAt: now + (left - minutes) * minute,
  spentMs: 0,
  dueAt: now + left * minute,
  warnAt: now + (left - minutes / 5) * minute,
  missed: left < 0,
  warned: false,
  ...part,
})

/** Each state that due times can be in. */
export const slaAt = (now: number): Record<'fresh' | 'soon' | 'late' | 'paused' | 'done', Sla> => {
  const of = (touch: SlaClock | null, resolve: SlaClock | null): Sla => ({
    handoffId: null,
    priority: 'high',
    touch,
    resolve,
  })
  const held = { state: 'paused', since: now - 20 * minute, spentMs: 60 * minute } as const
  const done = { state: 'stopped', since: now - 30 * minute } as const
  return {
    fresh: of(clock(now, 30, 12), clock(now, 480, 462)),
    soon: of(clock(now, 30, 4, done), clock(now, 240, 20)),
    late: of(clock(now, 30, -20), clock(now, 480, 200, { from: 'ticket', minutes: null })),
    paused: of(clock(now, 30, 4, done), clock(now, 240, 180, held)),
    done: of(clock(now, 30, -40, { ...done, missed: true }), clock(now, 240, 20, done)),
  }
}
