import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { duration, roundedHours, TimeRounding } from '../../../../core/domain/time/time-rounding.ts'
import { hoursToLog, workByDay } from '../../../../core/write-ups/time-plan.ts'
import {
  breakAfter,
  breaksBetween,
  spansByDay,
  workedFor,
  workMoments,
  workSpans,
} from '../../../../core/write-ups/work-spans.ts'

const minute = 60_000
const moment = fc.integer({ min: 0, max: 4e12 })

describe('rounding', () => {
  test.each([
    [0, 0, 0, 0],
    [1, 0.25, 0.5, 0],
    [15 * minute, 0.25, 0.5, 0.25],
    [15 * minute + 1, 0.5, 0.5, 0.25],
    [30 * minute, 0.5, 0.5, 0.5],
    [50 * minute, 1, 1, 0.83],
    [-5, 0, 0, 0],
  ])('%i ms', (ms, quarter, half, exact) => {
    expect(roundedHours(ms, '15min')).toBe(quarter)
    expect(roundedHours(ms, '30min')).toBe(half)
    expect(roundedHours(ms, 'exact')).toBe(exact)
  })

  test('never takes time away by quarters and halves, never adds a whole step, and grows with the time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 0, max: 1e7 }),
        fc.constantFrom(...TimeRounding.options),
        (ms, more, rounding) => {
          const hours = roundedHours(ms, rounding)
          const step = { '15min': 0.25, '30min': 0.5, exact: 0.01, none: 0.0001 }[rounding]
          expect(Math.abs(hours - ms / 3_600_000)).toBeLessThan(step)
          if (rounding === '15min' || rounding === '30min')
            expect(hours * 3_600_000).toBeGreaterThanOrEqual(ms)
          expect(roundedHours(ms + more, rounding)).toBeGreaterThanOrEqual(hours)
        },
      ),
    )
  })

  test('writes lengths of time', () => {
    expect([0, 59_999, 60_000, 65 * minute, 26 * 60 * minute].map(duration)).toEqual([
      '0m',
      '0m',
      '1m',
      '1h 5m',
      '26h 0m',
    ])
  })
})

describe('worked time', () => {
  test('has breaks where nothing was done for long', () => {
    const spans = workSpans([100 * minute, 0, 10 * minute, 25 * minute, 101 * minute])
    expect(spans).toEqual([
      { from: 0, to: 25 * minute },
      { from: 100 * minute, to: 101 * minute },
    ])
    expect(breaksBetween(spans)).toEqual([{ from: 25 * minute, to: 100 * minute }])
    expect(workedFor(spans)).toBe(26 * minute)
  })

  test('covers every moment once, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 60 }), (moments) => {
        const spans = workSpans(moments)
        for (const at of moments)
          expect(spans.filter(({ from, to }) => from <= at && at <= to)).toHaveLength(1)
        for (const gap of breaksBetween(spans)) expect(gap.to - gap.from).toBeGreaterThan(breakAfter)
        expect(workSpans(moments.toReversed())).toEqual(spans)
        expect(workSpans([...moments, ...moments])).toEqual(spans)
      }),
    )
  })

  test('counts what a person did, not what others or reminders did', () => {
    const entry = (authorId: string, at: number, more: object = {}) =>
      ({ authorId, at, editedAt: null, event: null, ...more }) as never
    expect(
      workMoments(
        [
          entry('ana', 1),
          entry('ben', 2),
          entry('ana', 3, { editedAt: 9 }),
          entry('ana', 4, { event: { name: 'woke', handoffId: null } }),
          entry('ana', 5, { event: { name: 'resolved', handoffId: null } }),
        ],
        'ana',
      ),
    ).toEqual([1, 3, 9, 5])
  })

  const dayIn = (timeZone: string) => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
    return (at: number) => format.format(at)
  }

  test('over midnight belongs to two days of the technician’s zone, on the night of a changed clock too', () => {
    // 23:30 to 00:45 in London, where the clocks go back at 01:00 UTC that night.
    const from = Date.UTC(2026, 9, 24, 22, 30)
    const to = Date.UTC(2026, 9, 24, 23, 45)
    expect([...spansByDay([{ from, to }], dayIn('Europe/London'))]).toEqual([
      ['2026-10-24', [{ from, to: Date.UTC(2026, 9, 24, 23) }]],
      ['2026-10-25', [{ from: Date.UTC(2026, 9, 24, 23), to }]],
    ])
  })

  test('by day loses and doubles nothing', () => {
    fc.assert(
      fc.property(
        fc.array(moment, { maxLength: 20 }),
        fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'),
        (moments, timeZone) => {
          const spans = workSpans(moments)
          const dayOf = dayIn(timeZone)
          const days = spansByDay(spans, dayOf)
          expect(workedFor([...days.values()].flat())).toBe(workedFor(spans))
          for (const [day, parts] of days)
            for (const part of parts) expect([dayOf(part.from), dayOf(part.to - 1)]).toEqual([day, day])
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('time entries', () => {
  const utcDay = (at: number) => new Date(at).toISOString().slice(0, 10)

  test('cover all of the work, each on its own day', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 40 }), (moments) => {
        const spans = workSpans(moments)
        const days = workByDay(spans, utcDay)
        expect(days.reduce((sum, { spans: parts }) => sum + workedFor(parts), 0)).toBe(workedFor(spans))
        expect(new Set(days.map(({ day }) => day)).size).toBe(days.length)
        for (const { day, from, to } of days) {
          expect(utcDay(from)).toBe(day)
          expect(utcDay(to - 1)).toBe(day)
        }
      }),
    )
  })

  test('count a begun minute as whole, and log nothing for none', () => {
    const [day] = workByDay([{ from: 0, to: 15 * minute + 1 }], utcDay)
    expect(day?.minutes).toBe(16)
    expect(hoursToLog(15, '15min')).toBe(0.25)
    expect(hoursToLog(0, '15min')).toBeNull()
    expect(hoursToLog(-3, 'exact')).toBeNull()
  })
})
