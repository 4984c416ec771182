import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ladderOf, rungs, topRung } from '../../../../../core/domain/handoff/ladder.ts'
import { furtherReach, mostNamed, reachOf } from '../../../../../core/domain/duty/reach.ts'
import { makeHandoff, nine, second } from '../../../../support/samples/make.ts'

describe('the delivery ladder', () => {
  it('stands on the device while the server has not accepted', () => {
    const handoff = makeHandoff({ acceptedAt: null })
    expect(topRung(handoff)).toBe('on_device')
    expect(ladderOf(handoff)[0]).toEqual({
      rung: 'on_device',
      reached: true,
      at: nine,
      count: 1,
      people: ['ann'],
    })
    expect(
      ladderOf(handoff)
        .slice(1)
        .every((step) => !step.reached),
    ).toBe(true)
  })

  it('climbs, and says to whom, by whom and when first', () => {
    expect(topRung(makeHandoff())).toBe('sent')
    const handoff = makeHandoff({
      reach: reachOf([
        { personId: 'bo', deliveredAt: nine + 2 * second, seenAt: null },
        { personId: 'cy', deliveredAt: null, seenAt: nine + 5 * second },
        { personId: 'dee', deliveredAt: null, seenAt: null },
      ]),
    })
    expect(topRung(handoff)).toBe('seen')
    const [, , delivered, seen, claimed] = ladderOf(handoff)
    expect(delivered).toEqual({
      rung: 'delivered',
      reached: true,
      at: nine + 2 * second,
      count: 2,
      people: ['bo', 'cy'],
    })
    expect(seen).toEqual({ rung: 'seen', reached: true, at: nine + 5 * second, count: 1, people: ['cy'] })
    expect(claimed).toMatchObject({ reached: false, count: 0, people: [] })
  })

  it('names the first of many and counts them all', () => {
    const people = Array.from({ length: 300 }, (_, n) => ({
      personId: `p${n}`,
      deliveredAt: nine + n,
      seenAt: n % 2 === 0 ? nine + n : null,
    }))
    const [, , delivered, seen] = ladderOf(makeHandoff({ reach: reachOf(people.toReversed()) }))
    expect([delivered?.count, seen?.count]).toEqual([300, 150])
    expect(delivered?.people).toEqual(people.slice(0, mostNamed).map(({ personId }) => personId))
    expect(JSON.stringify(reachOf(people)).length).toBeLessThan(1500)
  })

  it('has no hole when a claim comes without a "seen"', () => {
    const ladder = ladderOf(makeHandoff({ state: 'claimed', claimedBy: 'bo', claimedAt: nine }))
    expect(ladder.map((step) => step.reached)).toEqual([true, true, true, true, true])
    expect(ladder.find((step) => step.rung === 'seen')).toEqual({
      rung: 'seen',
      reached: true,
      at: null,
      count: 0,
      people: [],
    })
  })

  const time = fc.option(fc.integer({ min: nine, max: nine + 1000 }))
  const reaches = fc
    .uniqueArray(
      fc.record({
        personId: fc.constantFrom('bo', 'cy', 'dee', 'eve', 'fay'),
        deliveredAt: time,
        seenAt: time,
      }),
      { selector: ({ personId }) => personId },
    )
    .map(reachOf)
  const handoffs = fc
    .record({
      reach: reaches,
      acceptedAt: fc.option(fc.constant(nine)),
      claimedBy: fc.option(fc.constantFrom('bo', 'cy')),
    })
    .map((over) => makeHandoff(over))

  it('is monotone and complete for every handoff', () => {
    fc.assert(
      fc.property(handoffs, (handoff) => {
        const ladder = ladderOf(handoff)
        expect(ladder.map((step) => step.rung)).toEqual([...rungs])
        const reached = ladder.map((step) => step.reached)
        expect(reached.indexOf(false) === -1 || reached.lastIndexOf(true) < reached.indexOf(false)).toBe(true)
        expect(reached[0]).toBe(true)
        for (const step of ladder) expect(new Set(step.people).size).toBe(step.people.length)
        for (const step of ladder)
          if (!step.reached) expect(step).toMatchObject({ at: null, count: 0, people: [] })
      }),
    )
  })

  it('never sinks, whatever counts come late', () => {
    fc.assert(
      fc.property(handoffs, reaches, (handoff, more) => {
        const after = { ...handoff, reach: furtherReach(handoff.reach, more) }
        expect(rungs.indexOf(topRung(after))).toBeGreaterThanOrEqual(rungs.indexOf(topRung(handoff)))
      }),
    )
  })
})
