import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isBuildStale } from '../../../scripts/build-freshness.ts'

let root = ''

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'baton-freshness-'))
  await put('renderer/features/queue/queue.tsx', 1_000)
  await put('core/domain/session/session.ts', 1_000)
  await put('package.json', 1_000)
  for (const folder of [
    'renderer/features/queue',
    'renderer/features',
    'renderer',
    'core/domain/session',
    'core/domain',
    'core',
  ]) {
    await utimes(path.join(root, folder), 1_000, 1_000)
  }
})

afterEach(() => rm(root, { recursive: true, force: true }))

async function put(file: string, seconds: number): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true })
  await writeFile(path.join(root, file), '')
  await utimes(path.join(root, file), seconds, seconds)
}

test('a client that was never built is stale', async () => {
  expect(await isBuildStale(root)).toBe(true)
})

test('a client built after every change is fresh, whatever happened to the server since', async () => {
  await put('out/renderer/index.html', 2_000)
  await put('server/index.ts', 3_000)
  expect(await isBuildStale(root)).toBe(false)
})

test.each([
  'renderer/features/queue/queue.tsx',
  'core/domain/session/session.ts',
  'package.json',
  'resources/tray/1.png',
])('a later change of %s makes it stale', async (file) => {
  await put('out/renderer/index.html', 2_000)
  await put(file, 3_000)
  expect(await isBuildStale(root)).toBe(true)
})

test('so does a removal', async () => {
  await put('out/renderer/index.html', 2_000)
  await rm(path.join(root, 'core/domain/session/session.ts'))
  expect(await isBuildStale(root)).toBe(true)
})
