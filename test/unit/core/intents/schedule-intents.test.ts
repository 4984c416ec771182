import { describe, expect, it } from 'vitest'
import { everyoneOnDuty, onDutyAt, staffed } from '../../../../core/duty/on-duty.ts'
import { scheduleLimits } from '../../../../core/domain/duty/schedule.ts'
import type { IntentInput } from '../../../../core/intents/registry.ts'
import { hour, makeSchedule, makeWorld, minute, nine, type World } from '../../../support/samples/make.ts'

const kindOf = (decision: ReturnType<World['act']>) =>
  decision.status === 'rejected' ? decision.problem.kind : decision.status
const worldOnDuty = () => makeWorld().add('schedules', makeSchedule())
const onDuty = (world: World, at = world.now) =>
  onDutyAt(world.get('schedules', 'd1'), at).map(({ personId }) => personId)

const { rotations } = makeSchedule()
const save = (over: Partial<IntentInput<'schedule.save'>> = {}): IntentInput<'schedule.save'> => ({
  scheduleId: 'd1',
  name: 'Nights',
  teamId: null,
  zone: 'Europe/London',
  rotations,
  ...over,
})
const cover = (
  one: IntentInput<'schedule.cover'>['cover'],
  over: Partial<IntentInput<'schedule.cover'>> = {},
): IntentInput<'schedule.cover'> => ({
  scheduleId: 'd1',
  coverId: 'c1',
  cover: one,
  from: nine + hour,
  until: nine + 2 * hour,
  ...over,
})

describe('a schedule', () => {
  it('is added, changed and deleted by admins only', () => {
    const world = makeWorld()
    for (const who of ['ann', 'vic'])
      expect(kindOf(world.act('schedule.save', save(), who))).toBe('forbidden')
    world.must('schedule.save', save(), 'cy')
    expect(kindOf(world.act('schedule.remove', { scheduleId: 'd1' }, 'ann'))).toBe('forbidden')
    world
      .must('schedule.remove', { scheduleId: 'd1' }, 'cy')
      .must('schedule.remove', { scheduleId: 'd1' }, 'cy')
    expect(world.get('schedules', 'd1')).toMatchObject({ removed: true, version: 2 })
    expect(kindOf(world.act('schedule.take', { scheduleId: 'd1' }, 'ann'))).toBe('not_found')
  })

  it('isn’t overwritten by an admin who didn’t see the last change, and keeps its covers', () => {
    const world = worldOnDuty().must('schedule.cover', cover({ kind: 'add', personId: 'bo' }), 'bo')
    world.must('schedule.save', save({ basedOn: 1 }), 'cy')
    expect(kindOf(world.act('schedule.save', save({ basedOn: 1 }), 'olga'))).toBe('changed_at_source')
    expect(kindOf(world.act('schedule.save', save(), 'olga'))).toBe('changed_at_source')
    expect(world.get('schedules', 'd1')).toMatchObject({ name: 'Nights', version: 2, covers: [{ id: 'c1' }] })
    world.must('schedule.remove', { scheduleId: 'd1' }, 'cy')
    expect(kindOf(world.act('schedule.save', save({ basedOn: 3 }), 'olga'))).toBe('not_found')
  })

  it.each([
    ['an unknown zone', { zone: 'Mars/Olympus' }],
    ['a date that isn’t one', { rotations: [{ ...rotations[0], startsOn: '2026-02-30' }] }],
    ['a time that isn’t one', { rotations: [{ ...rotations[0], handoverAt: '24:00' }] }],
    ['no one in a rotation', { rotations: [{ ...rotations[0], people: [] }] }],
    ['two rotations of one id', { rotations: [rotations[0], rotations[0]] }],
  ])('is rejected with %s', (_, over) => {
    const payload = { ...save(), ...over } as IntentInput<'schedule.save'>
    expect(kindOf(makeWorld().act('schedule.save', payload, 'cy'))).toBe('bad_request')
  })

  it('is rejected for a team that doesn’t exist', () => {
    expect(kindOf(makeWorld().act('schedule.save', save({ teamId: 'gone' }), 'cy'))).toBe('not_found')
  })
})

