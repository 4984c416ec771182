import { useCallback } from 'react'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { escalateAgain } from '../../handoffs/status/escalate-again.ts'
import { parkedAgain } from '../../handoffs/status/parked-again.ts'
import { isStillTrue } from '../../shared/sessions/is-still-true.ts'
import { useUndo } from '../../shared/sessions/use-act.ts'
import { reopenWith } from '../../write-ups/posting/stop-posting.ts'
import { sessionDialogWords } from './session-dialogs.words.ts'
import { aboutSession } from '../../shared/sessions/about-session.ts'

/**
 * Reopens a session that was just resolved, and restores what it was before as far as possible. Its note is kept from the
 * ticket unless it is already on its way.
 *
 * A parked one is parked again. An escalation stays ended, because restoring it would notify people a second time: the
 * message says so and offers to escalate again.
 */
export const useUndoResolve = (): ((
  sessionId: string,
  ended: Handoff | null,
  writeUpId: string | null,
) => Promise<void>) => {
  const desk = useDesk()
  const undo = useUndo()
  return useCallback(
    async (sessionId, ended, writeUpId) => {
      const reopen = async () => undo('session.reopen', { sessionId })
      if ((await reopenWith(desk, sessionId, writeUpId, reopen)) === false || ended === null) return
      if (ended.intent === 'park') {
        await undo('handoff.create', parkedAgain(ended, desk.newId(), desk.now()))
        return
      }
      toast(sessionDialogWords.resolve.reopenedAfterEscalation, {
        tone: 'amber',
        about: aboutSession(desk, sessionId),
        action: escalateAgain(ended),
        still: isStillTrue(desk, 'sessions', sessionId, ({ status }) => status === 'active'),
      })
    },
    [desk, undo],
  )
}
