import { expect, test } from 'vitest'
import { startServerProcess } from '../support/server/running-server.ts'
import { eventually, openRigDesk } from '../support/server/sync-rig.ts'
import { borrowDatabase } from '../support/server/test-cluster.ts'
import { createWorkspace } from '../support/server/workspace.ts'

test('a server that is killed leaves no one behind who seems to be looking', async () => {
  const database = await borrowDatabase()
  const env = { DATABASE_URL: database.databaseUrl, BATON_SECRET_KEY: 'ab'.repeat(32) }
  const first = await startServerProcess(env)
  const second = await startServerProcess(env)
  const { ana, ben } = await createWorkspace(first, {
    ana: { name: 'Ana Ruiz', role: 'engineer' },
    ben: { name: 'Ben Carter', role: 'engineer' },
  })
  const anasId = ana.signedIn.identity.personId
  const anas = await openRigDesk(second.url, ana.signedIn.accessToken)
  const bens = await openRigDesk(first.url, ben.signedIn.accessToken)
  const subject = { kind: 'session' as const, id: 's1' }
  expect(await anas.ask('presence:look', { subject })).toEqual({ ok: true })
  await eventually('Ben to see Ana', () => bens.looking.get(anasId)?.join() === 'session/s1')

  await second.kill()
  await eventually('Ana to be gone', () => bens.looking.get(anasId)?.length === 0, 60)

  await second.start()
  const again = await openRigDesk(second.url, ana.signedIn.accessToken)
  await again.ask('presence:look', { subject })
  await eventually('Ana to be back', () => bens.looking.get(anasId)?.join() === 'session/s1')
  for (const desk of [anas, bens, again]) desk.close()
  await second.remove()
  await first.remove()
  await database.drop()
})
