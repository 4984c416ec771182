import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { request } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServerProcess, type RunningServer } from '../../support/server/running-server.ts'
import { markAsDemo } from '../../../server/demo-mark.ts'
import { eventually, openRigDesk, startPayload } from '../../support/server/sync-rig.ts'
import { createWorkspace, postJson } from '../../support/server/workspace.ts'

const metricsToken = '0123456789abcdef'
let server: RunningServer
beforeAll(async () => {
  server = await startServerProcess({ METRICS_TOKEN: metricsToken })
})
afterAll(async () => server.remove())

const entry = fileURLToPath(new URL('../../../server/index.ts', import.meta.url))
const runServer = (env: Record<string, string>) =>
  spawnSync(process.execPath, [entry], {
    env: { ...process.env, DATABASE_URL: '', ...env },
    encoding: 'utf8',
    timeout: 110_000,
  })

test('it says who it is', async () => {
  expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({
    status: 'ok',
    version: expect.any(String),
    protocol: 1,
  })
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  const headers = { authorization: `Bearer ${metricsToken}` }
  expect(await (await fetch(`${server.url}/metrics`, { headers })).text()).toContain('baton_desks')
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
  expect(rejected.stderr).toContain('is already in use')
})

test('what was accepted survives a stop and a kill -9, and people stay signed in', async () => {
  const { ana } = await createWorkspace(server, { ana: { name: 'Ana', role: 'engineer' } })
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

test('a server that no one owns yet says how to create its workspace, on the console and in its folder', async () => {
  const fresh = await startServerProcess({ BATON_ALLOW_NEW_WORKSPACES: 'false' }, { isFirst: true })
  try {
    const code = (await fresh.setupCode()) ?? ''
    expect(code).toMatch(/^\w{5}-\w{5}-\w{5}-\w{5}$/)
    const said = await eventually('the code', () => fresh.output().includes('/setup-code') && fresh.output())
    expect(said).toContain(`${fresh.url}/#/setup/${code}`)
    const file = path.join(fresh.dataDir, 'setup-code')
    expect((await stat(file)).mode & 0o077).toBe(0)
    await createWorkspace(fresh, {})
    await eventually('the code to be gone', async () => (await fresh.setupCode()) === undefined)
    await fresh.stop()
    await fresh.start()
    expect(fresh.output()).not.toContain('/#/setup/')
  } finally {
    await fresh.remove()
  }
})

test('where others could reach it, it starts neither without TLS nor as root nor with the demo', async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'baton-refused-'))
  try {
    const plain = runServer({ PORT: '0', HOST: '0.0.0.0', BATON_DATA_DIR: dataDir, BATON_ALLOW_ROOT: 'true' })
    expect([plain.status, plain.stderr]).toEqual([1, expect.stringContaining('only over plain HTTP')])
    if (process.getuid?.() === 0) {
      const root = runServer({
        PORT: '0',
        HOST: '0.0.0.0',
        BATON_DATA_DIR: dataDir,
        BATON_ALLOW_HTTP: 'true',
      })
      expect([root.status, root.stderr]).toEqual([1, expect.stringContaining('won’t run as root')])
      // On this machine it works, and says so in a sentence.
      expect(server.output()).toMatch(/^Baton is running as root\. [^\n]+\n/)
    }
    await markAsDemo(dataDir)
    const demo = runServer({ PORT: '0', PUBLIC_URL: 'https://baton.example.com', BATON_DATA_DIR: dataDir })
    expect([demo.status, demo.stderr]).toEqual([1, expect.stringContaining('holds the demo workspace')])
    expect(await readdir(dataDir)).toEqual(['demo'])
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})

test('a page that made a foreign name point here is heard neither over HTTP nor over a socket', async () => {
  const asked = (address: string, host: string, headers: Record<string, string> = {}) =>
    new Promise<number>((resolve, reject) => {
      const { port } = new URL(server.url)
      request(
        { host: '127.0.0.1', port, path: address, headers: { host, ...headers }, agent: false },
        (response) => {
          response.resume()
          resolve(response.statusCode ?? 0)
        },
      )
        .on('upgrade', (_response, socket) => {
          socket.destroy()
          resolve(101)
        })
        .on('error', reject)
        .end()
    })
  const socketPath = '/socket.io/?EIO=4&transport=websocket'
  const upgrade = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  }
  const foreign = 'evil.example'
  expect(await asked('/auth/status', foreign)).toBe(421)
  expect(await asked('/', foreign, { 'x-forwarded-host': 'localhost' })).toBe(421)
  expect(await asked(socketPath, foreign, upgrade)).toBe(400)
  expect(await asked(socketPath, new URL(server.url).host, upgrade)).toBe(101)
  expect(await asked('/auth/status', new URL(server.url).host)).toBe(200)
})
