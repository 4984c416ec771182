import { z } from 'zod'
import { AssessmentEdit } from '../../domain/enrichment/assessment.ts'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { timeIn } from '../defining/device-time.ts'
import { assessedHandoff, putAssessment } from './enrichment-parts.ts'
import { sessionOf } from '../defining/timeline.ts'

/** Someone rewrites an assessment: theirs wins over every later result. An empty text takes it back. */
export const assessmentEdit = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ handoffId: Id, text: AssessmentEdit }),
  apply(work, { handoffId, text }) {
    const { handoff, assessment } = assessedHandoff(work, handoffId)
    if ((assessment.edited?.text ?? '') === text) return
    const at = timeIn(work, sessionOf(work, handoff.sessionId))
    const edited = text === '' ? null : { by: work.context.actor.id, at, text }
    putAssessment(work, handoff, { ...assessment, edited })
  },
})
