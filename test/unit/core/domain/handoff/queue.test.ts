import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HandoffIntent, HandoffState, type Handoff } from '../../../../../core/domain/handoff/handoff.ts'
import { priorities, Priority } from '../../../../../core/domain/duty/priority.ts'
import { roles } from '../../../../../core/domain/people/person.ts'
import { claimBarOf, queueFor, waitingFor } from '../../../../../core/domain/handoff/queue.ts'
import {
  hour,
  makeHandoff,
  makePerson,
  makeSession,
  makeWorld,
  minute,
  nine,
} from '../../../../support/samples/make.ts'

const bo = makePerson('bo', { teamId: 'north' })
const idsOf = (items: { handoff: Handoff }[]) => items.map((item) => item.handoff.id)

describe('the queue', () => {
  it('puts directed ones on top for their target, then priority, then the oldest', () => {
    const handoffs = [
      makeHandoff({ id: 'normal-new', acceptedAt: nine + minute }),
      makeHandoff({ id: 'normal-old', acceptedAt: nine }),
      makeHandoff({ id: 'low', priority: 'low', acceptedAt: nine - hour }),
      makeHandoff({ id: 'urgent', priority: 'urgent', acceptedAt: nine + hour }),
      makeHandoff({ id: 'high', priority: 'high', acceptedAt: nine + hour }),
      makeHandoff({ id: 'for-bo', priority: 'low', targetUserId: 'bo', acceptedAt: nine + hour }),
    ]
    const order = ['urgent', 'high', 'normal-old', 'normal-new', 'low']
    expect(idsOf(queueFor(bo, handoffs, nine).waiting)).toEqual(['for-bo', ...order])
    expect(idsOf(queueFor(makePerson('dee'), handoffs, nine).waiting)).toEqual([...order, 'for-bo'])
  })

  it('gives no one a better place for what their device says of the time', () => {
    const handoffs = [
      makeHandoff({ id: 'unsent', createdAt: nine - 9 * hour, acceptedAt: null }),
      makeHandoff({ id: 'said-a-year-ago', createdAt: nine - 8760 * hour, acceptedAt: nine + minute }),
      makeHandoff({ id: 'came-first', createdAt: nine, acceptedAt: nine }),
    ]
    const expected = ['came-first', 'said-a-year-ago', 'unsent']
    expect(idsOf(queueFor(bo, handoffs, nine + hour).waiting)).toEqual(expected)
  })

  it('keeps parked sessions apart, leaves out what ended, marks one’s own', () => {
    const handoffs = [
      makeHandoff({ id: 'parked', intent: 'park' }),
      makeHandoff({ id: 'mine', handedOffBy: 'bo' }),
      makeHandoff({ id: 'claimed', state: 'claimed', claimedBy: 'cy', claimedAt: nine }),
      makeHandoff({ id: 'withdrawn', state: 'withdrawn', withdrawnAt: nine }),
      makeHandoff({ id: 'closed', state: 'closed', closedAt: nine, closedBecause: 'resolved' }),
    ]
    const queue = queueFor(bo, handoffs, nine)
    expect(idsOf(queue.parked)).toEqual(['parked'])
    expect(queue.waiting).toEqual([{ handoff: handoffs[1], forMe: false, mine: true, claimBar: 'own' }])
    expect(waitingFor(bo, handoffs)).toEqual({ waiting: 0, others: 1 })
    expect(waitingFor(makePerson('dee'), handoffs)).toEqual({ waiting: 1, others: 0 })
    expect(waitingFor(makePerson('vic', { role: 'viewer' }), handoffs)).toEqual({ waiting: 0, others: 1 })
  })

  it('waits for whoever took it over at a shift’s end, too; it stays the escalator’s own', () => {
    const taken = makeHandoff({ id: 'taken', answerableId: 'bo' })
    expect(queueFor(bo, [taken], nine).waiting).toMatchObject([{ mine: false, claimBar: null }])
    expect(waitingFor(bo, [taken])).toEqual({ waiting: 1, others: 0 })
    const escalator = makePerson('ann')
    expect(queueFor(escalator, [taken], nine).waiting).toMatchObject([{ mine: true, claimBar: 'own' }])
    expect(waitingFor(escalator, [taken])).toEqual({ waiting: 0, others: 1 })
  })

  it('offers what is parked to whoever parked it once someone took it over, and not to its new owner', () => {
    const parked = makeHandoff({ id: 'parked', intent: 'park', answerableId: 'bo' })
    expect(queueFor(bo, [parked], nine).parked).toMatchObject([{ mine: true, claimBar: 'own' }])
    expect(queueFor(makePerson('ann'), [parked], nine).parked).toMatchObject([
      { mine: false, claimBar: null },
    ])
  })

  it('of a team shows the team’s, and what is directed at the person', () => {
    const handoffs = [
      makeHandoff({ id: 'a-north', teamId: 'north' }),
      makeHandoff({ id: 'b-south', teamId: 'south' }),
      makeHandoff({ id: 'c-south-for-bo', teamId: 'south', targetUserId: 'bo' }),
      makeHandoff({ id: 'd-no one', teamId: null }),
    ]
    expect(idsOf(queueFor(bo, handoffs, nine, { teamId: 'north' }).waiting)).toEqual([
      'c-south-for-bo',
      'a-north',
    ])
    expect(queueFor(bo, handoffs, nine).waiting).toHaveLength(4)
  })

  it('is one order, whichever order the handoffs come in', () => {
    const handoffs = fc.uniqueArray(
      fc
        .record({
          id: fc.stringMatching(/^[a-z]{1,3}$/u),
          intent: fc.constantFrom(...HandoffIntent.options),
          priority: fc.constantFrom(...Priority.options),
          targetUserId: fc.option(fc.constantFrom('bo', 'cy')),
          createdAt: fc.integer({ min: nine - 3, max: nine + 3 }),
          acceptedAt: fc.option(fc.integer({ min: nine, max: nine + 3 })),
        })
        .map((over) => makeHandoff(over)),
      { selector: (handoff) => handoff.id, maxLength: 12 },
    )
    const shuffled = handoffs.chain((list) =>
      fc.record({ list: fc.constant(list), other: fc.shuffledSubarray(list, { minLength: list.length }) }),
    )
    fc.assert(
      fc.property(shuffled, ({ list, other }) => {
        const queue = queueFor(bo, list, nine)
        expect(queueFor(bo, other, nine)).toEqual(queue)
        const before = (a: Handoff, b: Handoff): boolean => {
          if ((a.targetUserId === 'bo') !== (b.targetUserId === 'bo')) return a.targetUserId === 'bo'
          if (a.priority !== b.priority)
            return priorities.indexOf(a.priority) > priorities.indexOf(b.priority)
          if (a.acceptedAt !== b.acceptedAt) return (a.acceptedAt ?? Infinity) < (b.acceptedAt ?? Infinity)
          if (a.acceptedAt === null && a.createdAt !== b.createdAt) return a.createdAt < b.createdAt
          return a.id < b.id
        }
        for (const items of [queue.waiting, queue.parked]) {
          items.slice(1).forEach((item, index) => {
            const previous = items[index]
            expect(previous !== undefined && before(previous.handoff, item.handoff)).toBe(true)
          })
        }
        expect(queue.waiting.length + queue.parked.length).toBe(list.length)
      }),
    )
  })
})

