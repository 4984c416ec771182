import { answerableFor } from '../../../../core/domain/handoff/answerable.ts'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import type { Desk } from '../../../data/contract/desk.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { areAllStillTrue, isStillTrue } from '../../shared/sessions/is-still-true.ts'
import { handoffStatusWords } from './handoff-status.words.ts'
import { escalateAgain } from './escalate-again.ts'
import { aboutSession } from '../../shared/sessions/about-session.ts'

/**
 * Says that an escalation was withdrawn, for as long as that's true: not once it was rejected or escalated again.
 *
 * @param offline whether it was withdrawn without the server knowing yet
 */
export const tellWithdrawn = (desk: Desk, handoff: Handoff, offline: boolean): void =>
  toast(offline ? handoffStatusWords.withdrawnOffline : handoffStatusWords.withdrawn, {
    action: escalateAgain(handoff),
    about: aboutSession(desk, handoff.sessionId),
    still: areAllStillTrue(
      isStillTrue(
        desk,
        'sessions',
        handoff.sessionId,
        ({ status, ownerId }) => status === 'active' && ownerId === answerableFor(handoff),
      ),
      isStillTrue(desk, 'handoffs', handoff.id, ({ state }) => state === 'withdrawn'),
    ),
  })
