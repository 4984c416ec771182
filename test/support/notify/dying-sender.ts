import { createVault } from '../../../server/auth/vault.ts'
import { drainChannels } from '../../../server/notify/drain-channels.ts'
import { createNotifyParts } from '../../../server/notify/registry.ts'
import { type Connection, openDatabase } from '../../../server/store/database.ts'

/**
 * A process that sends mail and nothing else, to be killed at any point. Its task comes as JSON in an argument.
 */
const task = JSON.parse(process.argv[2] ?? '') as { connection: Connection; mailUrl: string; secret: string }
const secretKey = Buffer.from(task.secret, 'hex')
const db = openDatabase(task.connection, { onError: () => undefined })
const vault = createVault(secretKey)
const notify = await createNotifyParts({
  db,
  vault,
  secretKey,
  clock: Date.now,
  publicUrl: 'https://baton.example',
  mail: { url: task.mailUrl, from: { name: 'Baton', address: 'baton@northwind.example' } },
  networks: [],
  timings: { lease: 1500 },
})
const parts = {
  db,
  act: async () => undefined,
  enqueue: async () => undefined,
  clock: Date.now,
  notify,
}
const email = drainChannels.find(({ name }) => name === 'notify-email')
if (email === undefined) throw new Error('There is no job for mail.')
process.stdout.write('ready\n')
const { signal } = new AbortController()
for (;;) {
  await email.start({}, parts, signal)
  await new Promise((resolve) => setTimeout(resolve, 50))
}
