import { z } from 'zod'
import { outcomeOnResolve, recordOutcome, ResolvedOutcome } from '../../domain/branches/fix.ts'
import { Id } from '../../domain/document/id.ts'
import { WriteUpContent } from '../../domain/write-up/write-up.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { doneNow, timeIn } from '../defining/device-time.ts'
import { closeOpenHandoff, ownedSession, moved, recordEvent, tell } from '../defining/timeline.ts'
import { confirmWriteUp, restoreWriteUp, settleWaitingWriteUp } from '../write-up/write-up-parts.ts'

/**
 * The owner resolves a session and says what solved it.
 *
 * The outcome of the suggested fix is recorded along with it; a fix still being checked counts as having worked.
 */
export const sessionResolve = defineIntent({
  version: 2,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    sessionId: Id,
    resolutionSummary: z.string().trim().max(8000).default(''),
    resolutionAction: z.string().trim().max(2000).default(''),
    /** How the suggested fix went; null leaves it unchanged unless it was still being checked. */
    fixOutcome: ResolvedOutcome.nullable().default(null),
    /** The resolution note as confirmed, for the ticket; null resolves without one. */
    writeUp: WriteUpContent.nullable().default(null),
    /**
     * Set where reopening is undone: the note that was confirmed before, if any, and the entry by which followers were told that it
     * was resolved, so that they aren't told twice.
     */
    again: z.object({ writeUpId: Id.nullable(), toldId: Id.nullable() }).nullable().default(null),
  }),
  apply(work, payload) {
    const { now, authority } = work.context
    const session = moved(work, ownedSession(work, payload.sessionId), 'resolve')
    const at = timeIn(work, session)
    const fix = session.activeFixId === null ? null : work.find('fixes', session.activeFixId)
    // Only the device insists: what arrives late, or from an older app, must not be lost over this.
    if (authority === 'device' && payload.resolutionSummary === '' && payload.resolutionAction === '') {
      work.reject(
        'bad_request',
        'Say in a sentence what caused it or what fixed it, so the next person can find it.',
      )
    }
    const outcome = fix === null ? null : outcomeOnResolve(fix, payload.fixOutcome)
    if (fix !== null && outcome !== null) {
      const recorded = recordOutcome(fix, outcome, fix.outcomeReason, doneNow(work, session))
      if (recorded.ok) work.put('fixes', recorded.value)
    }
    const closed = closeOpenHandoff(work, session, 'resolved')
    const { writeUp, again } = payload
    const resolved = {
      ...(writeUp !== null
        ? confirmWriteUp(work, closed, 'resolution', writeUp, null)
        : again === null || again.writeUpId === null
          ? closed
          : restoreWriteUp(work, closed, again.writeUpId)),
      news: session.news.filter(({ kind }) => kind !== 'question'),
      resolutionSummary: payload.resolutionSummary === '' ? null : payload.resolutionSummary,
      resolutionAction: payload.resolutionAction === '' ? null : payload.resolutionAction,
      resolvedAt: authority === 'server' ? now : at,
    }
    // The timeline shows what the person wrote: what it was, then what solved it.
    const told = [payload.resolutionSummary, payload.resolutionAction].filter((text) => text !== '')
    const news = payload.resolutionAction === '' ? payload.resolutionSummary : payload.resolutionAction
    const known = again === null || again.toldId === null ? null : again.toldId
    const saved = recordEvent(
      work,
      known === null ? resolved : tell(work, resolved, known, session.followers, 'resolved', news),
      'resolved',
      told.join('\nSolved by: '),
      {
        draft: true,
        ...(again === null ? { tells: { people: session.followers, kind: 'resolved', text: news } } : {}),
      },
    )
    if (again !== null) settleWaitingWriteUp(work, saved)
  },
})
