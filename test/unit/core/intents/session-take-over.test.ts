import { describe, expect, it } from 'vitest'
import { makeHandoff, makePerson, makeSession, makeWorldWithSession } from '../../../support/samples/make.ts'

/** Ann holds `s1`, and has left. */
const left = () => makeWorldWithSession().add('people', makePerson('ann', { active: false }))
const take = { sessionId: 's1' }

describe('taking over from someone who has left', () => {
  it('makes the session the taker’s, and tells from whom', () => {
    const world = left()
    world.must('session.take-over', take, 'bo')
    expect(world.get('sessions', 's1')).toMatchObject({ ownerId: 'bo', status: 'active' })
    expect(world.all('entries').at(-1)).toMatchObject({
      authorId: 'bo',
      text: 'Ann',
      event: { name: 'taken_over', handoffId: null },
    })
    world.must('session.resolve', { sessionId: 's1', resolutionSummary: 'Done' }, 'bo')
  })

  it('has one winner: the same again changes nothing, the next one reads who has it', () => {
    const world = left().must('session.take-over', take, 'bo')
    expect(world.act('session.take-over', take, 'bo')).toEqual({ status: 'accepted', changes: [] })
    expect(world.act('session.take-over', take, 'cy')).toMatchObject({
      problem: {
        kind: 'not_owner',
        by: 'bo',
        message: 'Bo owns this session and still has access. Ask them to hand it over.',
      },
    })
  })

  it('works where the owner became a viewer, and not while they can work', () => {
    const demoted = makeWorldWithSession().add('people', makePerson('ann', { role: 'viewer' }))
    expect(demoted.act('session.take-over', take, 'bo')).toMatchObject({ status: 'accepted' })
    for (const by of ['bo', 'olga']) {
      expect(makeWorldWithSession().act('session.take-over', take, by)).toMatchObject({
        problem: { kind: 'not_owner', by: 'ann' },
      })
    }
  })

  it('leads to the handoff where one is open', () => {
    const world = left()
      .add('handoffs', makeHandoff())
      .add('sessions', makeSession({ status: 'escalated', openHandoffId: 'h1' }))
    expect(world.act('session.take-over', take, 'bo')).toMatchObject({ problem: { kind: 'wrong_status' } })
    world.must('handoff.claim', { handoffId: 'h1' }, 'bo')
  })

  it('is not for viewers', () => {
    const world = left().add('people', makePerson('vic', { role: 'viewer' }))
    expect(world.act('session.take-over', take, 'vic')).toMatchObject({ problem: { kind: 'forbidden' } })
  })
})
