import { createChoices } from './choices.ts'
import { createConnection } from './connection.ts'
import { createFields } from './fields.ts'
import { createReading } from './reading.ts'
import { createLines, createSearch } from './search.ts'
import { createSubscription } from './subscription.ts'
import { createTime } from './time.ts'
import { createVerify } from './verify.ts'
import { createWriting } from './writing.ts'
import type { AutotaskSettings } from './zone.ts'
import type { PsaProvider } from '../provider.ts'

/** Autotask PSA over its REST interface. Boards are its queues, members its resources. */
export const createAutotask = (settings: AutotaskSettings): PsaProvider => {
  const { now = Date.now } = settings
  const connection = createConnection(settings)
  const fieldsOf = createFields(connection, now)
  const lines = createLines(connection, fieldsOf)

  // Each zone has pages of its own. Before anything was asked, Autotask's front door has to do.
  const deepLink = (id: string) => {
    const web = connection.zones.known()?.web ?? new URL('https://www.autotask.net/')
    const link = new URL('Autotask/AutotaskExtend/ExecuteCommand.aspx', web)
    link.search = new URLSearchParams({ Code: 'OpenTicketDetail', TicketID: id }).toString()
    return link.href
  }
  const reading = createReading(connection, fieldsOf, lines, deepLink, settings)

  return {
    capabilities: { timeEntries: true, attachments: true, authors: true, callbacks: 'signed' },
    ...reading,
    ...createWriting(connection, fieldsOf, settings, reading.readBack),
    ...createSubscription(connection, fieldsOf),
    addTime: createTime(connection, fieldsOf, settings),
    searchTickets: createSearch(connection, lines, now),
    choices: createChoices(connection, fieldsOf),
    verify: createVerify(connection, fieldsOf, settings.userName),
    deepLink,
  }
}
