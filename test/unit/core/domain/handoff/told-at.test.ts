import { describe, expect, it } from 'vitest'
import { furtherReach, reachAgain, reachOf } from '../../../../../core/domain/duty/reach.ts'
import type { Handoff } from '../../../../../core/domain/handoff/handoff.ts'
import { hasSeen, lastToldAt, toldAt } from '../../../../../core/domain/handoff/told-at.ts'
import { fireDue, look, returned, startPolicy } from '../../../../../core/policy/advance.ts'
import { makeHandoff, minute, nine, second } from '../../../../support/samples/make.ts'

const bo = { id: 'bo', teamId: null }
const cy = { id: 'cy', teamId: null }
const step = (waitMinutes: number) => ({
  who: { kind: 'everyone' as const },
  waitMinutes,
  acknowledge: 'any' as const,
})

const accepted = (): Handoff =>
  makeHandoff({
    acceptedAt: nine,
    policy: startPolicy(
      { steps: [step(5), step(5)], rounds: 1, idle: { nudgeMinutes: 10, returnMinutes: 10 }, phone: null },
      { version: 1, isDirected: false, hasTeam: false, at: nine },
    ),
  })
/** The step that is due tells these people. */
const fired = (handoff: Handoff, at: number, ...people: string[]): Handoff => {
  if (handoff.policy === null) throw new Error('no policy')
  const resolutions = [0, 1].map((index) => ({
    index,
    people,
    reachable: people.length,
    because: 'no_one' as const,
  }))
  return { ...handoff, policy: fireDue(handoff.policy, at, resolutions, null).policy }
}

describe('when an escalation was told to someone last', () => {
  it('is when it came, and the first step is no other telling', () => {
    expect(toldAt(accepted(), bo)).toBe(nine)
    expect(toldAt(fired(accepted(), nine + 2 * second, 'bo'), bo)).toBe(nine)
  })

  it('is when a later step or round told them, but not by one that told others', () => {
    const again = fired(fired(accepted(), nine, 'bo'), nine + 5 * minute, 'bo')
    expect(toldAt(again, bo)).toBe(nine + 5 * minute)
    expect(toldAt(again, cy)).toBe(nine)
    expect(toldAt(fired(again, nine + 10 * minute, 'cy'), cy)).toBe(nine + 10 * minute)
    expect(lastToldAt(again, nine + 5 * minute)).toBe(nine + 5 * minute)
  })

  it('is when it opened to them, of which whoever looks knows from then on', () => {
    const directed = { ...accepted(), targetUserId: 'bo', opensAt: nine + 15 * minute }
    expect([toldAt(directed, bo), toldAt(directed, cy)]).toEqual([nine, nine + 15 * minute])
    expect(lastToldAt(directed, nine + 14 * minute)).toBe(nine)
    expect(lastToldAt(directed, nine + 15 * minute)).toBe(nine + 15 * minute)
  })

  it('is not when a step left them out because they were looking', () => {
    const first = fired(accepted(), nine, 'bo', 'cy')
    if (first.policy === null) throw new Error('no policy')
    const looking = {
      ...first,
      policy: { ...look(first.policy, 'bo', nine + minute), nextAt: nine + 5 * minute },
    }
    const again = fired(looking, nine + 5 * minute, 'bo', 'cy')
    expect([toldAt(again, bo), toldAt(again, cy)]).toEqual([nine, nine + 5 * minute])
  })

  it('is when it came back to the queue', () => {
    const { policy, ...handoff } = fired(accepted(), nine, 'bo')
    if (policy === null) throw new Error('no policy')
    const at = nine + 20 * minute
    const back = { ...handoff, policy: returned(policy, at), reach: reachAgain(handoff.reach, at) }
    expect(toldAt(back, bo)).toBe(at)
    expect(toldAt(fired(back, at + second, 'bo'), bo)).toBe(at)
  })

  it('is when it opened to them', () => {
    const directed = { ...accepted(), targetUserId: 'cy', opensAt: nine + 5 * minute }
    expect([toldAt(directed, bo), toldAt(directed, cy)]).toEqual([nine + 5 * minute, nine])
    const open = fired(
      { ...directed, policy: fired(accepted(), nine, 'cy').policy },
      nine + 5 * minute + second,
      'bo',
    )
    expect(toldAt(open, bo)).toBe(nine + 5 * minute)
  })
})

describe('how far it got, once it came back to the queue', () => {
  const reach = reachOf([{ personId: 'bo', deliveredAt: nine, seenAt: nine + second, seenUpTo: nine }])

  it('is nothing yet, and keeps when it was first', () => {
    const again = reachAgain(reach, nine + minute)
    expect(again).toMatchObject({
      since: nine + minute,
      delivered: { count: 0 },
      seen: { count: 0 },
      seenUpTo: {},
    })
    expect(again.ever).toEqual({ deliveredAt: nine, seenAt: nine + second })
  })

  it('isn’t what was counted before', () => {
    const again = reachAgain(reach, nine + minute)
    expect(furtherReach(again, reach)).toBe(again)
    const next = reachOf(
      [{ personId: 'bo', deliveredAt: null, seenAt: nine + 2 * minute, seenUpTo: nine + minute }],
      undefined,
      again,
    )
    expect(furtherReach(again, next)).toEqual(next)
    expect(next.ever).toEqual(again.ever)
  })

  it('was seen only by those who have looked since they were told', () => {
    const handoff = makeHandoff({ reach })
    expect([
      hasSeen(handoff, 'bo', nine),
      hasSeen(handoff, 'bo', nine + minute),
      hasSeen(handoff, 'cy', 0),
    ]).toEqual([true, false, false])
    const more = reachOf([
      { personId: 'bo', deliveredAt: nine, seenAt: nine + second, seenUpTo: nine + minute },
    ])
    expect(hasSeen(makeHandoff({ reach: furtherReach(reach, more) }), 'bo', nine + minute)).toBe(true)
  })
})
