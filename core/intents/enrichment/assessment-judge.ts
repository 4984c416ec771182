import { z } from 'zod'
import { Rightness } from '../../domain/enrichment/assessment.ts'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { timeIn } from '../defining/device-time.ts'
import { assessedHandoff } from './enrichment-parts.ts'
import { sessionOf } from '../defining/timeline.ts'

/** Someone says whether an assessment was right. The last word counts; null takes it back. */
export const assessmentJudge = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ handoffId: Id, was: Rightness.nullable() }),
  apply(work, { handoffId, was }) {
    const { handoff, assessment } = assessedHandoff(work, handoffId)
    if ((assessment.rightness?.was ?? null) === was) return
    const at = timeIn(work, sessionOf(work, handoff.sessionId))
    const rightness = was === null ? null : { was, by: work.context.actor.id, at }
    work.put('handoffs', { ...handoff, assessmentData: { ...assessment, rightness } })
  },
})
