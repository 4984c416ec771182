import { z } from 'zod'
import type { MadeAssessment } from '../../core/domain/enrichment/assessment.ts'
import type { Handoff } from '../../core/domain/handoff/handoff.ts'
import { Id } from '../../core/domain/document/id.ts'
import { persistent } from '../jobs/define-job.ts'
import { readDocument } from '../store/change-log.ts'
import { readWholeSession } from '../store/ai/session-material.ts'
import type { EnrichmentJobParts } from './enrichment-parts.ts'
import { readImageOf } from './images.ts'
import { makeAssessment } from './make-assessment.ts'
import { stillWanted } from './still-wanted.ts'

/** What a job that assesses is about. */
export const Assessed = z.object({
  accountId: Id,
  handoffId: Id,
  /** True if a person asked for it, so that one by rules is redone whatever the reason was. */
  asked: z.boolean().optional(),
})
export type Assessed = z.infer<typeof Assessed>

/** A run that died is noticed by its silence, long before the longest call would be over. */
export const assessing = { waiting: 'gathered', ...persistent, heartbeat: 30 } as const

/** Makes an assessment and brings it, as long as it is wanted. Null if there was nothing to bring. */
export const assess = async (
  { accountId, handoffId }: Assessed,
  parts: EnrichmentJobParts,
  signal: AbortSignal,
  isWanted: (handoff: Handoff) => boolean,
): Promise<MadeAssessment | null> => {
  const { db, act, clock, ai } = parts
  const read = async (): Promise<Handoff | null> => readDocument(db, accountId, 'handoffs', handoffId)
  const wanted = async (): Promise<boolean> => {
    const handoff = await read()
    return handoff !== null && isWanted(handoff)
  }
  const before = await read()
  if (before === null || !isWanted(before)) return null
  const whole = await readWholeSession(db, accountId, before.sessionId)
  if (whole === null) return null
  const handoff = whole.material.handoffs.find(({ id }) => id === handoffId) ?? before
  const assessment = await stillWanted(wanted, ai.timings.look, signal, async (until) =>
    makeAssessment(ai, whole, handoff, { now: clock(), signal: until, readImage: readImageOf(db) }),
  )
  if (assessment === null) return null
  await act(accountId, 'assessment.put', async (trx) => {
    // Decided under the account's lock, so a run that was repeated brings nothing twice.
    const now = await readDocument(trx, accountId, 'handoffs', handoffId)
    return now !== null && isWanted(now) ? { handoffId, assessment } : null
  })
  return assessment
}
