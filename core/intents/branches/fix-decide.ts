import { z } from 'zod'
import { fixDecisionWords } from '../../domain/timeline/event-words.ts'
import { decideFix, FixDecision } from '../../domain/branches/fix.ts'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { doneNow } from '../defining/device-time.ts'
import { sessionOf, recordEvent } from '../defining/timeline.ts'

/** Decides what happens with a fix; dismissing supersedes it. */
export const fixDecide = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ fixId: Id, decision: FixDecision }),
  apply(work, payload) {
    const fix = work.get('fixes', payload.fixId, 'fix')
    const session = sessionOf(work, fix.sessionId)
    const result = decideFix(fix, payload.decision, doneNow(work, session))
    if (!result.ok) return work.reject(result.problem.kind, result.problem.message)
    work.put('fixes', result.value)
    const gone = payload.decision === 'dismissed' && session.activeFixId === fix.id
    const text = `${fixDecisionWords[payload.decision]} ${fix.text}`
    recordEvent(work, gone ? { ...session, activeFixId: null } : session, 'fix_decided', text, {
      draft: true,
    })
  },
})