describe('a cover', () => {
  it('is for any engineer: going on duty, and giving one’s own duty away', () => {
    const world = worldOnDuty()
    world.must('schedule.cover', cover({ kind: 'replace', personId: 'bo', insteadOf: 'ann' }), 'bo')
    expect(onDuty(world, nine + hour)).toEqual(['bo'])
    world.must(
      'schedule.cover',
      cover(
        { kind: 'replace', personId: 'cy', insteadOf: 'ann' },
        { coverId: 'c2', from: nine + 3 * hour, until: nine + 4 * hour },
      ),
      'ann',
    )
    expect(onDuty(world, nine + 3 * hour)).toEqual(['cy'])
    expect(onDuty(world, nine + 4 * hour)).toEqual(['ann'])
  })

  it('of others, and leaving duty to no one, is for admins; viewers never are on duty', () => {
    const world = worldOnDuty()
    const act = (one: IntentInput<'schedule.cover'>['cover'], who: string) =>
      kindOf(world.act('schedule.cover', cover(one), who))
    expect(act({ kind: 'replace', personId: 'cy', insteadOf: 'ann' }, 'bo')).toBe('forbidden')
    expect(act({ kind: 'remove', insteadOf: 'ann' }, 'ann')).toBe('forbidden')
    expect(act({ kind: 'replace', personId: 'vic', insteadOf: 'ann' }, 'cy')).toBe('invalid_target')
    expect(act({ kind: 'replace', personId: 'nobody', insteadOf: 'ann' }, 'cy')).toBe('invalid_target')
    expect(act({ kind: 'remove', insteadOf: 'ann' }, 'cy')).toBe('accepted')
  })

  it('has to lie ahead, and not too long', () => {
    const act = (over: Partial<IntentInput<'schedule.cover'>>) =>
      kindOf(worldOnDuty().act('schedule.cover', cover({ kind: 'add', personId: 'bo' }, over), 'bo'))
    expect(act({ from: nine - 2 * hour, until: nine - hour })).toBe('bad_request')
    expect(act({ from: nine + hour, until: nine + hour })).toBe('bad_request')
    expect(act({ until: nine + 100 * 24 * hour })).toBe('too_large')
    expect(act({ from: nine + 400 * 24 * hour, until: nine + 401 * 24 * hour })).toBe('bad_request')
    expect(act({ from: nine - hour })).toBe('accepted')
  })

  it('is taken back by the people concerned; what has been of it stays', () => {
    const world = worldOnDuty().must(
      'schedule.cover',
      cover({ kind: 'replace', personId: 'bo', insteadOf: 'ann' }, { from: nine }),
      'bo',
    )
    const back = { scheduleId: 'd1', coverId: 'c1' }
    world.add('people', { ...world.get('people', 'bo'), id: 'dee', name: 'Dee' })
    expect(kindOf(world.act('schedule.uncover', back, 'dee'))).toBe('forbidden')
    world.wait(10 * minute).must('schedule.uncover', back, 'ann')
    expect(onDuty(world)).toEqual(['ann'])
    expect(onDuty(world, nine + minute)).toEqual(['bo'])
  })

  it('isn’t added twice when it is sent twice', () => {
    const world = worldOnDuty()
    for (let n = 0; n < 2; n += 1) world.must('schedule.cover', cover({ kind: 'add', personId: 'bo' }), 'bo')
    expect(world.get('schedules', 'd1').covers).toHaveLength(1)
  })
})

