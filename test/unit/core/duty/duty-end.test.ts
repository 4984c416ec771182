import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dutyEndOf, incomingFor } from '../../../../core/duty/duty-end.ts'
import type { Rotation } from '../../../../core/domain/duty/schedule.ts'
import { onDutyAt } from '../../../../core/duty/on-duty.ts'
import { hour, makeSchedule, nine } from '../../../support/samples/make.ts'

const day = 24 * hour
/** Its only rotation. */
const rotation = makeSchedule().rotations[0] as Rotation
const isOn = (personId: string, at: number, schedule = makeSchedule()): boolean =>
  onDutyAt(schedule, at).some((one) => one.personId === personId)
/** Monday 23 November 2026, nine in the morning: Ann's week ends, Bo's begins. */
const handoverAt = Date.UTC(2026, 10, 23, 9)

describe('the end of a duty', () => {
  it('is the handover, with who comes next', () => {
    expect(dutyEndOf([makeSchedule()], 'ann', nine)).toEqual({
      scheduleId: 'd1',
      endsAt: handoverAt,
      next: ['bo'],
    })
    expect(incomingFor([makeSchedule()], 'ann', nine)).toEqual(['bo'])
  })

  it('is none for someone who isn’t on duty: they hand over to whoever is', () => {
    expect(dutyEndOf([makeSchedule()], 'cy', nine)).toBeNull()
    expect(incomingFor([makeSchedule()], 'cy', nine)).toEqual(['ann'])
  })

  it('is none without a schedule, and on one that was deleted', () => {
    expect(dutyEndOf([], 'ann', nine)).toBeNull()
    expect(incomingFor([], 'ann', nine)).toEqual([])
    expect(incomingFor([makeSchedule({ removed: true })], 'ann', nine)).toEqual([])
  })

  it('looks past a gap for who comes next, and past oneself', () => {
    const schedule = makeSchedule({
      rotations: [
        {
          ...rotation,
          people: ['ann', 'bo'],
          turn: { every: 1, unit: 'day' },
          startsOn: '2026-11-20',
          handoverAt: '00:00',
          hours: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '08:00', until: '16:00' }],
        },
      ],
    })
    expect(dutyEndOf([schedule], 'ann', nine)).toEqual({
      scheduleId: 'd1',
      endsAt: nine + 7 * hour,
      next: ['bo'],
    })
  })

  it('follows covers', () => {
    const cover = { kind: 'replace' as const, personId: 'cy', insteadOf: 'ann' }
    const schedule = makeSchedule({
      covers: [{ id: 'c1', cover, from: nine + hour, until: nine + 3 * hour, by: 'cy', at: nine }],
    })
    expect(dutyEndOf([schedule], 'ann', nine)).toMatchObject({ endsAt: nine + hour, next: ['cy'] })
  })

  it.each([4, 8, 20, 52])('is found at the far end of a turn of %i weeks', (every) => {
    const schedule = makeSchedule({
      zone: 'UTC',
      rotations: [
        { ...rotation, turn: { every, unit: 'week' }, startsOn: '2026-11-16', handoverAt: '09:00' },
      ],
    })
    const at = Date.UTC(2026, 10, 16, 10)
    const endsAt = Date.UTC(2026, 10, 16 + 7 * every, 9)
    expect(dutyEndOf([schedule], 'ann', at)).toEqual({ scheduleId: 'd1', endsAt, next: ['bo'] })
    expect(incomingFor([schedule], 'ann', at)).toEqual(['bo'])
    expect(dutyEndOf([schedule], 'ann', endsAt - 1)).toMatchObject({ endsAt })
  })

  it('is found where one person’s turns follow each other, over years', () => {
    const turns = { people: ['ann', 'ann', 'bo'], turn: { every: 52, unit: 'week' as const } }
    const schedule = makeSchedule({ rotations: [{ ...rotation, ...turns }] })
    const endsAt = Date.UTC(2026, 10, 16 + 2 * 364, 9)
    expect(dutyEndOf([schedule], 'ann', nine)).toEqual({ scheduleId: 'd1', endsAt, next: ['bo'] })
  })

  it('is found where someone else only comes after weeks without anyone', () => {
    const schedule = makeSchedule({
      zone: 'UTC',
      rotations: [{ ...rotation, people: ['ann', 'bo'], startsOn: '2026-11-16', handoverAt: '09:00' }],
      covers: [
        {
          id: 'c1',
          cover: { kind: 'remove', insteadOf: 'bo' },
          from: handoverAt,
          until: handoverAt + 30 * day,
          by: 'bo',
          at: nine,
        },
      ],
    })
    expect(dutyEndOf([schedule], 'ann', nine)).toEqual({ scheduleId: 'd1', endsAt: handoverAt, next: ['bo'] })
  })

  it('is none for someone who is always on duty', () => {
    expect(
      dutyEndOf([makeSchedule({ rotations: [{ ...rotation, people: ['ann'] }] })], 'ann', nine),
    ).toBeNull()
    const others = { ...rotation, id: 'r2', turn: { every: 1, unit: 'day' as const } }
    const beside = makeSchedule({ rotations: [{ ...rotation, people: ['ann'] }, others] })
    expect(dutyEndOf([beside], 'ann', nine)).toBeNull()
  })

  it('is the first instant at which they are off, across clock changes', () => {
    const schedule = makeSchedule({ zone: 'Europe/Berlin' })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 24 }), (hours) => {
        const at = Date.UTC(2026, 10, 23) + hours * hour
        for (const id of ['ann', 'bo', 'cy']) {
          const end = dutyEndOf([schedule], id, at)
          if (!isOn(id, at, schedule)) {
            expect(end).toBeNull()
            continue
          }
          expect(isOn(id, (end?.endsAt ?? 0) - 1, schedule)).toBe(true)
          expect(isOn(id, end?.endsAt ?? 0, schedule)).toBe(false)
          expect(onDutyAt(schedule, end?.endsAt ?? 0).map(({ personId }) => personId)).toEqual(end?.next)
          expect((end?.endsAt ?? 0) - at).toBeLessThanOrEqual(7 * day + hour)
        }
      }),
      { numRuns: 150 },
    )
  })
})
