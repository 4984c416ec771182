import { actionSentences } from './sentences/actions.de.ts'
import { changeSentences } from './sentences/changes.de.ts'
import { deliverySentences } from './sentences/deliveries.de.ts'
import { deviceSentences } from './sentences/device.de.ts'
import { translator } from './sentences/pairs.ts'
import { serverSentences } from './sentences/server.de.ts'
import { statusSentences } from './sentences/status.de.ts'
import { ticketSystemSentences } from './sentences/ticket-systems.de.ts'

/** A sentence that core or the server said, in German; as it is if it isn't known. */
export const inGerman = translator([
  ...deviceSentences,
  ...actionSentences,
  ...statusSentences,
  ...serverSentences,
  ...ticketSystemSentences,
  ...changeSentences,
  ...deliverySentences,
])
