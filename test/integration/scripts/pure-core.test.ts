import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { loadConfigFromFile } from 'electron-vite'
import { build, type Rolldown, type UserConfig } from 'vite'
import { beforeAll, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')

/** How the client's threads are built, from the configuration as its build loads it: bundled, in another place. */
let threads: Required<NonNullable<UserConfig['worker']>>
beforeAll(async () => {
  const file = path.join(root, 'electron.vite.config.ts')
  const { config } = await loadConfigFromFile({ command: 'build', mode: 'production' }, file, root)
  threads = (config as { renderer: { worker: typeof threads } }).renderer.worker
})

const bundle = async (entry: string): Promise<string> => {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    root,
    plugins: threads.plugins(),
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: path.resolve(root, entry), ...threads.rolldownOptions },
    },
  })) as Rolldown.RolldownOutput
  return built.output[0].code
}

test.each([
  ['renderer/data/store/thread/replica.worker.ts', 'isWholeOnDevice'],
  ['renderer/data/search/search.worker.ts', 'searchFields'],
])('%s holds the rules of core that it uses, and no shapes, which it has no use for', async (entry, rule) => {
  const code = await bundle(entry)
  expect(code).toContain(rule)
  expect(code).not.toMatch(/ZodType|safeParse/u)
})

test('a folder that happens to be called core keeps what its modules do', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'baton pure core-'))
  try {
    const entry = path.join(folder, 'core', 'entry.ts')
    await mkdir(path.dirname(entry))
    await writeFile(path.join(folder, 'core', 'effect.ts'), 'const done = globalThis.registerIt()\n')
    await writeFile(entry, "import './effect.ts'\n")
    expect(await bundle(entry)).toContain('registerIt')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
