import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ago,
  moveHandoff,
  reservedUntil,
  type Handoff,
  type HandoffEvent,
} from '../../../../../core/domain/handoff/handoff.ts'
import type { Result } from '../../../../../core/domain/document/problem.ts'
import { hour, makeHandoff, minute, nine, second } from '../../../../support/samples/make.ts'

const names: Record<string, string> = { ann: 'Ann Lee', bo: 'Bo Diaz', cy: 'Cy Ng' }
const nameOf = (id: string) => names[id] ?? 'Someone'
const move = (handoff: Handoff, event: HandoffEvent) => moveHandoff(handoff, event, nameOf)
const claim = (
  by: string,
  at: number,
  mayTakeReserved = false,
  teamId: string | null = null,
): HandoffEvent => ({
  kind: 'claim',
  by,
  teamId,
  at,
  mayTakeReserved,
})
const value = (result: Result<Handoff>): Handoff => {
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

describe('claiming', () => {
  it('gives the handoff to whoever comes first', () => {
    const claimed = value(move(makeHandoff(), claim('bo', nine + minute)))
    expect(claimed).toEqual(makeHandoff({ state: 'claimed', claimedBy: 'bo', claimedAt: nine + minute }))
  })

  it('gives the same answer to the same person again', () => {
    const claimed = value(move(makeHandoff(), claim('bo', nine + minute)))
    expect(value(move(claimed, claim('bo', nine + hour)))).toBe(claimed)
  })

  it('tells everyone else who won and when', () => {
    const claimed = value(move(makeHandoff(), claim('bo', nine + minute)))
    expect(move(claimed, claim('cy', nine + minute + 12 * second, true))).toEqual({
      ok: false,
      problem: {
        kind: 'already_claimed',
        message: 'Already claimed by Bo Diaz, 12 s ago.',
        by: 'bo',
        at: nine + minute,
      },
    })
    expect(move(claimed, claim('ann', nine + minute))).toMatchObject({
      problem: { kind: 'already_claimed', by: 'bo' },
    })
  })

  it('is rejected to the escalator and to the one who parked, each with what to do instead', () => {
    expect(move(makeHandoff(), claim('ann', nine, true))).toMatchObject({
      problem: {
        kind: 'own_escalation',
        message: 'You escalated this yourself. Withdraw it to keep working on it.',
      },
    })
    expect(move(makeHandoff({ intent: 'park' }), claim('ann', nine, true))).toMatchObject({
      problem: { kind: 'own_escalation', message: 'You parked this yourself. Resume it instead.' },
    })
  })
})

describe('a directed handoff', () => {
  const directed = makeHandoff({ targetUserId: 'cy', opensAt: nine + 15 * minute })

  it('is kept for its target, who can claim it', () => {
    expect(move(directed, claim('bo', nine + 5 * minute))).toMatchObject({
      problem: {
        kind: 'reserved',
        message: 'This is reserved for Cy Ng for another 10 min, then it opens to everyone.',
        at: nine + 15 * minute,
      },
    })
    expect(move(directed, claim('cy', nine)).ok).toBe(true)
    expect(move(directed, claim('bo', nine, true)).ok).toBe(true)
  })

  it('opens to everyone at its time, to the millisecond', () => {
    expect(reservedUntil(directed, nine + 15 * minute - 1)).toBe(nine + 15 * minute)
    expect(move(directed, claim('bo', nine + 15 * minute - 1)).ok).toBe(false)
    expect(reservedUntil(directed, nine + 15 * minute)).toBeNull()
    expect(move(directed, claim('bo', nine + 15 * minute)).ok).toBe(true)
  })

  it('is no one’s own without a target or a time', () => {
    expect(reservedUntil(makeHandoff({ opensAt: nine + hour }), nine)).toBeNull()
    expect(reservedUntil(makeHandoff({ targetUserId: 'cy' }), nine)).toBeNull()
  })
})

describe('withdrawing', () => {
  it('is the escalator’s alone, and of escalations alone', () => {
    expect(move(makeHandoff(), { kind: 'withdraw', by: 'bo', at: nine })).toMatchObject({
      problem: { kind: 'not_author', message: 'Only Ann Lee can withdraw this escalation.' },
    })
    expect(move(makeHandoff({ intent: 'park' }), { kind: 'withdraw', by: 'ann', at: nine })).toMatchObject({
      problem: { kind: 'wrong_status' },
    })
    expect(value(move(makeHandoff(), { kind: 'withdraw', by: 'ann', at: nine }))).toEqual(
      makeHandoff({ state: 'withdrawn', withdrawnAt: nine }),
    )
  })

  it('works until claimed', () => {
    const claimed = value(move(makeHandoff(), claim('bo', nine)))
    expect(move(claimed, { kind: 'withdraw', by: 'ann', at: nine + 61 * minute })).toMatchObject({
      problem: { kind: 'already_claimed', message: 'Already claimed by Bo Diaz, 1 h ago.' },
    })
  })
})

it('waking notes the first time and leaves the handoff open', () => {
  const parked = makeHandoff({ intent: 'park', wakeAt: nine })
  const woken = value(move(parked, { kind: 'wake', at: nine + second }))
  expect(woken).toEqual({ ...parked, wokeAt: nine + second })
  expect(value(move(woken, { kind: 'wake', at: nine + minute }))).toBe(woken)
})

const events: fc.Arbitrary<HandoffEvent> = fc
  .record({
    kind: fc.constantFrom('claim' as const, 'withdraw' as const, 'close' as const, 'wake' as const),
    by: fc.constantFrom('ann', 'bo', 'cy', 'dee'),
    at: fc.integer({ min: nine, max: nine + hour }),
    because: fc.constantFrom(
      'resumed' as const,
      'resolved' as const,
      'abandoned' as const,
      'escalated' as const,
    ),
    mayTakeReserved: fc.boolean(),
  })
  .map(({ kind, by, at, because, mayTakeReserved }): HandoffEvent => {
    if (kind === 'close') return { kind, because, at }
    if (kind === 'wake') return { kind, at }
    return kind === 'claim' ? { kind, by, teamId: null, at, mayTakeReserved } : { kind, by, at }
  })

const starts = fc.record({
  intent: fc.constantFrom('park' as const, 'escalate' as const),
  targetUserId: fc.option(fc.constantFrom('bo', 'cy')),
  opensAt: fc.option(fc.integer({ min: nine, max: nine + hour })),
  wakeAt: fc.option(fc.integer({ min: nine, max: nine + hour })),
})

describe('whatever happens to a handoff', () => {
  it('ends at most once, and its fields say how', () => {
    fc.assert(
      fc.property(starts, fc.array(events, { maxLength: 30 }), (start, sequence) => {
        let handoff = makeHandoff(start)
        for (const event of sequence) {
          const before = handoff
          const result = move(before, event)
          if (before.state !== 'open') {
            const again =
              before.state === 'claimed' && event.kind === 'claim' && event.by === before.claimedBy
            expect(result.ok).toBe(again)
            if (result.ok) expect(result.value).toBe(before)
          }
          if (!result.ok) {
            const kinds = {
              open: null,
              claimed: 'already_claimed',
              withdrawn: 'handoff_closed',
              closed: 'handoff_closed',
            }
            if (before.state !== 'open') expect(result.problem.kind).toBe(kinds[before.state])
            expect(result.problem.message).toMatch(/^[A-Z].*\.$/u)
            continue
          }
          handoff = result.value
          expect(handoff.claimedBy !== null).toBe(handoff.state === 'claimed')
          expect(handoff.claimedAt !== null).toBe(handoff.state === 'claimed')
          expect(handoff.withdrawnAt !== null).toBe(handoff.state === 'withdrawn')
          expect(handoff.closedAt !== null).toBe(handoff.state === 'closed')
          expect(handoff.closedBecause !== null).toBe(handoff.state === 'closed')
          expect(handoff.claimedBy).not.toBe(handoff.handedOffBy)
          if (before.wokeAt !== null) expect(handoff.wokeAt).toBe(before.wokeAt)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('closed and withdrawn ones say so in plain words', () => {
    const withdrawn = makeHandoff({ state: 'withdrawn', withdrawnAt: nine })
    expect(move(withdrawn, claim('bo', nine))).toMatchObject({
      problem: { kind: 'handoff_closed', message: 'Ann Lee withdrew this. There’s nothing left to do here.' },
    })
    const closed = makeHandoff({ state: 'closed', closedAt: nine, closedBecause: 'resolved' })
    expect(move(closed, claim('bo', nine))).toMatchObject({
      problem: { kind: 'handoff_closed', message: 'This handoff has ended: the session was resolved.' },
    })
  })
})

describe('ago', () => {
  it.each([
    [-5000, '0 s'],
    [0, '0 s'],
    [12_400, '12 s'],
    [59_499, '59 s'],
    [59_500, '1 min'],
    [59 * minute, '59 min'],
    [hour, '1 h'],
    [24 * hour - second, '23 h'],
    [24 * hour, '1 d'],
    [49 * hour, '2 d'],
  ])('says %d ms as %s', (ms, words) => {
    expect(ago(ms)).toBe(words)
  })
})
