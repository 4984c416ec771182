import { useCallback } from 'react'
import { useDesk } from '../../../data/react/use-desk.ts'
import type { Handoff } from '../../../../core/domain/handoff.ts'
import { toast } from '../../../state/toasts.ts'
import { escalateAgain } from '../../handoffs/status/escalate-again.ts'
import { isStillTrue } from '../../shared/is-still-true.ts'
import { useUndo } from '../../shared/use-act.ts'

/**
 * Opens a session again that was just resolved, and brings back what it was before as far as that can be.
 *
 * A parked one is parked again. An escalation stays ended, because it would call people a second time: that is said,
 * with the way to do it.
 */
export const useUndoResolve = (): ((sessionId: string, ended: Handoff | null) => Promise<void>) => {
  const desk = useDesk()
  const undo = useUndo()
  return useCallback(
    async (sessionId, ended) => {
      if (!(await undo('session.reopen', { sessionId })) || ended === null) return
      if (ended.intent === 'park') {
        const { engineerNotes, wakeAt, snapshot, priority } = ended
        await undo('handoff.create', {
          handoffId: desk.newId(),
          sessionId,
          intent: 'park',
          engineerNotes,
          priority,
          // A time that has passed would wake it at once.
          wakeAt: wakeAt !== null && wakeAt > desk.now() ? wakeAt : null,
          snapshot,
        })
        return
      }
      toast('Open again. The escalation ended when you resolved it; no one is called any more.', {
        tone: 'amber',
        action: escalateAgain(ended),
        still: isStillTrue(desk, 'sessions', sessionId, ({ status }) => status === 'active'),
      })
    },
    [desk, undo],
  )
}
