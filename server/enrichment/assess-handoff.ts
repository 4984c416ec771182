import { z } from 'zod'
import type { Handoff } from '../../core/domain/handoff.ts'
import { Id } from '../../core/domain/id.ts'
import { counted } from '../../core/domain/plural.ts'
import { passesByItself } from '../../core/domain/without-model.ts'
import { isEnriched } from '../../core/intents/enrichment-parts.ts'
import { defineJob, type JobParts, persistent } from '../jobs/define-job.ts'
import { readDocument } from '../store/change-log.ts'
import { hasContentBehind, readWholeSession } from '../store/ai/session-material.ts'
import { readImageOf } from './images.ts'
import { makeAssessment } from './make-assessment.ts'
import { stillWanted } from './still-wanted.ts'

const Data = z.object({
  accountId: Id,
  handoffId: Id,
  /** True if a person asked for it, so that one by rules is made anew whatever the reason was. */
  asked: z.boolean().optional(),
})
type Data = z.infer<typeof Data>

/** A run that died is noticed by its silence, long before the longest call would be over. */
const policy = { waiting: 'gathered', ...persistent, heartbeat: 30 } as const

/** Whether an escalation is still to be assessed for the first time. */
const isToBeMade = (handoff: Handoff): boolean =>
  isEnriched(handoff) && handoff.enrichment?.state === 'making'

/** Makes an assessment and brings it, as long as it is wanted. */
const assess = async (
  { accountId, handoffId }: Data,
  parts: JobParts,
  signal: AbortSignal,
  isWanted: (handoff: Handoff) => boolean,
): Promise<void> => {
  const { db, act, clock, ai, enqueue } = parts
  const read = async (): Promise<Handoff | null> => readDocument(db, accountId, 'handoffs', handoffId)
  const wanted = async (): Promise<boolean> => {
    const handoff = await read()
    return handoff !== null && isWanted(handoff)
  }
  const before = await read()
  if (before === null || !isWanted(before)) return
  const whole = await readWholeSession(db, accountId, before.sessionId)
  if (whole === null) return
  const handoff = whole.material.handoffs.find(({ id }) => id === handoffId) ?? before
  const assessment = await stillWanted(wanted, ai.timings.look, signal, async (until) =>
    makeAssessment(ai, whole, handoff, { now: clock(), signal: until, readImage: readImageOf(db) }),
  )
  if (assessment === null) return
  await act(accountId, 'assessment.put', async (trx) => {
    // Decided under the account's lock, so a run that was repeated brings nothing twice.
    const now = await readDocument(trx, accountId, 'handoffs', handoffId)
    return now !== null && isWanted(now) ? { handoffId, assessment } : null
  })
  if (assessment.because !== null && passesByItself(assessment.because)) {
    const again = refreshAssessment.about(
      `${handoffId} again`,
      { accountId, handoffId },
      clock() + ai.timings.again,
    )
    await db.transaction().execute(async (trx) => enqueue(trx, [again]))
  }
}

/** Assesses an escalation that was just accepted. */
export const assessHandoff = defineJob({
  name: 'handoff-assess',
  data: Data,
  policy,
  concurrency: 8,
  timeoutSeconds: 290,
  run: async (data, parts, signal) => assess(data, parts, signal, isToBeMade),
})

/** Why a handoff's assessment isn't made anew; null if it may be: no one has started on it or written their own, and not too often. */
export const barToRefresh = (handoff: Handoff, most: number): string | null => {
  const { assessmentData, pickup } = handoff
  if (!isEnriched(handoff)) return 'This escalation is over, so it isn’t assessed anymore.'
  if (assessmentData === null) return 'The assessment is still being made. It appears automatically.'
  if (pickup !== null) return 'Someone has started on it. Ask the assistant in the session instead.'
  if (assessmentData.edited !== null)
    return 'Someone wrote their own assessment. Use the original again first.'
  if (assessmentData.refreshes >= most)
    return `It was made ${counted(assessmentData.refreshes + 1, 'time')}, which is the limit. Ask the assistant in the session instead.`
  return null
}
const mayRefresh = (handoff: Handoff, most: number): boolean => barToRefresh(handoff, most) === null

/**
 * Assesses an escalation anew after something was added to its session, some time after the first addition, so that what is
 * typed in one go is read in one go. Also tries again after a failure that passes by itself.
 */
export const refreshAssessment = defineJob({
  name: 'handoff-reassess',
  data: Data,
  policy,
  concurrency: 4,
  timeoutSeconds: 290,
  async run(data, parts, signal) {
    const { db, ai } = parts
    const handoff = await readDocument(db, data.accountId, 'handoffs', data.handoffId)
    const first = handoff?.assessmentData ?? null
    if (handoff === null || first === null || !mayRefresh(handoff, ai.refreshes)) return
    const isRetry = first.because !== null && (data.asked === true || passesByItself(first.because))
    if (!isRetry && !(await hasContentBehind(db, data.accountId, handoff.sessionId, first.readRev))) return
    await assess(
      data,
      parts,
      signal,
      (now) => mayRefresh(now, ai.refreshes) && now.assessmentData?.refreshes === first.refreshes,
    )
  },
})
