import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  changedRules,
  defaultRules,
  heldUntil,
  PersonalRules,
  quietUntil,
  type PersonalHours,
} from '../../../../core/notify/personal-rules.ts'

const utc = (text: string): number => Date.parse(`${text}Z`)
const every = [1, 2, 3, 4, 5, 6, 7]
const rules = (quiet: PersonalHours[], over: Partial<PersonalRules> = {}): PersonalRules => ({
  ...defaultRules,
  quiet,
  ...over,
})
const nights = rules([{ days: every, from: '22:00', to: '07:00' }], { zone: 'Europe/London' })

test('a change of one field of a channel leaves its others, and the other channel, as they are by then', () => {
  const first = changedRules(defaultRules, { email: { afterMinutes: 10 } })
  expect(changedRules(first, { email: { on: false }, dutyReminder: null })).toEqual({
    ...defaultRules,
    email: { on: false, afterMinutes: 10 },
    dutyReminder: null,
  })
})

describe('quiet hours', () => {
  test('last over midnight in the person’s own zone', () => {
    expect(quietUntil(nights, utc('2026-01-10T21:59'))).toBeNull()
    expect(quietUntil(nights, utc('2026-01-10T22:00'))).toBe(utc('2026-01-11T07:00'))
    expect(quietUntil(nights, utc('2026-01-11T06:59'))).toBe(utc('2026-01-11T07:00'))
    expect(quietUntil(nights, utc('2026-01-11T07:00'))).toBeNull()
    // In summer London is an hour ahead.
    expect(quietUntil(nights, utc('2026-07-10T21:00'))).toBe(utc('2026-07-11T06:00'))
  })

  test('end by the wall’s clock in the nights in which it moves, in three zones', () => {
    const inZone = (zone: string) => ({ ...nights, zone })
    expect(quietUntil(inZone('Europe/London'), utc('2026-03-28T23:00'))).toBe(utc('2026-03-29T06:00'))
    expect(quietUntil(inZone('Europe/London'), utc('2026-10-24T22:00'))).toBe(utc('2026-10-25T07:00'))
    expect(quietUntil(inZone('America/New_York'), utc('2026-03-08T04:00'))).toBe(utc('2026-03-08T11:00'))
    expect(quietUntil(inZone('America/New_York'), utc('2026-11-01T03:00'))).toBe(utc('2026-11-01T12:00'))
    expect(quietUntil(inZone('Australia/Sydney'), utc('2026-04-04T12:00'))).toBe(utc('2026-04-04T21:00'))
    expect(quietUntil(inZone('Australia/Sydney'), utc('2026-10-03T13:00'))).toBe(utc('2026-10-03T20:00'))
  })

  test('that touch or overlap are one, with a do-not-disturb as well', () => {
    const weekend = rules([
      { days: [5], from: '18:00', to: '00:00' },
      { days: [6, 7], from: '00:00', to: '00:00' },
      { days: [1], from: '00:00', to: '08:00' },
    ])
    // A Friday evening.
    expect(quietUntil(weekend, utc('2026-01-09T18:30'))).toBe(utc('2026-01-12T08:00'))
    const also = { ...weekend, doNotDisturbUntil: utc('2026-01-09T18:10') }
    expect(quietUntil(also, utc('2026-01-09T17:00'))).toBe(utc('2026-01-12T08:00'))
    expect(quietUntil({ ...also, quiet: [] }, utc('2026-01-09T17:00'))).toBe(utc('2026-01-09T18:10'))
    expect(quietUntil({ ...also, quiet: [] }, utc('2026-01-09T18:10'))).toBeNull()
  })

  test('are all that isn’t working hours, where there are any', () => {
    const shifts = rules([{ days: [3], from: '12:00', to: '13:00' }], {
      zone: 'Europe/London',
      working: [
        { days: [1, 2, 3, 4, 5], from: '08:00', to: '12:30' },
        { days: [1, 2, 3, 4], from: '13:00', to: '17:00' },
      ],
    })
    // A Wednesday: lunch is longer, because quiet hours begin before it.
    expect(quietUntil(shifts, utc('2026-01-07T11:59'))).toBeNull()
    expect(quietUntil(shifts, utc('2026-01-07T12:00'))).toBe(utc('2026-01-07T13:00'))
    expect(quietUntil(shifts, utc('2026-01-07T16:59'))).toBeNull()
    expect(quietUntil(shifts, utc('2026-01-07T17:00'))).toBe(utc('2026-01-08T08:00'))
    // Friday afternoon until Monday.
    expect(quietUntil(shifts, utc('2026-01-09T12:30'))).toBe(utc('2026-01-12T08:00'))
    // In summer London is an hour ahead.
    expect(quietUntil(shifts, utc('2026-07-08T16:00'))).toBe(utc('2026-07-09T07:00'))
    expect(heldUntil(shifts, 'urgent', false, utc('2026-01-10T03:00'))).toBeNull()
    expect(heldUntil(shifts, 'high', false, utc('2026-01-10T03:00'))).toBe(utc('2026-01-12T08:00'))
  })

  test('hold what doesn’t break through, and nothing for someone on duty', () => {
    const night = utc('2026-01-10T23:00')
    expect(heldUntil(nights, 'normal', false, night)).toBe(utc('2026-01-11T07:00'))
    expect(heldUntil(nights, 'urgent', false, night)).toBeNull()
    expect(heldUntil({ ...nights, breaksThrough: [] }, 'urgent', false, night)).toBe(utc('2026-01-11T07:00'))
    expect(heldUntil(nights, 'low', true, night)).toBeNull()
  })

  test('that never end are held for two weeks at most, and an end is never in the past', () => {
    const always = rules([{ days: every, from: '00:00', to: '00:00' }])
    const time = fc.integer({ min: 0, max: 1439 }).map((minutes) => {
      const two = (n: number) => String(n).padStart(2, '0')
      return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
    })
    const anyQuiet = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: time,
      to: time,
    })
    expect(quietUntil(always, 0)).toBe(14 * 86_400_000)
    fc.assert(
      fc.property(
        fc.array(anyQuiet, { maxLength: 5 }),
        fc.array(anyQuiet, { maxLength: 3 }),
        fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Chatham'),
        fc.integer({ min: utc('2026-01-01T00:00'), max: utc('2027-01-01T00:00') }),
        (quiet, working, zone, now) => {
          const until = quietUntil(rules(quiet, { zone, working }), now)
          if (until === null) return
          expect(until).toBeGreaterThan(now)
          // Once over, it is over, unless it was cut short.
          if (until < now + 14 * 86_400_000)
            expect(quietUntil(rules(quiet, { zone, working }), until)).toBeNull()
        },
      ),
    )
  })

  test('need a time zone that exists', () => {
    expect(PersonalRules.safeParse({ ...defaultRules, zone: 'Mars/Olympus' }).success).toBe(false)
  })
})
