import { afterEach, describe, expect, it, test, vi } from 'vitest'
import {
  clockTime,
  dayAndTime,
  fullTime,
  longDay,
  setTimeFormat,
  smartTime,
  timeSpan,
} from '../../../../renderer/language/relative-time.ts'

/** Friday, 20 November 2026. The tests run in UTC. */
const now = Date.UTC(2026, 10, 20, 14, 6)
const day = 86_400_000

describe('smartTime', () => {
  it('tells the hour today, also of what lies ahead', () => {
    expect(smartTime(Date.UTC(2026, 10, 20, 0, 0), now)).toBe('00:00')
    expect(smartTime(now, now)).toBe('14:06')
    expect(smartTime(Date.UTC(2026, 10, 20, 23, 59), now)).toBe('23:59')
  })

  it('tells the day of the six days before', () => {
    expect(smartTime(Date.UTC(2026, 10, 19, 23, 59), now)).toBe('Thu')
    expect(smartTime(Date.UTC(2026, 10, 14, 0, 1), now)).toBe('Sat')
  })

  it('tells the date before that, with the year once it is another', () => {
    expect(smartTime(Date.UTC(2026, 10, 13, 23, 59), now)).toBe('13 Nov')
    expect(smartTime(now - 400 * day, now)).toBe('16 Oct 2025')
  })

  it('keeps the hour of what lies ahead', () => {
    expect(smartTime(Date.UTC(2026, 10, 21, 9), now)).toBe('Sat 09:00')
    expect(smartTime(Date.UTC(2026, 11, 3, 9), now)).toBe('3 Dec 09:00')
    expect(smartTime(Date.UTC(2027, 0, 4, 9), now)).toBe('4 Jan 2027 09:00')
  })
})

describe('timeSpan', () => {
  const at = (date: number, hour: number) => Date.UTC(2026, 10, date, hour)

  it('tells the day once if it is the same', () => {
    expect(timeSpan(at(20, 15), at(20, 17), now)).toBe('15:00 – 17:00')
    expect(timeSpan(at(23, 9), at(23, 17), now)).toBe('Mon 09:00 – 17:00')
  })

  it('tells both days if they differ', () => {
    expect(timeSpan(at(20, 22), at(21, 6), now)).toBe('22:00 – Sat 06:00')
    expect(timeSpan(at(23, 22), at(24, 6), now)).toBe('Mon 22:00 – Tue 06:00')
    expect(timeSpan(at(28, 22), at(29, 6), now)).toBe('28 Nov 22:00 – 29 Nov 06:00')
  })
})

describe('clockTime and fullTime', () => {
  it('count hours from 00 to 23', () => {
    expect(clockTime(Date.UTC(2026, 10, 20, 0, 5))).toBe('00:05')
  })

  it('leave nothing out', () => {
    expect(dayAndTime(now)).toMatch(/^Friday,? 20 November at 14:06$/)
    expect(fullTime(now)).toMatch(/^Friday,? 20 November 2026 at 14:06:00 UTC$/)
  })
})

describe('setTimeFormat', () => {
  afterEach(() => setTimeFormat('en-GB'))
  const plain = (text: string) => text.replace(/\s+/gu, ' ')

  it('writes times as the region does', () => {
    setTimeFormat('en-US')
    expect(plain(smartTime(now, now))).toBe('2:06 PM')
    expect(plain(smartTime(Date.UTC(2026, 11, 3, 9), now))).toBe('Dec 3 9:00 AM')
    expect(longDay(now)).toBe('Friday, November 20')
  })

  it('keeps the clock that was chosen in any region', () => {
    setTimeFormat('en-US', false)
    expect(clockTime(now)).toBe('14:06')
    setTimeFormat('en-GB', true)
    expect(plain(clockTime(now))).toBe('2:06 pm')
  })
})

test('a device that moves to another time zone writes times as people there do, without a reload', () => {
  const before = process.env['TZ']
  vi.useFakeTimers({ toFake: ['performance'] })
  try {
    process.env['TZ'] = 'Europe/Berlin'
    // Past whatever the real clock had reached before.
    vi.advanceTimersByTime(3_600_000)
    const noon = Date.UTC(2026, 0, 15, 12)
    expect(clockTime(noon)).toBe('13:00')
    process.env['TZ'] = 'America/New_York'
    vi.advanceTimersByTime(2000)
    expect(clockTime(noon)).toBe('07:00')
  } finally {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
    vi.advanceTimersByTime(2000)
    clockTime(0)
    vi.useRealTimers()
  }
})
