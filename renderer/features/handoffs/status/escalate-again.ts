import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { openDialog } from '../../../state/route/session-screen.ts'
import type { ToastAction } from '../../../state/messages/toasts.ts'
import { handoffStatusWords } from './handoff-status.words.ts'

/**
 * Offers to repeat an escalation that has ended, with the same reason, person, and priority in the dialog.
 *
 * It's never repeated automatically, because that notifies people a second time.
 */
export const escalateAgain = ({
  sessionId,
  engineerNotes,
  priority,
  targetUserId,
  targetTeamId,
  reason,
}: Pick<
  Handoff,
  'sessionId' | 'engineerNotes' | 'priority' | 'targetUserId' | 'targetTeamId' | 'reason'
>): ToastAction => ({
  label: handoffStatusWords.escalateAgain,
  run: () =>
    openDialog({
      kind: 'escalate',
      sessionId,
      text: engineerNotes,
      again: { priority, targetUserId, targetTeamId, reason },
    }),
})
