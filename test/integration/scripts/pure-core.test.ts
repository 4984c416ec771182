import path from 'node:path'
import { build, type Rolldown } from 'vite'
import { expect, test } from 'vitest'
import { threads } from '../../../scripts/pure-core.ts'

const root = path.resolve(import.meta.dirname, '../../..')

const bundle = async (entry: string): Promise<string> => {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    root,
    plugins: threads.plugins(),
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: path.join(root, entry), ...threads.rolldownOptions },
    },
  })) as Rolldown.RolldownOutput
  return built.output[0].code
}

test.each([
  ['renderer/data/store/replica.worker.ts', 'isWholeOnDevice'],
  ['renderer/data/search/search.worker.ts', 'searchFields'],
])('%s holds the rules of core that it uses, and no shapes, which it has no use for', async (entry, rule) => {
  const code = await bundle(entry)
  expect(code).toContain(rule)
  expect(code).not.toMatch(/ZodType|safeParse/u)
})
