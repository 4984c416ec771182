import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { DutyHours } from '../../../../../core/domain/duty/schedule.ts'
import {
  contentOf,
  draftOf,
  endsNextDay,
  hasRoom,
  newRotation,
  todayIn,
  withStretch,
} from '../../../../../renderer/features/duty/schedule-draft.ts'
import { makeSchedule } from '../../../../support/samples/make.ts'

const draft = () => draftOf(makeSchedule())
const problemOf = (over: Partial<ReturnType<typeof draft>>) => {
  const read = contentOf({ ...draft(), ...over })
  return 'problem' in read ? read.problem.field : null
}

describe('the day on which a fresh rotation begins', () => {
  const at = Date.parse('2026-11-30T23:30Z')
  it('is today on the clocks of the schedule', () => {
    expect(todayIn('Asia/Tokyo', at)).toBe('2026-12-01')
    expect(todayIn('America/New_York', at)).toBe('2026-11-30')
  })

  it('is today here while the time zone is still being typed', () => {
    const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
    expect(todayIn('Europe/Berl', at)).toBe(todayIn(here, at))
  })
})

describe('a schedule as it is edited', () => {
  it('is what it was when nothing was changed', () => {
    const { name, teamId, zone, rotations } = makeSchedule()
    expect(contentOf(draft())).toEqual({ content: { name, teamId, zone, rotations } })
  })

  it('keeps all of its stretches of hours, each with its days in the order of the week', () => {
    const [rotation] = draft().rotations
    if (rotation === undefined) throw new Error('no rotation')
    const stretches = [
      { key: '0', days: [5, 1], from: '22:00', until: '06:00' },
      { key: '3', days: [6], from: '10:00', until: '12:00' },
      { key: '1', days: [6], from: '14:00', until: '16:00' },
    ]
    expect(contentOf({ ...draft(), rotations: [{ ...rotation, limited: true, stretches }] })).toMatchObject({
      content: {
        rotations: [
          {
            hours: [
              { days: [1, 5], from: '22:00', until: '06:00' },
              { days: [6], from: '10:00', until: '12:00' },
              { days: [6], from: '14:00', until: '16:00' },
            ],
          },
        ],
      },
    })
  })

  it('is what it was, whatever its hours', () => {
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
    const hours: fc.Arbitrary<DutyHours> = fc.record({
      days: fc
        .uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 })
        .map((days) => days.toSorted((a, b) => a - b)),
      from: clock,
      until: clock,
    })
    fc.assert(
      fc.property(fc.array(hours, { maxLength: 14 }), (stretches) => {
        const schedule = makeSchedule()
        const rotations = schedule.rotations.map((one) => ({ ...one, hours: stretches }))
        expect(contentOf(draftOf({ ...schedule, rotations }))).toMatchObject({ content: { rotations } })
      }),
    )
  })

  it('takes more hours while there is room, for the days that have none', () => {
    let stretches = newRotation('r2', '2026-11-20').stretches
    stretches = withStretch(stretches)
    expect(stretches[1]).toEqual({ key: '1', days: [6, 0], from: '09:00', until: '17:00' })
    stretches = withStretch(stretches.slice(1))
    expect(stretches.map(({ key, days }) => [key, days])).toEqual([
      ['1', [6, 0]],
      ['2', [1, 2, 3, 4, 5]],
    ])
    while (hasRoom(stretches)) stretches = withStretch(stretches)
    expect(stretches).toHaveLength(14)
    expect(new Set(stretches.map(({ key }) => key)).size).toBe(14)
  })

  it('says which hours end the day after', () => {
    expect(endsNextDay({ from: '22:00', until: '06:00' })).toBe(true)
    expect(endsNextDay({ from: '09:00', until: '09:00' })).toBe(true)
    expect(endsNextDay({ from: '09:00', until: '17:00' })).toBe(false)
    expect(endsNextDay({ from: '09:00', until: '' })).toBe(false)
  })

  it('says which field is wrong', () => {
    const fresh = { ...newRotation('r2', '2026-11-20'), people: ['ann'] }
    expect(problemOf({ name: ' ' })).toBe('name')
    expect(problemOf({ zone: 'Mars/Olympus' })).toBe('zone')
    const problemWith = (over: Partial<typeof fresh>) => problemOf({ rotations: [{ ...fresh, ...over }] })
    expect(problemWith({ people: [] })).toBe('rotation r2 people')
    expect(problemWith({ every: '0' })).toBe('rotation r2 turn')
    expect(problemWith({ every: 'x' })).toBe('rotation r2 turn')
    expect(problemWith({ startsOn: '' })).toBe('rotation r2 start')
    expect(problemWith({ handoverAt: '' })).toBe('rotation r2 handover')
    expect(problemOf({ rotations: [fresh] })).toBeNull()
  })

  it('says which hours are wrong, as long as they count', () => {
    const fresh = { ...newRotation('r2', '2026-11-20'), people: ['ann'], limited: true }
    const [first] = fresh.stretches
    if (first === undefined) throw new Error('no hours')
    const second = { ...first, key: '1' }
    const problemWith = (over: Partial<typeof first>, limited = true) =>
      problemOf({ rotations: [{ ...fresh, limited, stretches: [first, { ...second, ...over }] }] })
    expect(problemWith({ days: [] })).toBe('rotation r2 hours 1')
    expect(problemWith({ from: '' })).toBe('rotation r2 hours 1')
    expect(problemWith({ until: '' })).toBe('rotation r2 hours 1')
    expect(problemWith({ days: [] }, false)).toBeNull()
    expect(problemWith({})).toBeNull()
  })
})
