import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../../..')
let folder: string

type Finding = { filename: string; code: string; message: string }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-rooms-'))
  const config = JSON.parse(await readFile(join(root, '.oxlintrc.json'), 'utf8')) as object
  // Types need the whole project; imports do not.
  await writeFile(join(folder, '.oxlintrc.json'), JSON.stringify({ ...config, options: {} }))
})

afterAll(async () => rm(folder, { recursive: true, force: true }))

/** What the linter says of imports in a file that stands there. */
const findings = async (file: string, imports: readonly string[]): Promise<string[]> => {
  const path = join(folder, file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, imports.map((from, index) => `export { a${index} } from '${from}'\n`).join(''))
  const linter = join(root, 'node_modules/.bin/oxlint')
  const { stdout } = await run(linter, ['--format', 'json', file], { cwd: folder }).catch(
    (error: { stdout: string }) => error,
  )
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Finding[] }
  return diagnostics.filter(({ code }) => code.includes('no-restricted-imports')).map((one) => one.message)
}

const rooms = [
  'contract',
  'store',
  'wire',
  'outbox',
  'lists',
  'files',
  'search',
  'leaving',
  'windows',
  'desk',
  'react',
]
const mayKnow: Record<string, readonly string[]> = {
  contract: [],
  react: ['contract'],
  store: ['contract'],
  wire: ['contract', 'store'],
  outbox: ['contract', 'store', 'wire'],
  lists: ['contract', 'store', 'wire', 'outbox'],
  files: ['contract', 'store', 'wire', 'outbox', 'lists'],
  search: ['contract', 'store', 'wire', 'outbox', 'lists'],
  leaving: ['contract', 'store', 'wire', 'outbox', 'lists', 'files'],
  windows: ['contract'],
  desk: ['contract', 'store', 'wire', 'outbox', 'lists', 'files', 'search', 'leaving', 'windows'],
}

test.each(rooms)('the linter lets %s know the rooms below it alone', async (room) => {
  const others = rooms.filter((other) => other !== room)
  const forbidden = others.filter((other) => mayKnow[room]?.includes(other) !== true)
  const found = await findings(
    `renderer/data/${room}/planted.ts`,
    others.map((other) => `../${other}/thing.ts`),
  )
  const named = others.filter((other) => found.some((message) => message.includes(`../${other}/thing.ts`)))
  expect(named).toEqual(forbidden)
})

test('the linter lets screens know the contract and the hooks alone, and main.tsx make the desk', async () => {
  const insides = ['store', 'wire', 'outbox', 'lists', 'files', 'search', 'leaving', 'desk']
  const everything = ['contract', 'react', ...insides].map((room) => `../../data/${room}/thing.ts`)
  expect(await findings('renderer/features/planted/planted.ts', everything)).toHaveLength(insides.length)
  expect(await findings('renderer/planted.tsx', ['./data/store/thing.ts'])).toHaveLength(1)
  expect(await findings('renderer/main.tsx', ['./data/desk/create-desk.ts'])).toEqual([])
})
