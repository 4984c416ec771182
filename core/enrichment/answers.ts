import { z } from 'zod'
import {
  type Assessment,
  assessmentLimits,
  Confidence,
  type MadeAssessment,
} from '../domain/enrichment/assessment.ts'
import { type Briefing, briefingWords, maxBriefingWords } from '../domain/enrichment/briefing.ts'
import type { Cited } from '../domain/enrichment/cited.ts'
import type { WriteUpKind } from '../domain/write-up/write-up.ts'
import { listOf, markdownOf, bodyOf, typed } from '../write-ups/section.ts'
import { checkedClaim, checkedClaims, withoutNewLinks } from './evidence.ts'
import type { Told } from './told-material.ts'
import { asTyped } from './typed-commands.ts'

/** What a model is asked to answer with, and how that becomes what Baton shows. */

const Claim = z.object({
  text: z.string().describe('One or two plain sentences.'),
  cites: z
    .array(z.string())
    .describe('Marks from the material, such as F2 or S3. Empty if nothing there supports it.'),
})
const claims = z.array(Claim)

export const AssessmentAnswer = z.object({
  enough: z.boolean().describe('False if the material doesn’t hold enough to say what is wrong.'),
  summary: Claim.describe('What is going on, for someone who knows nothing of it yet.'),
  known: claims.describe('What was established, the most important first.'),
  likelyCause: Claim.nullable().describe('The most likely cause; null if the material doesn’t point to one.'),
  nextSteps: claims.describe('What to do next, in order, nothing that was done already.'),
  confidence: Confidence,
  hypotheses: claims.describe('What else it could be, beside the likely cause.'),
})
export type AssessmentAnswer = z.infer<typeof AssessmentAnswer>

export type AssessedParts = Pick<
  Assessment,
  'enough' | 'summary' | 'known' | 'likelyCause' | 'nextSteps' | 'confidence' | 'hypotheses'
>

/** An assessment with every claim checked against what was told; null if nothing is left that says anything. */
export const assessmentFrom = (answer: AssessmentAnswer, told: Told): AssessedParts | null => {
  const check = (claim: { text: string; cites: string[] }): Cited | null =>
    checkedClaim(claim, told.marks, told.text)
  const all = (list: AssessmentAnswer['known'], most: number): Cited[] =>
    checkedClaims(list, told.marks, told.text, most)
  const summary = check(answer.summary)
  if (summary === null) return null
  const likelyCause = answer.likelyCause === null ? null : check(answer.likelyCause)
  // A cause that nothing supports is a guess, however sure it sounds.
  const isBacked = likelyCause !== null && likelyCause.cites.length > 0
  return {
    enough: answer.enough,
    summary,
    known: all(answer.known, assessmentLimits.known),
    likelyCause,
    nextSteps: all(answer.nextSteps, assessmentLimits.nextSteps),
    confidence: isBacked && answer.enough ? answer.confidence : 'low',
    hypotheses: all(answer.hypotheses, assessmentLimits.hypotheses),
  } satisfies Partial<MadeAssessment>
}

export const BriefingAnswer = z.object({
  happened: claims.describe('What happened so far, shortest first.'),
  ruledOut: claims.describe('What is ruled out, and by what.'),
  first: claims.describe('What to do first.'),
  promised: claims.describe('What was promised, and to whom. Empty if nothing was.'),
})
export type BriefingAnswer = z.infer<typeof BriefingAnswer>

export type BriefedParts = Pick<Briefing, 'happened' | 'ruledOut' | 'first' | 'promised'>

/** A briefing of at most 150 words: where it is longer, the last claims of its longest part go. */
export const briefingFrom = (answer: BriefingAnswer, told: Told): BriefedParts | null => {
  const all = (list: BriefingAnswer['first']): Cited[] => checkedClaims(list, told.marks, told.text, 8)
  const parts: BriefedParts = {
    happened: all(answer.happened),
    ruledOut: all(answer.ruledOut),
    first: all(answer.first),
    promised: all(answer.promised),
  }
  // What was promised and what to do first are kept longest.
  const order = ['happened', 'ruledOut', 'first', 'promised'] as const
  while (briefingWords(parts) > maxBriefingWords) {
    const longest =
      order.find((part) => parts[part].length > 1) ?? order.find((part) => parts[part].length > 0)
    if (longest === undefined) break
    parts[longest] = parts[longest].slice(0, -1)
  }
  return briefingWords(parts) === 0 ? null : parts
}

const text = z.string()
const lines = z.array(z.string())

export const ResolutionAnswer = z.object({
  problem: text,
  confirmed: lines,
  rootCause: text.describe('Empty if the material doesn’t say.'),
  resolution: text,
})
export const EscalationAnswer = z.object({
  problem: text,
  confirmed: lines,
  tried: lines.describe('Each with its result.'),
  hypothesis: text.describe('Empty if there is none.'),
  nextSteps: lines,
})

type Draft = { heading: string; body: string | readonly string[] }

const draftFrom = (sections: readonly Draft[], told: Told): string | null => {
  const clean = (said: string): string => asTyped(withoutNewLinks(said, told.text)).trim()
  const bodies = sections.map(({ heading, body }) => ({
    heading,
    body:
      typeof body === 'string'
        ? bodyOf(typed(clean(body).slice(0, 4000)))
        : bodyOf(
            listOf(
              body
                .map((line) => clean(line.replace(/^\s*[-*•]\s+/u, '')).slice(0, 1000))
                .filter((line) => line !== '')
                .slice(0, 40),
            ),
          ),
  }))
  const isEmpty = sections.every(
    ({ body }) => (typeof body === 'string' ? body : body.join('')).trim() === '',
  )
  return isEmpty ? null : markdownOf(bodies)
}

/** The shape of each kind of write-up, and the draft that an answer makes; null if it says nothing. */
export const draftAnswers = {
  resolution: {
    schema: ResolutionAnswer,
    draft: (answer: z.infer<typeof ResolutionAnswer>, told: Told): string | null =>
      draftFrom(
        [
          { heading: 'Problem', body: answer.problem },
          { heading: 'What we confirmed', body: answer.confirmed },
          { heading: 'Root cause', body: answer.rootCause },
          { heading: 'Resolution', body: answer.resolution },
        ],
        told,
      ),
  },
  escalation: {
    schema: EscalationAnswer,
    draft: (answer: z.infer<typeof EscalationAnswer>, told: Told): string | null =>
      draftFrom(
        [
          { heading: 'Problem', body: answer.problem },
          { heading: 'What we’ve confirmed', body: answer.confirmed },
          { heading: 'What we’ve tried', body: answer.tried },
          { heading: 'Current hypothesis', body: answer.hypothesis },
          { heading: 'Suggested next steps', body: answer.nextSteps },
        ],
        told,
      ),
  },
} as const satisfies Record<WriteUpKind, unknown>
