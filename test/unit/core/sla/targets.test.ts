import { describe, expect, it } from 'vitest'
import {
  ResponseTargets,
  targetsToBegin,
  weeklyMinutes,
} from '../../../../core/domain/duty/response-targets.ts'

const begin = targetsToBegin('Europe/London')
const problemOf = (value: unknown): string | null => {
  const parsed = ResponseTargets.safeParse(value)
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? '')
}
const withHours = (hours: unknown[]) => ({ ...begin, calendar: { ...begin.calendar, hours } })

describe('response targets', () => {
  it('begin with a calendar that holds, and promise nothing', () => {
    expect(problemOf(begin)).toBeNull()
    expect(begin.targets.urgent).toEqual({ touchMinutes: null, resolveMinutes: null })
  })

  it('need working hours, and an hour of them a week', () => {
    expect(problemOf(withHours([]))).toBe('Add business hours.')
    expect(problemOf(withHours([{ days: [1], from: '09:00', until: '09:30' }]))).toMatch(
      /at least one business hour/,
    )
    expect(problemOf(withHours([{ days: [1], from: '09:00', until: '10:00' }]))).toBeNull()
    expect(problemOf(withHours([{ days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', until: '00:00' }]))).toBeNull()
  })

  it('have each holiday once, in a zone that exists', () => {
    const twice = [
      { date: '2026-12-25', name: 'Christmas' },
      { date: '2026-12-25', name: 'Closed' },
    ]
    expect(problemOf({ ...begin, calendar: { ...begin.calendar, holidays: twice } })).toMatch(/same day/)
    expect(problemOf({ ...begin, calendar: { ...begin.calendar, zone: 'Mars/Base' } })).toBe(
      'Not a time zone.',
    )
  })

  it('can be met within half a year, the touch before the resolution', () => {
    const normal = (touchMinutes: number | null, resolveMinutes: number | null) => ({
      ...begin,
      targets: { ...begin.targets, normal: { touchMinutes, resolveMinutes } },
    })
    expect(problemOf(normal(60, 30))).toMatch(/before the resolution/)
    expect(problemOf(normal(60, null))).toBeNull()
    expect(problemOf(normal(0, null))).not.toBeNull()
    const hourAWeek = withHours([{ days: [1], from: '09:00', until: '10:00' }])
    expect(problemOf({ ...normal(null, 27 * 60), calendar: hourAWeek.calendar })).toMatch(/half a year/)
  })

  it('count minutes that are named twice once, over midnight and the end of the week', () => {
    expect(weeklyMinutes([{ days: [6], from: '22:00', until: '02:00' }])).toBe(240)
    expect(
      weeklyMinutes([
        { days: [6], from: '22:00', until: '02:00' },
        { days: [0], from: '01:00', until: '03:00' },
      ]),
    ).toBe(300)
    expect(weeklyMinutes([{ days: [0, 1, 2, 3, 4, 5, 6], from: '08:00', until: '08:00' }])).toBe(7 * 1440)
  })
})
