import type { Handoff } from '../../../../core/domain/handoff.ts'
import type { Desk } from '../../../data/contract/desk.ts'
import { toast } from '../../../state/toasts.ts'
import { areAllStillTrue, isStillTrue } from '../../shared/is-still-true.ts'
import { withdrawnWords } from './promise-words.ts'
import { escalateAgain } from './escalate-again.ts'

/**
 * Tells that an escalation was withdrawn, for as long as it is: rejected, or escalated again, it is not any more.
 *
 * @param offline whether it was withdrawn without asking anyone
 */
export const tellWithdrawn = (desk: Desk, handoff: Handoff, offline: boolean): void =>
  toast(withdrawnWords(offline), {
    action: escalateAgain(handoff),
    still: areAllStillTrue(
      isStillTrue(
        desk,
        'sessions',
        handoff.sessionId,
        ({ status, ownerId }) => status === 'active' && ownerId === handoff.handedOffBy,
      ),
      isStillTrue(desk, 'handoffs', handoff.id, ({ state }) => state === 'withdrawn'),
    ),
  })
