import type { ResponseTargets } from '../../core/domain/duty/response-targets.ts'

/** What the demo workspace promises: around the clock, so that its due times are near whenever someone looks. */
export const demoTargets: ResponseTargets = {
  calendar: {
    zone: 'Europe/London',
    hours: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', until: '00:00' }],
    holidays: [],
  },
  targets: {
    low: { touchMinutes: null, resolveMinutes: null },
    normal: { touchMinutes: 240, resolveMinutes: 4320 },
    high: { touchMinutes: 60, resolveMinutes: 480 },
    urgent: { touchMinutes: 30, resolveMinutes: 240 },
  },
}
