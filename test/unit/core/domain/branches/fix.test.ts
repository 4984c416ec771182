import { describe, expect, it } from 'vitest'
import {
  decideFix,
  FixDecision,
  FixOutcome,
  needsOutcome,
  recordOutcome,
} from '../../../../../core/domain/branches/fix.ts'
import { makeFix, minute, nine } from '../../../../support/samples/make.ts'

const at = nine + minute
const superseded = makeFix({ supersededAt: nine })

describe('a suggested fix', () => {
  it.each(FixDecision.options)('takes the decision %s, unless a newer one has replaced it', (decision) => {
    const dismissed =
      decision === 'dismissed'
        ? { outcome: 'dismissed', outcomeBy: 'bo', outcomeAt: at, supersededBy: 'bo', supersededAt: at }
        : {}
    expect(decideFix(makeFix(), decision, { by: 'bo', at })).toEqual({
      ok: true,
      value: { ...makeFix(), decision, decidedBy: 'bo', decidedAt: at, updatedAt: at, ...dismissed },
    })
    expect(decideFix(superseded, decision, { by: 'bo', at })).toMatchObject({
      ok: false,
      problem: { kind: 'wrong_status' },
    })
  })

  it.each(FixOutcome.options)('takes the outcome %s with its reason, unless it is superseded', (outcome) => {
    expect(recordOutcome(makeFix(), outcome, ' until the reboot ', { by: 'bo', at })).toEqual({
      ok: true,
      value: {
        ...makeFix(),
        outcome,
        outcomeReason: 'until the reboot',
        updatedAt: at,
        outcomeBy: outcome === 'proposed' ? null : 'bo',
        outcomeAt: outcome === 'proposed' ? null : at,
        supersededBy: outcome === 'dismissed' ? 'bo' : null,
        supersededAt: outcome === 'dismissed' ? at : null,
      },
    })
    expect(recordOutcome(superseded, outcome, 'x', { by: 'bo', at })).toMatchObject({
      problem: { kind: 'wrong_status' },
    })
  })

  it('needs a reason to be pending, and for nothing else', () => {
    const rejected = FixOutcome.options.filter(
      (outcome) => !recordOutcome(makeFix(), outcome, ' \n', { by: 'bo', at }).ok,
    )
    expect(rejected).toEqual(['applied_pending'])
  })

  it('owes an outcome while pending or partial, until superseded', () => {
    const owing = FixOutcome.options.filter((outcome) => needsOutcome(makeFix({ outcome })))
    expect(owing).toEqual(['applied_partial', 'applied_pending'])
    expect(needsOutcome(makeFix({ outcome: 'applied_pending', supersededAt: nine }))).toBe(false)
  })
})