describe('“Take it now”', () => {
  it('puts the actor on duty instead of whoever is, until the next handover', () => {
    const world = worldOnDuty().must('schedule.take', { scheduleId: 'd1' }, 'cy')
    expect(onDuty(world)).toEqual(['cy'])
    expect(world.get('schedules', 'd1').covers).toMatchObject([
      { cover: { kind: 'replace', personId: 'cy', insteadOf: 'ann' }, until: nine + 72 * hour },
    ])
    expect(onDuty(world, nine + 72 * hour)).toEqual(['bo'])
  })

  it('changes nothing for whoever is on duty alone', () => {
    const world = worldOnDuty().must('schedule.take', { scheduleId: 'd1' }, 'ann')
    expect(world.get('schedules', 'd1').covers).toEqual([])
  })

  it('fills a gap until someone else comes on duty', () => {
    const planned = makeSchedule({
      rotations: rotations.map((one) => ({ ...one, startsOn: '2026-11-21' })),
    })
    const world = makeWorld().add('schedules', planned).must('schedule.take', { scheduleId: 'd1' }, 'bo')
    expect(onDuty(world)).toEqual(['bo'])
    expect(onDuty(world, nine + 24 * hour)).toEqual(['ann'])
  })

  it('lasts until the handover of a long turn, and no longer than a cover', () => {
    const taken = (every: number) => {
      const turn = { every, unit: 'week' as const }
      const planned = makeSchedule({ rotations: rotations.map((one) => ({ ...one, turn })) })
      const world = makeWorld().add('schedules', planned).must('schedule.take', { scheduleId: 'd1' }, 'cy')
      return world.get('schedules', 'd1').covers[0]?.until
    }
    expect(taken(10)).toBe(Date.parse('2027-01-25T09:00Z'))
    expect(taken(52)).toBe(nine + scheduleLimits.coverMs)
  })

  it('lasts a shift where no handover is planned', () => {
    const planned = makeSchedule({ rotations: rotations.map((one) => ({ ...one, people: ['ann'] })) })
    const world = makeWorld().add('schedules', planned).must('schedule.take', { scheduleId: 'd1' }, 'bo')
    expect(onDuty(world)).toEqual(['bo'])
    expect(onDuty(world, nine + 8 * hour)).toEqual(['ann'])
  })

  it('relieves whoever is there in place of someone who no longer has access', () => {
    const world = worldOnDuty()
      .must(
        'schedule.cover',
        cover({ kind: 'replace', personId: 'bo', insteadOf: 'ann' }, { from: nine }),
        'bo',
      )
      .must('person.update', { personId: 'bo', active: false }, 'olga')
      .must('schedule.take', { scheduleId: 'd1' }, 'cy')
    const planned = staffed([world.get('schedules', 'd1')], world.all('people'))
    expect(everyoneOnDuty(planned, world.now)).toEqual(new Set(['cy']))
    expect(world.get('schedules', 'd1').covers[1]?.cover).toEqual({
      kind: 'replace',
      personId: 'cy',
      insteadOf: 'ann',
    })
  })

  it('lasts until the time they name', () => {
    const world = worldOnDuty().must('schedule.take', { scheduleId: 'd1', until: nine + hour }, 'bo')
    expect(onDuty(world, nine + hour)).toEqual(['ann'])
    expect(kindOf(world.act('schedule.take', { scheduleId: 'd1', until: nine - 1 }, 'cy'))).toBe(
      'bad_request',
    )
    expect(kindOf(world.act('schedule.take', { scheduleId: 'd1' }, 'vic'))).toBe('forbidden')
  })
})

describe('duty that a device brings again, after the server was restored from a backup', () => {
  const later = (hours: number) => ({ at: nine, now: nine + hours * hour })

  it('is taken from when they took it', () => {
    const world = worldOnDuty().must(
      'schedule.take',
      { scheduleId: 'd1', until: nine + 4 * hour },
      'cy',
      later(3),
    )
    expect(world.get('schedules', 'd1').covers).toMatchObject([
      { from: nine, until: nine + 4 * hour, at: nine },
    ])
    // The handover since then was to someone whom they didn’t relieve.
    world.must('schedule.take', { scheduleId: 'd1' }, 'cy', later(80))
    expect(onDuty(world, nine + 80 * hour)).toEqual(['bo'])
  })

  it('isn’t taken when it is over, nor rejected', () => {
    const world = worldOnDuty()
      .must('schedule.take', { scheduleId: 'd1', until: nine + hour }, 'cy', later(3))
      .must('schedule.cover', cover({ kind: 'add', personId: 'bo' }), 'bo', later(3))
    expect(world.get('schedules', 'd1').covers).toEqual([])
  })

  it('is taken back from when they took it back', () => {
    const world = worldOnDuty().must('schedule.cover', cover({ kind: 'add', personId: 'bo' }), 'bo')
    world.must('schedule.uncover', { scheduleId: 'd1', coverId: 'c1' }, 'bo', later(1.5))
    expect(world.get('schedules', 'd1').covers).toEqual([])
  })
})
