import { z } from 'zod'
import type { Briefing } from '../../core/domain/enrichment/briefing.ts'
import { currentClaim } from '../../core/domain/handoff/current-claim.ts'
import type { Handoff } from '../../core/domain/handoff/handoff.ts'
import { Id } from '../../core/domain/document/id.ts'
import { BriefingAnswer, briefingFrom } from '../../core/enrichment/answers.ts'
import { toldMaterial } from '../../core/enrichment/told-material.ts'
import { defineJob, persistent } from '../jobs/define-job.ts'
import { readDocument } from '../store/change-log.ts'
import { hasContentBehind, readWholeSession, type WholeSession } from '../store/ai/session-material.ts'
import { briefingByRule } from '../../core/enrichment/by-rule-briefing.ts'
import type { EnrichmentJobParts, EnrichmentParts } from './enrichment-parts.ts'
import { briefPrompt } from './prompts/brief.ts'
import { stillWanted } from './still-wanted.ts'

/** Room for thinking as well as for the answer. */
const maxTokens = 8000

/** Briefs whoever claimed a handoff: by a model, or by rules with the reason why. */
const makeBriefing = async (
  { asking }: EnrichmentParts,
  { rev, account, session, material, ticket }: WholeSession,
  handoff: Handoff,
  now: number,
  signal: AbortSignal,
): Promise<Briefing> => {
  const { redaction } = account
  const made = { madeAt: now, readRev: rev }
  const byRule = (because: NonNullable<Briefing['because']>): Briefing =>
    briefingByRule(material, { ...made, because, redaction })
  const bar = await asking.barTo(account, session)
  if (bar !== null) return byRule(bar)
  const told = toldMaterial(material, { redaction, ticket, handoff })
  const asked = await asking.ask({
    kind: 'briefing',
    account,
    session,
    handoffId: handoff.id,
    personId: currentClaim(handoff)?.by ?? handoff.handedOffBy,
    prompt: briefPrompt,
    stable: told.text,
    fresh: briefPrompt.question,
    schema: BriefingAnswer,
    maxTokens,
    signal,
  })
  if (!asked.ok) return byRule(asked.because)
  const parts = briefingFrom(asked.value, told)
  if (parts === null) return byRule('unusable')
  return {
    by: 'model',
    because: null,
    model: asked.model,
    promptVersion: briefPrompt.version,
    ...made,
    ...parts,
  }
}

/** Whether someone who has the handoff waits to be briefed. */
const isWanted = ({ state, claimedBy, pickup }: Handoff): boolean =>
  state === 'claimed' && claimedBy !== null && pickup?.mode === 'briefing'

/** Briefs someone who started with a briefing. Asked again, it makes one only if there is something new, or the last was by rules. */
export const briefHandoff = defineJob({
  name: 'handoff-brief',
  data: z.object({ accountId: Id, handoffId: Id }),
  policy: { waiting: 'gathered', ...persistent, heartbeat: 30 },
  concurrency: 8,
  timeoutSeconds: 290,
  async run({ accountId, handoffId }, { db, act, clock, ai }: EnrichmentJobParts, signal) {
    const read = async (): Promise<Handoff | null> => readDocument(db, accountId, 'handoffs', handoffId)
    const handoff = await read()
    if (handoff === null || !isWanted(handoff)) return
    const last = handoff.briefing
    if (last?.by === 'model' && !(await hasContentBehind(db, accountId, handoff.sessionId, last.readRev)))
      return
    const whole = await readWholeSession(db, accountId, handoff.sessionId)
    if (whole === null) return
    const wanted = async (): Promise<boolean> => {
      const now = await read()
      return now !== null && isWanted(now)
    }
    const briefing = await stillWanted(wanted, ai.timings.look, signal, async (until) =>
      makeBriefing(ai, whole, handoff, clock(), until),
    )
    if (briefing === null) return
    await act(accountId, 'briefing.put', async (trx) => {
      const now = await readDocument(trx, accountId, 'handoffs', handoffId)
      return now !== null && isWanted(now) ? { handoffId, briefing } : null
    })
  },
})
