import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSecretKey } from '../../../server/config.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-secret-'))
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

const read = async (dataDir = folder) => readSecretKey({ secretKey: null, dataDir })

test('makes a key for its owner alone on the first start, and finds it again', async () => {
  const dataDir = join(folder, 'not', 'yet')
  const first = await read(dataDir)
  if (!first.ok) throw new Error(first.problem.message)
  expect(first.value).toHaveLength(32)
  expect(await read(dataDir)).toEqual(first)
  expect((await stat(join(dataDir, 'secret.key'))).mode & 0o777).toBe(0o600)
  expect(await readdir(dataDir)).toEqual(['secret.key'])
})

test('servers that start at once have one key', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, async () => read()))
  expect(new Set(keys.map((key) => (key.ok ? key.value.toString('hex') : key.problem.message))).size).toBe(1)
  expect(keys[0]?.ok).toBe(true)
})

test('prefers the key of the environment and writes nothing', async () => {
  const secretKey = Buffer.alloc(32, 1)
  expect(await readSecretKey({ secretKey, dataDir: folder })).toEqual({ ok: true, value: secretKey })
  expect(await readdir(folder)).toEqual([])
})

test('never replaces a file that it cannot use', async () => {
  const file = join(folder, 'secret.key')
  await writeFile(file, 'half a ke', { mode: 0o600 })
  expect(await read()).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('doesn’t contain a secret key') },
  })
  expect(await readFile(file, 'utf8')).toBe('half a ke')
})

test('refuses a key that others can read', async () => {
  await read()
  await chmod(join(folder, 'secret.key'), 0o644)
  expect(await read()).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('chmod 600') },
  })
})
