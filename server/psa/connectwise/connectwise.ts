import { addressesOf, type ConnectWiseSettings, createConnection } from './connection.ts'
import { createChoices } from './choices.ts'
import { createReading } from './reading.ts'
import { createSearch } from './search.ts'
import { createSubscription } from './subscription.ts'
import { createVerify } from './verify.ts'
import { createWriting } from './writing.ts'
import type { PsaProvider } from '../provider.ts'

/** ConnectWise Manage (PSA), its cloud and own servers, over REST 3.0. Members are known by their identifier. */
export const createConnectWise = (settings: ConnectWiseSettings): PsaProvider => {
  const { company, pageSize = 200 } = settings
  const { web } = addressesOf(settings.address)
  const connection = createConnection(settings)

  const deepLink = (id: string) => {
    const link = new URL('/v4_6_release/services/system_io/Service/fv_sr100_request.rails', web)
    link.search = new URLSearchParams({ service_recid: id, companyName: company }).toString()
    return link.href
  }
  const { everyMember, ...reading } = createReading(connection, pageSize, deepLink)

  return {
    capabilities: { timeEntries: true, attachments: true, authors: true, callbacks: 'signed' },
    ...reading,
    ...createWriting(connection, settings, reading.readBack),
    ...createSubscription(connection, settings),
    verify: createVerify(connection, everyMember, { company, pageSize }),
    searchTickets: createSearch(connection, pageSize),
    choices: createChoices(connection, pageSize),
    deepLink,
  }
}
