import { z } from 'zod'
import { Cited, notBacked } from './cited.ts'
import { blockText } from '../document/document.ts'
import type { Fact } from '../branches/fact.ts'
import { Id, Rev, Timestamp } from '../document/id.ts'
import { draftedFromNotes, WithoutModel } from './without-model.ts'

export const Confidence = z.enum(['low', 'medium', 'high'])
export type Confidence = z.infer<typeof Confidence>

export const Rightness = z.enum(['right', 'partly', 'wrong'])
export type Rightness = z.infer<typeof Rightness>

export const assessmentLimits = { known: 12, nextSteps: 8, hypotheses: 6, edit: 4000 } as const

/** Who made something that enrichment adds, from which state of the session. */
export const madeBy = {
  by: z.enum(['model', 'rules']),
  /** Why rules made it; null if a model did. */
  because: WithoutModel.nullable(),
  model: z.string().max(80).nullable(),
  promptVersion: z.string().max(40).nullable(),
  madeAt: Timestamp,
  /** The account's rev that was read for it. */
  readRev: Rev,
}

/** An assessment as it is made, before people have said anything about it. */
export const MadeAssessment = z.object({
  ...madeBy,
  /** False if the session doesn't hold enough to say anything. */
  enough: z.boolean(),
  summary: Cited,
  known: z.array(Cited).max(assessmentLimits.known),
  likelyCause: Cited.nullable(),
  nextSteps: z.array(Cited).max(assessmentLimits.nextSteps),
  confidence: Confidence,
  /** What else it could be. */
  hypotheses: z.array(Cited).max(assessmentLimits.hypotheses),
})
export type MadeAssessment = z.infer<typeof MadeAssessment>

/** What an engineer wrote in place of an assessment. */
export const AssessmentEdit = blockText(assessmentLimits.edit)

/** An assessment on its handoff, with what people said about it. */
export const Assessment = z.object({
  ...MadeAssessment.shape,
  /** How many times it was redone after the first time. */
  refreshes: z.int().min(0),
  /** Whether it was right, as judged afterwards. */
  rightness: z.object({ was: Rightness, by: Id, at: Timestamp }).nullable(),
  /** What someone wrote in its place; wins over every later result. */
  edited: z.object({ by: Id, at: Timestamp, text: AssessmentEdit.min(1) }).nullable(),
})
export type Assessment = z.infer<typeof Assessment>

/** The longest plain text of an assessment: all its parts at their longest, and the lines between. */
export const maxAssessmentText = 24_000

/** The facts that came or changed since an assessment or a briefing was made. Those not sent yet have no rev. */
export const newerFacts = <F extends Pick<Fact, 'rev' | 'removedAt'>>(
  facts: readonly F[],
  { readRev }: { readRev: number },
): F[] => facts.filter(({ rev, removedAt }) => removedAt === null && (rev === 0 || rev > readRev))

const claim = ({ text, cites }: Cited): string => (cites.length === 0 ? `${text} (${notBacked})` : text)

const list = (title: string, items: readonly Cited[], mark: (index: number) => string): string[] =>
  items.length === 0 ? [] : [[title, ...items.map((item, i) => `${mark(i)} ${claim(item)}`)].join('\n')]

/** Who made it, as a line below it. */
const madeByLine = ({ by }: Pick<MadeAssessment, 'by'>): string =>
  by === 'rules'
    ? `${draftedFromNotes}.`
    : 'Written by AI from the session’s notes. Check it before you rely on it.'

/** What an assessment says, part by part, as plain text to start an own version from. */
export const assessmentParts = ({
  enough,
  summary,
  known,
  likelyCause,
  nextSteps,
  confidence,
  hypotheses,
}: MadeAssessment): string => {
  const dash = () => '-'
  return [
    claim(summary),
    ...list('What we know', known, dash),
    ...(likelyCause === null ? [] : [`Likely cause (confidence: ${confidence})\n${claim(likelyCause)}`]),
    ...list('Suggested next steps', nextSteps, (i) => `${i + 1}.`),
    ...list('What else it could be', hypotheses, dash),
    ...(enough ? [] : ['There isn’t enough in the session yet to name a cause.']),
  ].join('\n\n')
}

/** An assessment as plain text, for exports and the ticket: what someone wrote in its place, or its parts. */
export const assessmentText = (assessment: MadeAssessment & Partial<Pick<Assessment, 'edited'>>): string =>
  assessment.edited?.text ?? `${assessmentParts(assessment)}\n\n${madeByLine(assessment)}`