/** Which rejection of the server a bar stands for. */
const kindOf = { viewer: 'forbidden', own: 'own_escalation', reserved: 'reserved' } as const

describe('what a button says about claiming', () => {
  const worlds = fc.record({
    role: fc.constantFrom(...roles),
    by: fc.constantFrom('ann', 'bo', 'cy'),
    intent: fc.constantFrom(...HandoffIntent.options),
    state: fc.constantFrom(...HandoffState.options),
    targetUserId: fc.option(fc.constantFrom('bo', 'cy', 'gone')),
    opensAt: fc.option(fc.integer({ min: nine - 2, max: nine + 2 })),
    claimedBy: fc.constantFrom('bo', 'cy'),
  })

  it('is what the server decides', () => {
    fc.assert(
      fc.property(worlds, ({ role, by, intent, state, targetUserId, opensAt, claimedBy }) => {
        const open = state === 'open'
        const handoff = makeHandoff({
          intent,
          state,
          targetUserId,
          opensAt,
          claimedBy: state === 'claimed' ? claimedBy : null,
          claimedAt: state === 'claimed' ? nine - minute : null,
          withdrawnAt: state === 'withdrawn' ? nine - minute : null,
          closedAt: state === 'closed' ? nine - minute : null,
          closedBecause: state === 'closed' ? 'resolved' : null,
        })
        const session = makeSession({
          status: open ? (intent === 'park' ? 'paused' : 'escalated') : 'active',
          openHandoffId: open ? 'h1' : null,
          ownerId: state === 'claimed' ? claimedBy : 'ann',
        })
        const world = makeWorld()
          .add('handoffs', handoff)
          .add('sessions', session)
          .add('people', makePerson(by, { role }))
        const bar = claimBarOf(handoff, world.get('people', by), nine)
        const decision = world.decide('handoff.claim', { handoffId: 'h1' }, by)
        const kind = decision.status === 'rejected' ? decision.problem.kind : null
        if (bar === null) {
          expect(decision).toMatchObject({ status: 'accepted' })
          return
        }
        if (bar !== 'ended') {
          expect(kind).toBe(kindOf[bar])
          return
        }
        // An ended one stays ended: the winner's repeated claim is the one that is accepted, and it changes nothing.
        if (decision.status === 'accepted') expect(decision.changes).toEqual([])
        if (role === 'viewer') expect(kind).toBe('forbidden')
        else
          expect(kind).toBe(
            state === 'claimed' ? (claimedBy === by ? null : 'already_claimed') : 'handoff_closed',
          )
      }),
      { numRuns: 1000 },
    )
  })

  it('bars people without access, whatever their role', () => {
    for (const role of roles) {
      expect(claimBarOf(makeHandoff(), makePerson('bo', { role, active: false }), nine)).toBe('viewer')
    }
  })
})
