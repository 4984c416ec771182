import { type HaloSettings, originOf } from './auth.ts'
import { createChoices } from './choices.ts'
import { createConnection } from './connection.ts'
import { createReading } from './reading.ts'
import { createSubscription } from './subscription.ts'
import { createVerify } from './verify.ts'
import { createWriting } from './writing.ts'
import type { PsaProvider } from '../provider.ts'

/** HaloPSA, and the other Halos with the same interface. Boards are its ticket types, members its agents. */
export const createHalo = (settings: HaloSettings): PsaProvider => {
  const connection = createConnection(settings)
  const origin = originOf(settings.address)
  const deepLink = (id: string) => new URL(`tickets?id=${encodeURIComponent(id)}`, origin).href
  const reading = createReading(connection, deepLink)
  const choices = createChoices(connection)

  return {
    capabilities: { timeEntries: true, attachments: true, authors: true, callbacks: 'password' },
    ...reading,
    ...createWriting(connection, settings, reading.readBack),
    ...createSubscription(connection),
    choices,
    verify: createVerify(connection, choices),
    deepLink,
  }
}
