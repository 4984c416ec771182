import { describe, expect, it } from 'vitest'
import { assessmentText, newerFacts } from '../../../../../core/domain/enrichment/assessment.ts'
import { briefingWords } from '../../../../../core/domain/enrichment/briefing.ts'
import {
  passesByItself,
  WithoutModel,
  withoutModelSentences,
} from '../../../../../core/domain/enrichment/without-model.ts'
import { cited, makeAssessment, makeBriefing } from '../../../../support/samples/enrichment.ts'
import { makeFact, nine } from '../../../../support/samples/make.ts'

describe('facts newer than an assessment', () => {
  it('are those the server took in or changed since, and those not sent yet, without what was removed', () => {
    const facts = [
      makeFact({ id: 'read', rev: 7 }),
      makeFact({ id: 'changed', rev: 8 }),
      makeFact({ id: 'unsent', rev: 0 }),
      makeFact({ id: 'removed', rev: 9, removedAt: nine }),
    ]
    expect(newerFacts(facts, { readRev: 7 }).map(({ id }) => id)).toEqual(['changed', 'unsent'])
    expect(newerFacts(facts, { readRev: 9 }).map(({ id }) => id)).toEqual(['unsent'])
  })
})

describe('an assessment as text', () => {
  it('has every part, marks what isn’t backed, and says who wrote it', () => {
    expect(assessmentText(makeAssessment())).toBe(
      [
        'Outlook doesn’t sync; webmail works.',
        'What we know\n- Webmail works.',
        'Likely cause (confidence: medium)\nThe local profile is damaged.',
        'Suggested next steps\n1. Make a new Outlook profile. (not backed by the notes)',
        'What else it could be\n- Autodiscover answers wrongly.',
        'Written by AI from the session’s notes. Check it before you rely on it.',
      ].join('\n\n'),
    )
  })

  it('says so if there isn’t enough, and if it was made by rules', () => {
    const text = assessmentText(
      makeAssessment({
        by: 'rules',
        because: 'off',
        enough: false,
        known: [],
        likelyCause: null,
        nextSteps: [],
        hypotheses: [],
      }),
    )
    expect(text).toBe(
      'Outlook doesn’t sync; webmail works.\n\nThere isn’t enough in the session yet to name a cause.\n\nDrafted from session notes.',
    )
  })

  it('is what someone wrote in its place', () => {
    expect(assessmentText(makeAssessment({ edited: { by: 'bo', at: nine, text: 'The add-in.' } }))).toBe(
      'The add-in.',
    )
  })
})

it('a briefing’s words are counted over all its parts', () => {
  expect(
    briefingWords({
      happened: [cited('One two')],
      ruledOut: [cited(' three ')],
      first: [],
      promised: [cited('four'), cited('five\nsix')],
    }),
  ).toBe(6)
  expect(briefingWords(makeBriefing())).toBeGreaterThan(0)
})

it('every reason for rules has its own sentence, and some pass by themselves', () => {
  const sentences = WithoutModel.options.map((because) => withoutModelSentences[because])
  expect(new Set(sentences).size).toBe(WithoutModel.options.length)
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/)
  expect(WithoutModel.options.filter(passesByItself)).toEqual(['not_reached', 'overloaded', 'timed_out'])
})
