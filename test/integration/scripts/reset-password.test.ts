import { spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { programOf } from '../../support/server/programs.ts'
import { startServerProcess, type RunningServer } from '../../support/server/running-server.ts'
import { createWorkspace, postJson } from '../../support/server/workspace.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServerProcess()
})
afterAll(async () => server.remove())

const script = programOf(new URL('../../../scripts/reset-password.ts', import.meta.url))
const run = (...args: string[]) =>
  new Promise<{ code: number | null; output: string; error: string }>((resolve, reject) => {
    const env = {
      ...process.env,
      DATABASE_URL: '',
      PORT: new URL(server.url).port,
      BATON_DATA_DIR: server.dataDir,
    }
    const child = spawn(process.execPath, [script, ...args], { env })
    let [output, error] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output, error }))
  })

const resetWith = async (output: string, password: string) => {
  const code = /#\/reset\/([\w-]+)/.exec(output)?.[1]
  return postJson(`${server.url}/auth/reset`, { code, password })
}

test('an owner who cannot sign in gets a link from the command line, while the server runs and while it does not', async () => {
  const { owner } = await createWorkspace(server, {})
  const signIn = async (password: string) =>
    (await postJson(`${server.url}/auth/sign-in`, { email: owner.email, password })).status

  const beside = await run(owner.email.toUpperCase())
  expect([beside.code, beside.error]).toEqual([0, ''])
  expect(beside.output).toContain(`${server.url}/#/reset/`)
  expect((await resetWith(beside.output, 'three blue kettles')).status).toBe(200)
  expect((await resetWith(beside.output, 'four green kettles')).status).toBe(404)
  expect([await signIn(owner.password), await signIn('three blue kettles')]).toEqual([401, 200])

  await server.stop()
  const alone = await run(owner.email)
  expect([alone.code, alone.error]).toEqual([0, ''])
  await server.start()
  expect((await resetWith(alone.output, 'four green kettles')).status).toBe(200)
  expect(await signIn('four green kettles')).toBe(200)
})

test('an address that no one has, and none at all, are rejected in a sentence', async () => {
  expect(await run('nobody@example.com')).toEqual({
    code: 1,
    output: '',
    error: 'No one here signs in with that email.\n',
  })
  expect(await run()).toMatchObject({ code: 1, error: expect.stringContaining('npm run reset-password --') })
})
