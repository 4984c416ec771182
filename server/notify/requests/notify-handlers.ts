import { handoverLimits } from '../../../core/domain/handover/handover.ts'
import { notifyLimits } from '../../../core/protocol/notify-messages.ts'
import { deliveriesOf, heldFor } from '../../store/notify/delivery-store.ts'
import { createChannelHandlers } from './channel-handlers.ts'
import { createDestinationHandlers } from './destination-handlers.ts'
import type { NotifyHandlerParts, NotifyHandlers } from './handler-parts.ts'
import { createTestLimit, type TestLimit } from './test-limit.ts'

/** Answers what desks ask about being told outside of Baton. */
export const createNotifyHandlers = (
  parts: NotifyHandlerParts,
  testLimit: TestLimit = createTestLimit(),
): NotifyHandlers => ({
  ...createChannelHandlers({ ...parts, testLimit }),
  ...createDestinationHandlers({ ...parts, testLimit }),
  async 'deliveries:held'(from) {
    const held = await heldFor(
      parts.databaseOf(from.accountId),
      from.accountId,
      from.personId,
      handoverLimits.held,
    )
    return { ok: true, held }
  },
  async 'deliveries:of'(from, { handoffId }) {
    const db = parts.databaseOf(from.accountId)
    const deliveries = await deliveriesOf(db, from.accountId, handoffId, notifyLimits.deliveries)
    return { ok: true, deliveries }
  },
})
