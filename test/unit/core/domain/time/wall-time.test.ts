import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf, remindedAt, WallTime, wallTimeAt } from '../../../../../core/domain/time/wall-time.ts'

const utc = (text: string): number => Date.parse(`${text}Z`)
const london = 'Europe/London'
const zones = [london, 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC']

describe('the instant of a wall time', () => {
  test.each([
    ['in winter', '2026-12-01T09:00', london, '2026-12-01T09:00'],
    ['in summer', '2026-07-01T09:00', london, '2026-07-01T08:00'],
    ['that the clocks skip is later by what they skip', '2026-03-29T01:30', london, '2026-03-29T01:30'],
    ['that comes twice is the first one', '2026-10-25T01:30', london, '2026-10-25T00:30'],
    ['with half an hour', '2026-12-01T09:00', 'Asia/Kolkata', '2026-12-01T03:30'],
    ['a day ahead of the rest', '2026-12-01T09:00', 'Pacific/Apia', '2026-11-30T20:00'],
  ])('%s', (_, time, zone, at) => {
    expect(new Date(instantOf({ time, zone })).toISOString().slice(0, 16)).toBe(at)
  })

  test('is the one that the wall shows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: utc('2020-01-01T00:00') / 60_000, max: utc('2036-01-01T00:00') / 60_000 }),
        fc.constantFrom(...zones),
        (minute, zone) => {
          const wall = wallTimeAt(minute * 60_000, zone)
          const at = instantOf(wall)
          expect(wallTimeAt(at, zone)).toEqual(wall)
          expect(at).toBeLessThanOrEqual(minute * 60_000)
        },
      ),
    )
  })

  test.each([
    { time: '2026-12-01 09:00', zone: london },
    { time: '2026-12-01T09:00:30', zone: london },
    { time: '2026-12-01T09:00Z', zone: london },
    { time: '2026-02-30T09:00', zone: london },
    { time: '2026-12-01T09:00', zone: 'Etc/Unknown' },
  ])('is not asked of %o', (wall) => {
    expect(WallTime.safeParse(wall).success).toBe(false)
  })
})

describe('a reminder', () => {
  const wall = { time: '2026-12-01T09:00', zone: london }
  const monday = utc('2026-11-30T17:00')

  test('of a right clock is what was chosen, when it arrives days later too', () => {
    expect(remindedAt({ said: monday, wall }, 0, monday + 900)).toEqual({
      wakeAt: utc('2026-12-01T09:00'),
      wall,
    })
    expect(remindedAt({ said: monday, wall: null }, monday + 3_600_000, monday).wakeAt).toBe(
      monday + 3_600_000,
    )
  })

  test('tomorrow at nine of a device in 2035 is tomorrow at nine', () => {
    const said = utc('2035-06-12T03:10')
    const nine = { time: '2035-06-13T09:00', zone: london }
    expect(remindedAt({ said, wall: nine }, instantOf(nine), monday)).toEqual({
      wakeAt: utc('2026-12-01T09:00'),
      wall,
    })
  })

  test('in an hour of a device in 2035 is in an hour', () => {
    const said = utc('2035-06-12T03:10')
    expect(remindedAt({ said, wall: null }, said + 3_600_000, monday).wakeAt).toBe(monday + 3_600_000)
  })
})
