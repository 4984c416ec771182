import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Channel, DeliveryState, type Delivery } from '../../../../core/domain/handoff.ts'
import { ladderOf, rungs, topRung } from '../../../../core/domain/ladder.ts'
import { makeHandoff, nine, second } from '../../../support/samples/make.ts'

const delivery = (
  personId: string,
  state: Delivery['state'],
  at: number,
  channel: Delivery['channel'] = 'toast',
): Delivery => ({
  personId,
  channel,
  state,
  at,
  reason: null,
})

describe('the delivery ladder', () => {
  it('stands on the device while the server has not accepted', () => {
    const handoff = makeHandoff({ acceptedAt: null })
    expect(topRung(handoff)).toBe('on_device')
    expect(ladderOf(handoff)[0]).toEqual({ rung: 'on_device', reached: true, at: nine, people: ['ann'] })
    expect(
      ladderOf(handoff)
        .slice(1)
        .every((step) => !step.reached),
    ).toBe(true)
  })

  it('climbs, and says to whom, by whom and when first', () => {
    expect(topRung(makeHandoff())).toBe('sent')
    const handoff = makeHandoff({
      deliveries: [
        delivery('bo', 'delivered', nine + 3 * second),
        delivery('bo', 'delivered', nine + 2 * second, 'in_app'),
        delivery('cy', 'seen', nine + 5 * second),
        delivery('dee', 'failed', nine + second, 'email'),
        delivery('eve', 'queued', nine + second, 'email'),
      ],
    })
    expect(topRung(handoff)).toBe('seen')
    const [, , delivered, seen, claimed] = ladderOf(handoff)
    expect(delivered).toEqual({
      rung: 'delivered',
      reached: true,
      at: nine + 2 * second,
      people: ['bo', 'cy'],
    })
    expect(seen).toEqual({ rung: 'seen', reached: true, at: nine + 5 * second, people: ['cy'] })
    expect(claimed).toMatchObject({ reached: false, people: [] })
  })

  it('queued and failed deliveries do not lift it', () => {
    const handoff = makeHandoff({
      deliveries: [delivery('bo', 'failed', nine), delivery('cy', 'queued', nine)],
    })
    expect(topRung(handoff)).toBe('sent')
  })

  it('has no hole when a claim comes without a "seen"', () => {
    const ladder = ladderOf(makeHandoff({ state: 'claimed', claimedBy: 'bo', claimedAt: nine }))
    expect(ladder.map((step) => step.reached)).toEqual([true, true, true, true, true])
    expect(ladder.find((step) => step.rung === 'seen')).toEqual({
      rung: 'seen',
      reached: true,
      at: null,
      people: [],
    })
  })

  const deliveries = fc.array(
    fc.record({
      personId: fc.constantFrom('bo', 'cy', 'dee'),
      channel: fc.constantFrom(...Channel.options),
      state: fc.constantFrom(...DeliveryState.options),
      at: fc.integer({ min: nine, max: nine + 1000 }),
      reason: fc.constant(null),
    }),
    { maxLength: 12 },
  )
  const handoffs = fc
    .record({
      deliveries,
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
        for (const step of ladder) if (!step.reached) expect(step).toMatchObject({ at: null, people: [] })
      }),
    )
  })

  it('never sinks when one more delivery is noted', () => {
    fc.assert(
      fc.property(handoffs, deliveries, (handoff, more) => {
        const after = { ...handoff, deliveries: [...handoff.deliveries, ...more] }
        expect(rungs.indexOf(topRung(after))).toBeGreaterThanOrEqual(rungs.indexOf(topRung(handoff)))
      }),
    )
  })
})
