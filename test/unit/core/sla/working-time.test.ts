import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WorkingCalendar } from '../../../../core/domain/duty/response-targets.ts'
import { wallTimeAt } from '../../../../core/domain/time/wall-time.ts'
import { afterWorking, workingBetween, workingStretches } from '../../../../core/sla/working-time.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const at = (iso: string): number => Date.parse(iso)
const shown = (instant: number | null, zone: string): string =>
  instant === null ? 'never' : wallTimeAt(instant, zone).time

const weekdays = [1, 2, 3, 4, 5]
const office = (over: Partial<WorkingCalendar> = {}): WorkingCalendar => ({
  zone: 'Europe/London',
  hours: [
    { days: weekdays, from: '09:00', until: '12:30' },
    { days: weekdays, from: '13:30', until: '17:30' },
  ],
  holidays: [],
  ...over,
})
const always = (zone: string): WorkingCalendar => ({
  zone,
  hours: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', until: '00:00' }],
  holidays: [],
})

describe('working time', () => {
  it('stops for lunch, for the night and for the weekend', () => {
    // 27 November 2026 is a Friday.
    const friday = at('2026-11-27T12:00Z')
    const due = (minutes: number) => shown(afterWorking(office(), friday, minutes * minute), 'Europe/London')
    expect(due(30)).toBe('2026-11-27T12:30')
    expect(due(31)).toBe('2026-11-27T13:31')
    expect(due(270)).toBe('2026-11-27T17:30')
    expect(due(271)).toBe('2026-11-30T09:01')
    expect(due(270 + 450)).toBe('2026-11-30T17:30')
  })

  it('begins with the next working day when it starts outside of hours', () => {
    const saturday = at('2026-11-28T10:00Z')
    expect(shown(afterWorking(office(), saturday, 15 * minute), 'Europe/London')).toBe('2026-11-30T09:15')
    expect(workingBetween(office(), saturday, at('2026-11-29T22:00Z'))).toBe(0)
  })

  it('leaves whole holidays out, also the part of a night that falls on one', () => {
    const nights = office({
      hours: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '22:00', until: '06:00' }],
      holidays: [{ date: '2026-12-25', name: 'Christmas' }],
    })
    const eve = at('2026-12-24T23:00Z')
    expect(shown(afterWorking(nights, eve, hour), 'Europe/London')).toBe('2026-12-25T00:00')
    expect(shown(afterWorking(nights, eve, hour + minute), 'Europe/London')).toBe('2026-12-26T00:01')
    const closed = office({ holidays: [{ date: '2026-11-30', name: 'St Andrew’s' }] })
    expect(shown(afterWorking(closed, at('2026-11-27T17:29Z'), 2 * minute), 'Europe/London')).toBe(
      '2026-12-01T09:01',
    )
  })

  it('keeps to the wall when clocks go forward and back', () => {
    const early = office({ hours: [{ days: [0, 6], from: '00:00', until: '06:00' }] })
    // 29 March 2026: the hour from one to two is missing. 25 October 2026: it is there twice.
    expect(workingBetween(early, at('2026-03-29T00:00Z'), at('2026-03-29T12:00Z'))).toBe(5 * hour)
    expect(workingBetween(early, at('2026-10-24T20:00Z'), at('2026-10-25T12:00Z'))).toBe(7 * hour)
    expect(shown(afterWorking(early, at('2026-03-29T00:30Z'), hour), 'Europe/London')).toBe(
      '2026-03-29T02:30',
    )
    // The office opens at nine on the wall on both sides of the change.
    const friday = at('2026-03-27T17:00Z')
    expect(shown(afterWorking(office(), friday, hour), 'Europe/London')).toBe('2026-03-30T09:30')
  })

  it('counts what two lines say once', () => {
    const twice = office({
      hours: [
        { days: [1], from: '09:00', until: '12:00' },
        { days: [1], from: '11:00', until: '13:00' },
        { days: [1], from: '13:00', until: '14:00' },
      ],
    })
    const monday = { from: at('2026-11-30T00:00Z'), until: at('2026-12-01T00:00Z') }
    expect(workingStretches(twice, monday)).toEqual([
      { from: at('2026-11-30T09:00Z'), until: at('2026-11-30T14:00Z') },
    ])
  })

  it('is wall-clock time around the clock, whatever the clocks do', () => {
    const start = at('2026-03-28T10:00Z')
    expect(afterWorking(always('Europe/London'), start, 3 * day)).toBe(start + 3 * day)
    expect(workingBetween(always('America/New_York'), start, start + 100 * day)).toBe(100 * day)
  })

  it('says so when there is no such time, instead of looking for it forever', () => {
    expect(afterWorking(office({ hours: [] }), at('2026-11-27T12:00Z'), minute)).toBeNull()
    const never = office({
      hours: [{ days: [0], from: '01:10', until: '01:20' }],
    })
    expect(afterWorking(never, at('2026-11-27T12:00Z'), 200 * hour)).toBeNull()
  })
})

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${minutes}`)
const calendars: fc.Arbitrary<WorkingCalendar> = fc.record({
  // Clocks change by an hour, by half an hour, at midnight, in the south, and not at all.
  zone: fc.constantFrom(
    'Europe/London',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'America/Santiago',
    'Asia/Kolkata',
    'UTC',
  ),
  hours: fc.array(
    fc.record({
      days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 7 }),
      from: clock,
      until: clock,
    }),
    { minLength: 1, maxLength: 4 },
  ),
  holidays: fc.uniqueArray(fc.integer({ min: 0, max: 360 }), { maxLength: 6 }).map((days) =>
    days.map((one) => ({
      date: new Date(at('2026-01-01T00:00Z') + one * day).toISOString().slice(0, 10),
      name: 'Off',
    })),
  ),
})
const instants = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2026-12-31T00:00Z') })
const amounts = fc.integer({ min: 1, max: 40 * hour })

describe('whatever the calendar', () => {
  it('so much working time lies before the due time, and no less', () => {
    fc.assert(
      fc.property(calendars, instants, amounts, (calendar, from, ms) => {
        const due = afterWorking(calendar, from, ms)
        // Two days of a quarter of an hour take long; that is bounded elsewhere.
        fc.pre(due !== null)
        expect(workingBetween(calendar, from, due)).toBe(ms)
        expect(workingBetween(calendar, from, due - 1)).toBe(ms - 1)
      }),
      { numRuns: 150 },
    )
  })

  it('more time, or a later start, is never due earlier', () => {
    fc.assert(
      fc.property(
        calendars,
        instants,
        amounts,
        fc.integer({ min: 0, max: 3 * day }),
        (calendar, from, ms, later) => {
          const due = afterWorking(calendar, from, ms)
          fc.pre(due !== null)
          expect(afterWorking(calendar, from, ms + minute) ?? Infinity).toBeGreaterThan(due)
          expect(afterWorking(calendar, from + later, ms) ?? Infinity).toBeGreaterThanOrEqual(due)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('parts add up to the whole', () => {
    fc.assert(
      fc.property(
        calendars,
        instants,
        fc.integer({ min: 0, max: 40 * day }),
        fc.integer({ min: 0, max: 40 * day }),
        (calendar, from, one, two) => {
          expect(
            workingBetween(calendar, from, from + one) +
              workingBetween(calendar, from + one, from + one + two),
          ).toBe(workingBetween(calendar, from, from + one + two))
        },
      ),
      { numRuns: 100 },
    )
  })

  it('a holiday moves a due time back or leaves it, never forward', () => {
    fc.assert(
      fc.property(calendars, instants, amounts, (calendar, from, ms) => {
        const due = afterWorking(calendar, from, ms)
        const open = afterWorking({ ...calendar, holidays: [] }, from, ms)
        fc.pre(due !== null && open !== null)
        expect(due).toBeGreaterThanOrEqual(open)
      }),
      { numRuns: 100 },
    )
  })
})
