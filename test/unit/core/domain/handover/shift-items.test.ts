import { expect, it } from 'vitest'
import { shiftItemsOf } from '../../../../../core/domain/handover/shift-items.ts'
import { hour, makeHandoff, makeSession, nine } from '../../../../support/samples/make.ts'

it('finds what someone owns or is asked for, what was promised or wakes soonest first, and nothing of others', () => {
  const session = (id: string, over: Parameters<typeof makeSession>[0] = {}) => makeSession({ id, ...over })
  const sessions = [
    session('active'),
    session('promised', { dueAt: nine + hour }),
    session('parked', { status: 'paused', openHandoffId: 'p' }),
    session('escalated', { status: 'escalated', openHandoffId: 'e' }),
    session('directed', { ownerId: 'bo', status: 'escalated', openHandoffId: 'd' }),
    session('toAll', { ownerId: 'bo', status: 'escalated', openHandoffId: 'a' }),
    session('done', { status: 'resolved', resolvedAt: nine }),
    session('theirs', { ownerId: 'bo' }),
  ]
  const handoffs = [
    makeHandoff({ id: 'p', sessionId: 'parked', intent: 'park', wakeAt: nine + 2 * hour }),
    makeHandoff({ id: 'e', sessionId: 'escalated' }),
    makeHandoff({ id: 'd', sessionId: 'directed', handedOffBy: 'bo', targetUserId: 'ann' }),
    makeHandoff({ id: 'a', sessionId: 'toAll', handedOffBy: 'bo' }),
  ]
  expect(shiftItemsOf('ann', sessions, handoffs).map(({ session: { id }, kind }) => [id, kind])).toEqual([
    ['promised', 'active'],
    ['parked', 'parked'],
    ['active', 'active'],
    ['directed', 'directed'],
    ['escalated', 'escalated'],
  ])
  // Whoever answers for an escalation isn't asked for it as well.
  const answering = makeHandoff({
    id: 'd',
    sessionId: 'directed',
    handedOffBy: 'bo',
    answerableId: 'ann',
    targetUserId: 'ann',
  })
  expect(
    shiftItemsOf(
      'ann',
      [session('directed', { ownerId: 'bo', status: 'escalated', openHandoffId: 'd' })],
      [answering],
    ),
  ).toEqual([])
})
