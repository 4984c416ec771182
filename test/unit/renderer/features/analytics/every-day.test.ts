import { expect, test } from 'vitest'
import { everyDay } from '../../../../../renderer/features/analytics/every-day.ts'
import { day } from '../../../../../core/domain/time/durations.ts'

const figures = (date: string) => ({ day: date, handedOff: 2, claimed: 1, median: 60_000 })
const dates = (until: string, zone: string, days: readonly string[] = []): string[] => {
  const end = Date.parse(until)
  return everyDay({ from: end - 2 * day, until: end, days: days.map(figures) }, zone).map((one) => one.day)
}

test('today is there while it is still yesterday in Greenwich', () => {
  expect(dates('2026-11-30T20:00Z', 'Asia/Tokyo', ['2026-12-01'])).toEqual([
    '2026-11-29',
    '2026-11-30',
    '2026-12-01',
  ])
})

test('tomorrow isn’t, where it is tomorrow in Greenwich already', () => {
  expect(dates('2026-12-01T04:00Z', 'America/New_York')).toEqual(['2026-11-28', '2026-11-29', '2026-11-30'])
})

test('each day is there once when the clocks change', () => {
  expect(dates('2026-10-26T23:30Z', 'Europe/Berlin')).toEqual(['2026-10-25', '2026-10-26', '2026-10-27'])
  expect(dates('2026-03-30T21:30Z', 'Europe/Berlin')).toEqual(['2026-03-28', '2026-03-29', '2026-03-30'])
})
