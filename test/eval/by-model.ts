import pLimit from 'p-limit'
import type { WriteUpKind } from '../../core/domain/write-up/write-up.ts'
import type { WithoutModel } from '../../core/domain/enrichment/without-model.ts'
import { defaultRedaction } from '../../core/domain/text/secret-kinds.ts'
import {
  AssessmentAnswer,
  assessmentFrom,
  BriefingAnswer,
  briefingFrom,
  draftAnswers,
} from '../../core/enrichment/answers.ts'
import { toldMaterial } from '../../core/enrichment/told-material.ts'
import { redact } from '../../core/redaction/redact.ts'
import type { Model, ModelRequest } from '../../server/enrichment/model.ts'
import { assessPrompt } from '../../server/enrichment/prompts/assess.ts'
import { briefPrompt } from '../../server/enrichment/prompts/brief.ts'
import { writeUpPrompts } from '../../server/enrichment/prompts/write-up.ts'
import { nine } from '../support/samples/make.ts'
import type { EvalSession } from './read-sessions.ts'
import type { Made } from './score.ts'

/** What a model made of a session, or why it made nothing of it. */
export type ByModel = { ok: true; made: Made } | { ok: false; because: WithoutModel; detail: string }

const draftOf: WriteUpKind = 'escalation'
const maxTokens = 16_000

/**
 * Asks a model of a session what the server asks of it: assessment, briefing and the escalation package, each with the prompts and
 * the checks of the product. What rules would put in the place of a failed answer doesn't count for the model.
 */
export const madeByModel = async (
  model: Model,
  { name, effort }: { name: string; effort: ModelRequest<unknown>['effort'] },
  { material }: EvalSession,
): Promise<ByModel> => {
  const told = toldMaterial(material, { redaction: defaultRedaction })
  const base = { model: name, stable: told.text, maxTokens, effort, signal: new AbortController().signal }
  const made = { by: 'model' as const, because: null, model: name, madeAt: nine, readRev: 1 }
  const assessed = await model.ask({
    ...base,
    kind: 'assessment',
    system: assessPrompt.system,
    fresh: assessPrompt.question,
    schema: AssessmentAnswer,
  })
  if (!assessed.ok) return assessed
  const briefed = await model.ask({
    ...base,
    kind: 'briefing',
    system: briefPrompt.system,
    fresh: briefPrompt.question,
    schema: BriefingAnswer,
  })
  if (!briefed.ok) return briefed
  const prompt = writeUpPrompts[draftOf]
  const { schema, draft: draftFrom } = draftAnswers[draftOf]
  const drafted = await model.ask({
    ...base,
    kind: draftOf,
    system: prompt.system,
    fresh: prompt.question,
    schema,
  })
  if (!drafted.ok) return drafted
  const assessment = assessmentFrom(assessed.value, told)
  const briefing = briefingFrom(briefed.value, told)
  const draft = draftFrom(drafted.value, told)
  if (assessment === null || briefing === null || draft === null)
    return { ok: false, because: 'unusable', detail: 'nothing was left of the answer' }
  return {
    ok: true,
    made: {
      assessment: { ...made, promptVersion: assessPrompt.version, ...assessment },
      briefing: { ...made, promptVersion: briefPrompt.version, ...briefing },
      draft: redact(draft).text,
      told: told.text,
    },
  }
}

/** All sessions, some at once; in their order. */
export const allByModel = async (
  model: Model,
  options: Parameters<typeof madeByModel>[1] & { atOnce: number },
  sessions: readonly EvalSession[],
): Promise<ByModel[]> => {
  const line = pLimit(options.atOnce)
  return Promise.all(sessions.map(async (session) => line(async () => madeByModel(model, options, session))))
}
