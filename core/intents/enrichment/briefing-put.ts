import { z } from 'zod'
import { Briefing } from '../../domain/enrichment/briefing.ts'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { isEnriched } from './enrichment-parts.ts'

/** The server brings the briefing of a handoff. One of a newer state of the session, or by a model, isn't replaced by less. */
export const briefingPut = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({ handoffId: Id, briefing: Briefing }),
  apply(work, { handoffId, briefing }) {
    const handoff = work.get('handoffs', handoffId, 'handoff')
    if (handoff.intent === 'escalate' && !isEnriched(handoff)) return
    const before = handoff.briefing
    if (before !== null && briefing.readRev < before.readRev) return
    if (before?.by === 'model' && briefing.by === 'rules' && before.readRev === briefing.readRev) return
    work.put('handoffs', { ...handoff, briefing })
  },
})
