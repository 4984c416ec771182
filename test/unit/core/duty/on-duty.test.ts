import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rotation, Schedule, StandingCover } from '../../../../core/domain/duty/schedule.ts'
import { wallTimeAt } from '../../../../core/domain/time/wall-time.ts'
import {
  everyoneOnDuty,
  nowAndNext,
  onDutyAt,
  schedulesFor,
  shiftsBetween,
  staffed,
} from '../../../../core/duty/on-duty.ts'
import { turnStart } from '../../../../core/duty/turns.ts'

const hour = 3_600_000
const day = 24 * hour
const at = (iso: string): number => Date.parse(iso)

const rotation = (fields: Partial<Rotation> = {}): Rotation => ({
  id: 'r1',
  people: ['ana', 'ben', 'cy'],
  turn: { every: 1, unit: 'week' },
  startsOn: '2026-01-05',
  handoverAt: '09:00',
  hours: [],
  ...fields,
})

const schedule = (fields: Partial<Schedule> = {}): Schedule => ({
  id: 's1',
  accountId: 'acme',
  rev: 0,
  name: 'First line',
  teamId: null,
  zone: 'Europe/London',
  rotations: [rotation()],
  covers: [],
  version: 1,
  removed: false,
  createdAt: 0,
  ...fields,
})

const cover = (fields: Partial<StandingCover> & Pick<StandingCover, 'cover'>): StandingCover => ({
  id: 'c1',
  from: at('2026-01-06T00:00Z'),
  until: at('2026-01-07T00:00Z'),
  by: 'cy',
  at: 0,
  ...fields,
})

const names = (planned: Schedule, when: number): string[] =>
  onDutyAt(planned, when).map(({ personId }) => personId)

describe('turns', () => {
  it('begin at the first handover, and come round', () => {
    const planned = schedule()
    expect(names(planned, at('2026-01-05T08:59:59Z'))).toEqual([])
    expect(names(planned, at('2026-01-05T09:00Z'))).toEqual(['ana'])
    expect(names(planned, at('2026-01-12T08:59Z'))).toEqual(['ana'])
    expect(names(planned, at('2026-01-12T09:00Z'))).toEqual(['ben'])
    expect(names(planned, at('2026-01-26T09:00Z'))).toEqual(['ana'])
  })

  it('are handed over at the same time on the wall when clocks change', () => {
    const daily = schedule({
      zone: 'America/New_York',
      rotations: [rotation({ turn: { every: 1, unit: 'day' }, startsOn: '2026-03-01' })],
    })
    // Clocks go forward on 8 March: 09:00 is 14:00 UTC before, 13:00 after; that turn is an hour short.
    const [first, second, third] = [6, 7, 8].map((n) => turnStart(rotationOf(daily), daily.zone, n))
    expect(first).toBe(at('2026-03-07T14:00Z'))
    expect(second).toBe(at('2026-03-08T13:00Z'))
    expect(third).toBe(at('2026-03-09T13:00Z'))
    // Back on 1 November: an hour longer.
    const back = turnStart(rotationOf(daily), daily.zone, 245)
    expect(back).toBe(at('2026-11-01T14:00Z'))
    expect(back - turnStart(rotationOf(daily), daily.zone, 244)).toBe(25 * hour)
  })

  it('are handed over once when the time of the handover comes twice, and when it never comes', () => {
    const at0130 = rotation({ turn: { every: 1, unit: 'day' }, startsOn: '2026-10-01', handoverAt: '01:30' })
    const planned = schedule({ rotations: [at0130] })
    const around = shiftsBetween(planned, { from: at('2026-10-24T12:00Z'), until: at('2026-10-26T12:00Z') })
    // 25 October, clocks go back at 2:00: the first 1:30 is 00:30 UTC.
    expect(around.map(({ from }) => from)).toEqual([
      at('2026-10-24T12:00Z'),
      at('2026-10-25T00:30Z'),
      at('2026-10-26T01:30Z'),
    ])
    const spring = shiftsBetween(schedule({ rotations: [rotation({ ...at0130, startsOn: '2026-03-01' })] }), {
      from: at('2026-03-28T12:00Z'),
      until: at('2026-03-30T12:00Z'),
    })
    // 29 March: 1:30 doesn't exist, so the handover is at 2:30, which is 01:30 UTC.
    expect(spring.map(({ from }) => from)).toEqual([
      at('2026-03-28T12:00Z'),
      at('2026-03-29T01:30Z'),
      at('2026-03-30T00:30Z'),
    ])
  })

  it('only count within the hours of the rotation, across midnight too', () => {
    const nights = schedule({
      rotations: [rotation({ hours: [{ days: [1, 2, 3, 4, 5], from: '18:00', until: '08:00' }] })],
    })
    expect(names(nights, at('2026-01-05T17:59Z'))).toEqual([])
    expect(names(nights, at('2026-01-05T18:00Z'))).toEqual(['ana'])
    expect(names(nights, at('2026-01-06T07:59Z'))).toEqual(['ana'])
    expect(names(nights, at('2026-01-06T08:00Z'))).toEqual([])
    // The night of Friday ends on Saturday; there's none on Saturday.
    expect(names(nights, at('2026-01-10T07:00Z'))).toEqual(['ana'])
    expect(names(nights, at('2026-01-10T20:00Z'))).toEqual([])
  })

  it('run side by side, with each person once', () => {
    const planned = schedule({
      rotations: [
        rotation(),
        rotation({ id: 'r2', people: ['vera'] }),
        rotation({ id: 'r3', people: ['ana'] }),
      ],
    })
    expect(names(planned, at('2026-01-06T12:00Z'))).toEqual(['ana', 'vera'])
  })
})

