import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { collectionNames } from '../../../core/domain/shapes/collections.ts'
import { compiledShapesPlugin } from '../../../scripts/compiled-shapes.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const lines = [
  `import '${root}/core/domain/shapes/collections.ts'`,
  `import { compiledShapes } from '${root}/core/domain/shapes/compiled-shape.ts'`,
  `import { compileFn } from '${fileURLToPath(import.meta.resolve('zod/v4/core'))}'`,
  'const works = (schema) => { try { return compileFn(schema) !== null } catch { return false } }',
  'console.log(JSON.stringify(compiledShapes.map(works)))',
]
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'baton-compiled-shapes-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

/** Which shapes are compiled in a program that may not make code from text. */
const compiledIn = async (name: string, plugins: ReturnType<typeof compiledShapesPlugin>[]) => {
  const entry = path.join(folder, `${name}.js`)
  await writeFile(entry, lines.join('\n'))
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    plugins,
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: path.join(folder, name),
      minify: true,
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  })
  const built = path.join(folder, name, `${name}.mjs`)
  const said = execFileSync(process.execPath, ['--disallow-code-generation-from-strings', built])
  return JSON.parse(said.toString()) as boolean[]
}

test('a page, which may not make code from text, has the compiled check of every shape from the build', async () => {
  expect(await compiledIn('with', [compiledShapesPlugin()])).toEqual(collectionNames.map(() => true))
})

test('without the build’s help it would have none', async () => {
  expect(await compiledIn('without', [])).toEqual(collectionNames.map(() => false))
})
