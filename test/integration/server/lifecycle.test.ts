import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServerProcess, type RunningServer } from '../../support/server/running-server.ts'
import { openRigDesk, startPayload } from '../../support/server/sync-rig.ts'
import { createWorkspace, postJson } from '../../support/server/workspace.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServerProcess()
})
afterAll(async () => server.remove())

const entry = fileURLToPath(new URL('../../../server/index.ts', import.meta.url))
const runServer = (env: Record<string, string>) =>
  spawnSync(process.execPath, [entry], {
    env: { ...process.env, DATABASE_URL: '', ...env },
    encoding: 'utf8',
    timeout: 30_000,
  })

test('it says who it is', async () => {
  expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({
    status: 'ok',
    version: expect.any(String),
    protocol: 1,
  })
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('baton_desks')
})

test('a second server on the same data folder is rejected with a sentence', () => {
  const second = runServer({ PORT: '0', BATON_DATA_DIR: server.dataDir })
  expect(second.status).toBe(1)
  expect(second.stderr).toMatch(/already|another/i)
  expect(second.stderr.trim().split('\n')).toHaveLength(1)
})

test('nonsense in the environment is rejected by the name of the variable', () => {
  const rejected = runServer({ PORT: 'eighty' })
  expect(rejected.status).toBe(1)
  expect(rejected.stderr).toContain('PORT')
})

test('a taken port is said in a sentence, and nothing is left running', () => {
  const rejected = runServer({ PORT: new URL(server.url).port, BATON_DATA_DIR: `${server.dataDir}-other` })
  expect(rejected.status).toBe(1)
  expect(rejected.stderr).toContain('is taken')
})

test('what was accepted survives a stop and a kill -9, and people stay signed in', async () => {
  const { ana } = await createWorkspace(server.url, { ana: { name: 'Ana', role: 'engineer' } })
  const desk = await openRigDesk(server.url, ana.signedIn.accessToken)
  const [first, second] = [uuid(), uuid()]
  const one = desk.intent('session.start', startPayload(first))
  expect(await desk.push(one)).toMatchObject({ ok: true })
  await server.stop()
  await server.start()
  const back = await openRigDesk(server.url, ana.signedIn.accessToken, { deviceId: desk.deviceId })
  const two = desk.intent('session.start', startPayload(second))
  expect(await back.push(one, two)).toMatchObject({
    ok: true,
    verdicts: [{ status: 'accepted' }, { status: 'accepted' }],
  })
  await server.kill()
  await server.start()
  const again = await openRigDesk(server.url, ana.signedIn.accessToken, { deviceId: desk.deviceId })
  const sessions = (await again.pullAll()).filter((change) => change.collection === 'sessions')
  expect(sessions.map((change) => change.document.id).toSorted()).toEqual([first, second].toSorted())
  const refreshed = await postJson(`${server.url}/auth/refresh`, { refreshToken: ana.signedIn.refreshToken })
  expect(refreshed.status).toBe(200)
})