describe('covers', () => {
  const noon = at('2026-01-06T12:00Z')
  it('add, remove and replace for their time only', () => {
    const add = schedule({ covers: [cover({ cover: { kind: 'add', personId: 'vera' } })] })
    expect(names(add, noon)).toEqual(['ana', 'vera'])
    expect(names(add, at('2026-01-07T00:00Z'))).toEqual(['ana'])
    const remove = schedule({ covers: [cover({ cover: { kind: 'remove', insteadOf: 'ana' } })] })
    expect(names(remove, noon)).toEqual([])
    const replace = schedule({
      covers: [cover({ cover: { kind: 'replace', personId: 'vera', insteadOf: 'ana' } })],
    })
    expect(onDutyAt(replace, noon)).toEqual([{ personId: 'vera', insteadOf: 'ana', isCover: true }])
  })

  it('change nothing when they name someone who isn’t on duty', () => {
    const covers = [
      cover({ cover: { kind: 'remove', insteadOf: 'ben' } }),
      cover({ cover: { kind: 'replace', personId: 'vera', insteadOf: 'ben' } }),
      cover({ cover: { kind: 'replace', personId: 'ana', insteadOf: 'ana' } }),
    ]
    expect(names(schedule({ covers }), noon)).toEqual(['ana'])
  })

  it('can cover whoever covers', () => {
    const covers = [
      cover({ cover: { kind: 'replace', personId: 'vera', insteadOf: 'ana' } }),
      cover({ id: 'c2', cover: { kind: 'replace', personId: 'ben', insteadOf: 'vera' } }),
    ]
    expect(names(schedule({ covers }), noon)).toEqual(['ben'])
  })
})

