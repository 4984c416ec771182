import type { Handoff } from '../../../../core/domain/handoff.ts'
import { openDialog } from '../../../state/session-screen.ts'
import type { ToastAction } from '../../../state/toasts.ts'

/**
 * The way back to an escalation that has ended: its words, person and urgency in the dialog once more.
 *
 * Nothing sends it by itself, because it calls people a second time.
 */
export const escalateAgain = ({
  sessionId,
  engineerNotes,
  priority,
  targetUserId,
}: Pick<Handoff, 'sessionId' | 'engineerNotes' | 'priority' | 'targetUserId'>): ToastAction => ({
  label: 'Escalate again…',
  run: () =>
    openDialog({ kind: 'escalate', sessionId, text: engineerNotes, again: { priority, targetUserId } }),
})
