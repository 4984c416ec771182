import { describe, expect, it } from 'vitest'
import { contentOf, draftOf, newRotation } from '../../../../../renderer/features/duty/schedule-draft.ts'
import { makeSchedule } from '../../../../support/samples/make.ts'

const draft = () => draftOf(makeSchedule())
const problemOf = (over: Partial<ReturnType<typeof draft>>) => {
  const read = contentOf({ ...draft(), ...over })
  return 'problem' in read ? read.problem.field : null
}

describe('a schedule as it is edited', () => {
  it('is what it was when nothing was changed', () => {
    const { name, teamId, zone, rotations } = makeSchedule()
    expect(contentOf(draft())).toEqual({ content: { name, teamId, zone, rotations } })
  })

  it('keeps its hours, in the order of the week', () => {
    const [rotation] = draft().rotations
    if (rotation === undefined) throw new Error('no rotation')
    const limited = { ...rotation, limited: true, days: [5, 1], from: '22:00', until: '06:00' }
    expect(contentOf({ ...draft(), rotations: [limited] })).toMatchObject({
      content: { rotations: [{ hours: [{ days: [1, 5], from: '22:00', until: '06:00' }] }] },
    })
  })

  it('says which field is wrong', () => {
    const fresh = { ...newRotation('r2', '2026-11-20'), people: ['ann'] }
    expect(problemOf({ name: ' ' })).toBe('name')
    expect(problemOf({ zone: 'Mars/Olympus' })).toBe('zone')
    expect(problemOf({ rotations: [{ ...fresh, people: [] }] })).toBe('rotation r2')
    expect(problemOf({ rotations: [{ ...fresh, every: '0' }] })).toBe('rotation r2')
    expect(problemOf({ rotations: [{ ...fresh, startsOn: '' }] })).toBe('rotation r2')
    expect(problemOf({ rotations: [{ ...fresh, limited: true, days: [] }] })).toBe('rotation r2')
    expect(problemOf({ rotations: [fresh] })).toBeNull()
  })
})