it('says who has it now and who is next, over a gap', () => {
  const planned = schedule({
    rotations: [rotation({ hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' }] })],
  })
  const friday = nowAndNext(planned, at('2026-01-09T16:00Z'))
  expect(friday.now).toMatchObject({ until: at('2026-01-09T17:00Z'), people: [{ personId: 'ana' }] })
  expect(friday.next).toMatchObject({ from: at('2026-01-12T09:00Z'), people: [{ personId: 'ben' }] })
  expect(nowAndNext(planned, at('2026-01-10T12:00Z')).now).toBeNull()
  expect(nowAndNext(schedule({ rotations: [] }), 0)).toEqual({ now: null, next: null })
})

it('names no end for a shift that goes on', () => {
  const alone = schedule({ rotations: [rotation({ people: ['ana'] })] })
  const tuesday = at('2026-01-06T12:00Z')
  expect(nowAndNext(alone, tuesday)).toMatchObject({
    now: { until: null, people: [{ personId: 'ana' }] },
    next: null,
  })
})

it('finds the end of a turn of many weeks, and who comes next', () => {
  for (const every of [10, 52]) {
    const turn = { every, unit: 'week' as const }
    // Round the clock, so that hours don't end it sooner either.
    const allDay = [{ days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', until: '00:00' }]
    for (const hours of [[], allDay]) {
      const planned = schedule({ rotations: [rotation({ turn, hours })] })
      const handover = turnStart(rotationOf(planned), planned.zone, 1)
      expect(nowAndNext(planned, at('2026-01-06T12:00Z'))).toMatchObject({
        now: { until: handover, people: [{ personId: 'ana' }] },
        next: { from: handover, people: [{ personId: 'ben' }] },
      })
    }
  }
  const later = schedule({ rotations: [rotation({ startsOn: '2026-05-04' })] })
  expect(nowAndNext(later, at('2026-01-06T12:00Z'))).toMatchObject({
    now: null,
    next: { from: at('2026-05-04T08:00Z'), until: at('2026-05-11T08:00Z') },
  })
})

it('takes a team’s own schedules, and the workspace’s where it has none', () => {
  const general = schedule()
  const north = schedule({ id: 's2', teamId: 'north', rotations: [rotation({ people: ['vera'] })] })
  const gone = schedule({ id: 's3', teamId: 'south', removed: true })
  const all = [general, north, gone]
  expect(schedulesFor(all, 'north').map(({ id }) => id)).toEqual(['s2'])
  expect(schedulesFor(all, 'south').map(({ id }) => id)).toEqual(['s1'])
  expect(schedulesFor(all, null).map(({ id }) => id)).toEqual(['s1'])
  expect(everyoneOnDuty(all, at('2026-01-06T12:00Z'))).toEqual(new Set(['ana', 'vera']))
})

const zones = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'] as const
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
const person = fc.constantFrom('ana', 'ben', 'cy', 'vera')
const anyCover = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), personId: person }),
  fc.record({ kind: fc.constant('remove' as const), insteadOf: person }),
  fc.record({ kind: fc.constant('replace' as const), personId: person, insteadOf: person }),
)
const anyRotation = fc.record({
  id: fc.uuid(),
  people: fc.array(person, { minLength: 1, maxLength: 5 }),
  turn: fc.record({
    every: fc.integer({ min: 1, max: 3 }),
    unit: fc.constantFrom('day' as const, 'week' as const),
  }),
  startsOn: fc.constantFrom('2026-01-05', '2026-03-20', '2026-10-20'),
  handoverAt: clock,
  hours: fc.array(
    fc.record({
      days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      from: clock,
      until: clock,
    }),
    { maxLength: 2 },
  ),
})
const instant = fc.integer({ min: at('2026-03-20T00:00Z'), max: at('2026-11-10T00:00Z') })
const anySchedule = fc.record({
  zone: fc.constantFrom(...zones),
  rotations: fc.array(anyRotation, { maxLength: 3 }),
  covers: fc.array(
    fc
      .record({ cover: anyCover, from: instant, length: fc.integer({ min: 1, max: 20 * day }) })
      .map(({ cover: one, from, length }) => cover({ cover: one, from, until: from + length })),
    { maxLength: 4 },
  ),
})

it('says the same of an instant and of the shift that it lies in, across clock changes and gaps', () => {
  fc.assert(
    fc.property(
      anySchedule,
      instant,
      fc.array(fc.integer({ min: 0, max: 14 * day - 1 }), { maxLength: 5 }),
      (fields, from, offsets) => {
        const planned = schedule(fields)
        const shifts = shiftsBetween(planned, { from, until: from + 14 * day })
        expect(shifts[0]?.from).toBe(from)
        expect(shifts.at(-1)?.until).toBe(from + 14 * day)
        shifts.forEach((shift, index) => {
          expect(shift.until).toBe(shifts[index + 1]?.from ?? shift.until)
          expect(shift.until).toBeGreaterThan(shift.from)
        })
        for (const offset of offsets) {
          const when = from + offset
          const shift = shifts.find((one) => one.from <= when && when < one.until)
          expect(shift?.people).toEqual(onDutyAt(planned, when))
        }
      },
    ),
    { numRuns: 80 },
  )
})

it('finds the end of every turn that is handed to someone else within a year', () => {
  const turn = fc.record({
    every: fc.integer({ min: 1, max: 52 }),
    unit: fc.constantFrom('day' as const, 'week' as const),
  })
  fc.assert(
    fc.property(anyRotation, turn, fc.constantFrom(...zones), instant, (fields, turns, zone, when) => {
      const planned = schedule({ zone, rotations: [{ ...fields, turn: turns, hours: [] }] })
      const { now, next } = nowAndNext(planned, when)
      const [first, second] = shiftsBetween(planned, { from: when, until: when + 366 * day })
      const isOn = (first?.people.length ?? 0) > 0
      expect(now?.until ?? null).toBe(isOn ? (second?.from ?? null) : null)
      expect(next?.from ?? null).toBe(second?.from ?? null)
    }),
    { numRuns: 80 },
  )
})

it('has exactly one person on duty of a rotation without hours, once it has begun, and hands over on the wall', () => {
  fc.assert(
    fc.property(anyRotation, fc.constantFrom(...zones), instant, (fields, zone, when) => {
      const planned = schedule({ zone, rotations: [{ ...fields, hours: [] }] })
      const began = turnStart(rotationOf(planned), zone, 0)
      expect(onDutyAt(planned, when)).toHaveLength(when < began ? 0 : 1)
      const people = new Set(fields.people)
      for (const { from } of shiftsBetween(planned, { from: when, until: when + 40 * day }).slice(1)) {
        const shown = wallTimeAt(from, zone).time.slice(11)
        // A time that doesn't exist that day comes as much later as the clocks go forward.
        if (shown !== fields.handoverAt)
          expect(wallTimeAt(from - hour, zone).time.slice(11)).not.toBe(fields.handoverAt)
        expect(people.size > 1 || from === began).toBe(true)
      }
    }),
    { numRuns: 80 },
  )
})

function rotationOf(planned: Schedule): Rotation {
  const [first] = planned.rotations
  if (first === undefined) throw new Error('no rotation')
  return first
}

describe('someone who can’t be on duty any more', () => {
  const monday = at('2026-01-05T12:00:00Z')
  const people = (gone: readonly string[]) =>
    ['ana', 'ben', 'cy', 'dee', 'eve'].map((id) => ({
      id,
      role: id === 'eve' && gone.includes(id) ? ('viewer' as const) : ('engineer' as const),
      active: id === 'eve' || !gone.includes(id),
    }))
  const covering = (id: string, one: StandingCover['cover']): StandingCover => ({
    id,
    cover: one,
    from: monday - hour,
    until: monday + hour,
    by: 'ana',
    at: 0,
  })
  const onDuty = (covers: StandingCover[], gone: readonly string[]) =>
    onDutyAt(staffed([schedule({ covers })], people(gone))[0] ?? schedule(), monday).map(
      (one) => one.personId,
    )
  const dee = covering('c1', { kind: 'replace', personId: 'dee', insteadOf: 'ana' })
  const eve = covering('c2', { kind: 'replace', personId: 'eve', insteadOf: 'dee' })

  it('relieves no one of their duty', () => {
    expect(onDuty([dee], [])).toEqual(['dee'])
    expect(onDuty([dee], ['dee'])).toEqual(['ana'])
    expect(onDuty([dee, eve], ['eve'])).toEqual(['dee'])
    expect(onDuty([dee, eve], ['dee', 'eve'])).toEqual(['ana'])
    expect(onDuty([covering('c3', { kind: 'add', personId: 'dee' })], ['dee'])).toEqual(['ana'])
  })

  it('is still relieved by who covers for them', () => {
    expect(onDuty([dee], ['ana'])).toEqual(['dee'])
    expect(onDuty([dee, eve], ['dee'])).toEqual(['eve'])
    const again = covering('c4', { kind: 'replace', personId: 'eve', insteadOf: 'ana' })
    expect(onDuty([dee, again], ['dee'])).toEqual(['eve'])
    expect(onDuty([], ['ana'])).toEqual([])
  })
})
