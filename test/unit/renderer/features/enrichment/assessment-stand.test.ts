import { describe, expect, test } from 'vitest'
import { assessmentStand, isJudgeable } from '../../../../../renderer/features/enrichment/assessment-stand.ts'
import { makeAssessment } from '../../../../support/samples/enrichment.ts'
import { makeFact, makeHandoff } from '../../../../support/samples/make.ts'

const fact = (id: string, rev: number, removedAt: number | null = null) => makeFact({ id, rev, removedAt })
const escalated = makeHandoff({ intent: 'escalate', acceptedAt: 1, enrichment: null })

describe('how far an assessment is', () => {
  test('none of a parked session, and none after it ended without one', () => {
    expect(assessmentStand(makeHandoff({ intent: 'park', acceptedAt: null }), [])).toEqual({ kind: 'none' })
    expect(assessmentStand({ ...escalated, state: 'withdrawn', acceptedAt: null }, [])).toEqual({
      kind: 'none',
    })
    expect(assessmentStand(escalated, [])).toEqual({ kind: 'none' })
  })

  test('made later while the escalation is only on this device', () => {
    expect(assessmentStand({ ...escalated, acceptedAt: null }, [])).toEqual({ kind: 'later' })
  })

  test('being made since', () => {
    const handoff = { ...escalated, enrichment: { state: 'making' as const, since: 7 } }
    expect(assessmentStand(handoff, [])).toEqual({ kind: 'making', since: 7 })
  })

  test('counts exactly the facts that it doesn’t know of: newer, changed since, or not sent yet, but none that is removed', () => {
    const assessmentData = makeAssessment({ readRev: 10 })
    const facts = [fact('a', 10), fact('b', 11), fact('c', 12, 99), fact('d', 0), fact('e', 3)]
    expect(assessmentStand({ ...escalated, assessmentData }, facts)).toEqual({
      kind: 'here',
      assessment: assessmentData,
      refreshing: false,
      newer: 2,
    })
  })

  test('says that a newer one is being made', () => {
    const handoff = {
      ...escalated,
      assessmentData: makeAssessment(),
      enrichment: { state: 'making' as const, since: 7 },
    }
    expect(assessmentStand(handoff, [])).toMatchObject({ kind: 'here', refreshing: true })
  })

  test('one that has ended, or that someone rewrote, isn’t behind', () => {
    const facts = [fact('b', 11)]
    const edited = makeAssessment({ readRev: 10, edited: { by: 'ben', at: 1, text: 'Mine' } })
    expect(assessmentStand({ ...escalated, assessmentData: edited }, facts)).toMatchObject({ newer: 0 })
    const closed = { ...escalated, state: 'closed' as const, assessmentData: makeAssessment({ readRev: 10 }) }
    expect(assessmentStand(closed, facts)).toMatchObject({ newer: 0 })
  })
})

test('only what named a cause can be right or wrong', () => {
  expect(isJudgeable(makeAssessment())).toBe(true)
  expect(isJudgeable(makeAssessment({ likelyCause: null }))).toBe(false)
  expect(isJudgeable(makeAssessment({ enough: false }))).toBe(false)
})
