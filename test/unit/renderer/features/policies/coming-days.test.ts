import { describe, expect, test } from 'vitest'
import { comingDays, onComingDay } from '../../../../../renderer/features/policies/coming-days.ts'

const zone = 'Europe/Berlin'
const at = (iso: string): number => Date.parse(iso)
const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone: zone })

describe('the coming days', () => {
  test('are seven different ones on the night on which clocks go back', () => {
    const night = at('2026-10-25T00:30+02:00')
    expect(comingDays(night, zone).map((day) => weekday.format(day))).toEqual([
      'Sun',
      'Mon',
      'Tue',
      'Wed',
      'Thu',
      'Fri',
      'Sat',
    ])
    expect(onComingDay(night, 1, '09:00', zone)).toBe(at('2026-10-26T09:00+01:00'))
  })

  test('leave none out on the evening before clocks go forward', () => {
    const evening = at('2026-03-28T23:30+01:00')
    expect(comingDays(evening, zone).map((day) => weekday.format(day))).toEqual([
      'Sat',
      'Sun',
      'Mon',
      'Tue',
      'Wed',
      'Thu',
      'Fri',
    ])
    expect(onComingDay(evening, 1, '09:00', zone)).toBe(at('2026-03-29T09:00+02:00'))
  })

  test('begin with today, also at a time that has passed', () => {
    expect(onComingDay(at('2026-11-30T16:20+01:00'), 0, '08:00', zone)).toBe(at('2026-11-30T08:00+01:00'))
  })
})
