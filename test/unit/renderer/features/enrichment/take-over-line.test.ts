import { expect, test } from 'vitest'
import { takeOverLine } from '../../../../../renderer/features/enrichment/take-over-line.ts'
import { cited, makeAssessment, makeBriefing } from '../../../../support/samples/enrichment.ts'
import { makeSnapshot } from '../../../../support/samples/make.ts'

const snapshot = makeSnapshot({ title: 'Outlook doesn’t sync' })

test('names the problem, and what the briefing or else the assessment says to do first', () => {
  expect(takeOverLine({ snapshot, briefing: null, assessmentData: null })).toBe(
    'Taking over: Outlook doesn’t sync.',
  )
  const assessmentData = makeAssessment({ nextSteps: [cited('Check the rights.'), cited('Then call.')] })
  expect(takeOverLine({ snapshot, briefing: null, assessmentData })).toBe(
    'Taking over: Outlook doesn’t sync. First: Check the rights.',
  )
  const briefing = makeBriefing({ first: [cited('Make a new profile.')] })
  expect(takeOverLine({ snapshot, briefing, assessmentData })).toBe(
    'Taking over: Outlook doesn’t sync. First: Make a new profile.',
  )
})

test('takes nothing from an assessment that someone rewrote, and stays on one line', () => {
  const edited = makeAssessment({ edited: { by: 'ben', at: 1, text: 'Mine' } })
  expect(takeOverLine({ snapshot, briefing: null, assessmentData: edited })).toBe(
    'Taking over: Outlook doesn’t sync.',
  )
  const briefing = makeBriefing({ first: [cited(`Run\nthis ${'very '.repeat(100)}`)] })
  const line = takeOverLine({ snapshot, briefing, assessmentData: null })
  expect(line).not.toContain('\n')
  expect(line.length).toBeLessThan(300)
})
