import type { MadeAssessment } from '../../core/domain/enrichment/assessment.ts'
import type { Handoff } from '../../core/domain/handoff/handoff.ts'
import { AssessmentAnswer, assessmentFrom } from '../../core/enrichment/answers.ts'
import { toldMaterial } from '../../core/enrichment/told-material.ts'
import type { WholeSession } from '../store/ai/session-material.ts'
import { assessmentByRule } from '../../core/enrichment/by-rule-assessment.ts'
import type { EnrichmentParts } from './enrichment-parts.ts'
import { imagesOf, type ReadImage } from './images.ts'
import { assessPrompt } from './prompts/assess.ts'

/** Room for thinking as well as for the answer. */
const maxTokens = 16_000

/** Assesses a session as it was read: by a model, or by rules with the reason why. Rejects only if aborted. */
export const makeAssessment = async (
  { asking }: Pick<EnrichmentParts, 'asking'>,
  { rev, account, session, material, ticket }: WholeSession,
  handoff: Handoff,
  { now, signal, readImage }: { now: number; signal: AbortSignal; readImage: ReadImage },
): Promise<MadeAssessment> => {
  const { redaction } = account
  const made = { madeAt: now, readRev: rev }
  const byRule = (because: NonNullable<MadeAssessment['because']>): MadeAssessment =>
    assessmentByRule(material, { ...made, because, redaction })
  // Nothing is prepared for a model that won't be asked.
  const bar = await asking.barTo(account, session)
  if (bar !== null) return byRule(bar)
  const told = toldMaterial(material, { redaction, ticket, handoff })
  const asked = await asking.ask({
    kind: 'assessment',
    account,
    session,
    handoffId: handoff.id,
    personId: handoff.handedOffBy,
    prompt: assessPrompt,
    stable: told.text,
    fresh: assessPrompt.question,
    images: await imagesOf(account, material, readImage),
    schema: AssessmentAnswer,
    maxTokens,
    signal,
  })
  if (!asked.ok) return byRule(asked.because)
  const parts = assessmentFrom(asked.value, told)
  if (parts === null) return byRule('unusable')
  return {
    by: 'model',
    because: null,
    model: asked.model,
    promptVersion: assessPrompt.version,
    ...made,
    ...parts,
  }
}
