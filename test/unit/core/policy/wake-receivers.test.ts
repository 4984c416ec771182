import { describe, expect, it } from 'vitest'
import { ownerOut, wokenInstead, type OwnerThere } from '../../../../core/policy/wake-receivers.ts'

const there: OwnerThere = {
  hasAccess: true,
  atDesk: true,
  onDuty: false,
  isPlanned: false,
  isQuiet: false,
  hasChannel: true,
}

describe('an owner is there', () => {
  it.each<[string, Partial<OwnerThere>, boolean]>([
    ['at their desk', {}, true],
    ['at their desk although their duty is over', { isPlanned: true }, true],
    ['on duty, by phone', { atDesk: false, onDuty: true, isPlanned: true }, true],
    ['by phone, with no plan and no one else on duty', { atDesk: false }, false],
  ])('%s', (_, over, isOtherOnDuty) => {
    expect(ownerOut({ ...there, ...over }, isOtherOnDuty)).toBeNull()
  })
})

describe('an owner is out', () => {
  it.each<[string, Partial<OwnerThere>, boolean, string]>([
    ['without access', { hasAccess: false }, false, 'no_access'],
    ['in quiet hours, even at an open desk', { isQuiet: true }, false, 'quiet'],
    ['off duty and away', { atDesk: false, isPlanned: true }, false, 'off_duty'],
    ['away, while someone else is on duty', { atDesk: false }, true, 'away'],
    ['away, and nothing reaches them', { atDesk: false, hasChannel: false }, false, 'unreachable'],
    [
      'on duty, and nothing reaches them',
      { atDesk: false, onDuty: true, hasChannel: false },
      false,
      'unreachable',
    ],
  ])('%s', (_, over, isOtherOnDuty, because) => {
    expect(ownerOut({ ...there, ...over }, isOtherOnDuty)).toBe(because)
  })
})

describe('instead of an owner', () => {
  const candidates = { duty: ['bo'], team: ['bo', 'cy'], admins: ['olga'] }
  const only =
    (...ids: string[]) =>
    (id: string) =>
      ids.includes(id)

  it('whoever is on duty comes first, then the team, then admins; a group no one of which can be reached is passed', () => {
    expect(wokenInstead(candidates, () => true)).toEqual({ who: 'duty', people: ['bo'] })
    expect(wokenInstead(candidates, only('cy'))).toEqual({ who: 'team', people: ['bo', 'cy'] })
    expect(wokenInstead(candidates, only('olga'))).toEqual({ who: 'admins', people: ['olga'] })
    expect(wokenInstead({ ...candidates, duty: [] }, () => true)).toMatchObject({ who: 'team' })
  })

  it('someone is told although no one can be reached, and no one only where there is no one', () => {
    expect(wokenInstead(candidates, () => false)).toEqual({ who: 'duty', people: ['bo'] })
    expect(wokenInstead({ duty: [], team: [], admins: [] }, () => true)).toBeNull()
  })
})
