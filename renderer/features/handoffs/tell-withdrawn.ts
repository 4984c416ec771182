import type { Handoff } from '../../../core/domain/handoff.ts'
import type { Desk } from '../../data/desk.ts'
import { toast } from '../../state/toasts.ts'
import { allSo, stillSo } from '../sessions/still-so.ts'
import { withdrawnWords } from './claim-words.ts'
import { escalateAgain } from './escalate-again.ts'

/**
 * Tells that an escalation was withdrawn, for as long as it is: refused, or escalated again, it is not any more.
 *
 * @param offline whether it was withdrawn without asking anybody
 */
export const tellWithdrawn = (desk: Desk, handoff: Handoff, offline: boolean): void =>
  toast(withdrawnWords(offline), {
    action: escalateAgain(handoff),
    still: allSo(
      stillSo(
        desk,
        'sessions',
        handoff.sessionId,
        ({ status, ownerId }) => status === 'active' && ownerId === handoff.handedOffBy,
      ),
      stillSo(desk, 'handoffs', handoff.id, ({ state }) => state === 'withdrawn'),
    ),
  })
