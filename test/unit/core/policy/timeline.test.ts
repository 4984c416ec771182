import { describe, expect, it } from 'vitest'
import { defaultPolicy, type PolicyStep, type StepWho } from '../../../../core/domain/duty/policy.ts'
import { timelineOf } from '../../../../core/policy/timeline.ts'
import { warningsOf } from '../../../../core/policy/warnings.ts'
import { hour, makePerson, makeSchedule, minute, nine } from '../../../support/samples/make.ts'

const people = [
  makePerson('ann'),
  makePerson('bo', { teamId: 'north' }),
  makePerson('cy', { role: 'admin' }),
  makePerson('vic', { role: 'viewer' }),
  makePerson('gone', { active: false }),
]
const toEveryone = { handedOffBy: '', targetUserId: null, targetTeamId: null, teamId: null }

describe('the timeline of a policy', () => {
  it('says who would be told when, and when no one would be left', () => {
    const office = { people, schedules: [makeSchedule()] }
    const { rows, endsAt, rounds } = timelineOf(defaultPolicy('urgent'), toEveryone, office, nine)
    expect(rows.map(({ at, who, people: told }) => [(at - nine) / minute, who.kind, told])).toEqual([
      [0, 'duty', ['ann']],
      [2, 'everyone', ['ann', 'bo', 'cy']],
      [7, 'admins', ['cy']],
    ])
    expect(endsAt - nine).toBe(36 * minute)
    expect(rounds).toBe(3)
  })

  it('is of the chosen minute: after the handover someone else is on duty', () => {
    const office = { people, schedules: [makeSchedule()] }
    const rows = timelineOf(defaultPolicy('urgent'), toEveryone, office, nine + 72 * hour).rows
    expect(rows[0]?.people).toEqual(['bo'])
  })

  it('passes a step that tells no one at once, and the escalator', () => {
    const office = { people, schedules: [] }
    const { rows } = timelineOf(defaultPolicy('urgent'), { ...toEveryone, handedOffBy: 'bo' }, office, nine)
    expect(rows.map(({ at, people: told }) => [at - nine, told])).toEqual([
      [0, []],
      [0, ['ann', 'cy']],
      [5 * minute, ['cy']],
    ])
  })
})

describe('warnings', () => {
  const warn = (who: StepWho, office: Partial<Parameters<typeof warningsOf>[1]> = {}) =>
    warningsOf(
      {
        steps: [
          { who: { kind: 'everyone' }, waitMinutes: 5, acknowledge: 'any' },
          { who, waitMinutes: 5, acknowledge: 'any' } satisfies PolicyStep,
        ],
      },
      { people, schedules: [makeSchedule()], teamIds: ['north'], ...office },
      nine,
    ).map(({ index, kind }) => `${index} ${kind}`)

  it.each<[string, StepWho, string[]]>([
    ['a person with access', { kind: 'person', personId: 'bo' }, []],
    ['a person without access', { kind: 'person', personId: 'gone' }, ['1 no_one']],
    ['a viewer', { kind: 'person', personId: 'vic' }, ['1 no_one']],
    ['a team with people', { kind: 'team', teamId: 'north' }, []],
    ['a team without people', { kind: 'team', teamId: 'south' }, ['1 no_one']],
    ['admins', { kind: 'admins' }, []],
    ['a schedule without gaps', { kind: 'duty', scheduleId: 'd1' }, []],
    ['a schedule that isn’t there', { kind: 'duty', scheduleId: 'd9' }, ['1 no_schedule']],
    ['the target after everyone', { kind: 'target' }, ['1 too_late']],
  ])('of a step for %s', (_, who, expected) => {
    expect(warn(who)).toEqual(expected)
  })

  it('of gaps within a week, of a workspace without teams, and without admins', () => {
    const [rotation] = makeSchedule().rotations
    if (rotation === undefined) throw new Error('no rotation')
    const days = makeSchedule({
      rotations: [{ ...rotation, hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' }] }],
    })
    expect(warn({ kind: 'duty', scheduleId: null }, { schedules: [days] })).toEqual(['1 gap'])
    expect(warn({ kind: 'team', teamId: null }, { teamIds: [] })).toEqual(['1 no_team'])
    expect(warn({ kind: 'admins' }, { people: [makePerson('ann')] })).toEqual(['1 no_one'])
  })
})
