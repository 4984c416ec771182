import { createConnection, type RequestTrackerSettings, rootOf } from './connection.ts'
import { createReading } from './reading.ts'
import { createVerify } from './verify.ts'
import { createWriting } from './writing.ts'
import { psaFailed, psaOk, type PsaProvider } from '../provider.ts'

const noCallbacks = () =>
  psaFailed('refused', 'Request Tracker calls no one. Baton asks it for changes instead.')

/** Request Tracker 5 over REST 2. Boards are its queues. Facts: each was run against a real one. */
export const createRequestTracker = (settings: RequestTrackerSettings): PsaProvider => {
  const { address, pageSize = 100 } = settings
  const connection = createConnection(settings)
  const deepLink = (id: string) =>
    new URL(`Ticket/Display.html?id=${encodeURIComponent(id)}`, rootOf(address)).href

  return {
    capabilities: { timeEntries: true, attachments: true, authors: false, callbacks: 'none' },
    ...createReading(connection, pageSize, deepLink),
    ...createWriting(connection),
    verify: createVerify(connection, pageSize),
    choices: () => Promise.resolve(psaOk([])),
    deepLink,
    callbackAddress: (endpoint) => endpoint,
    subscribe: () => Promise.resolve(noCallbacks()),
    readCallback: () => Promise.resolve(noCallbacks()),
  }
}
