import { z } from 'zod'
import { MadeAssessment } from '../../domain/enrichment/assessment.ts'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { isEnriched, putAssessment } from './enrichment-parts.ts'

/**
 * The server brings the assessment of an escalation.
 *
 * Nothing happens once the escalation has ended, or if a newer state of the session was assessed already. What someone
 * wrote in its place stays, and rules never replace what a model made.
 */
export const assessmentPut = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({ handoffId: Id, assessment: MadeAssessment }),
  apply(work, { handoffId, assessment }) {
    const handoff = work.get('handoffs', handoffId, 'handoff')
    if (!isEnriched(handoff)) return
    const { now } = work.context
    const before = handoff.assessmentData
    const made = { ...handoff, enrichment: { state: 'made' as const, since: now } }
    const isOlder = before !== null && assessment.readRev < before.readRev
    const isLess = before !== null && before.by === 'model' && assessment.by === 'rules'
    if (before !== null && (isOlder || isLess || before.edited !== null)) {
      if (handoff.enrichment?.state !== 'made') work.put('handoffs', made)
      return
    }
    putAssessment(work, made, {
      ...assessment,
      refreshes: before === null ? 0 : before.refreshes + 1,
      // What was judged is the one that was there.
      rightness: before?.rightness ?? null,
      edited: null,
    })
  },
})
