import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../../..')

type Finding = { filename: string; code: string; message: string }

/** An empty project with our linter's rules, for the tests of the file that asks for it. */
export const plantedProject = () => {
  let folder: string

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

  /** Those of `others` that the linter doesn't let a file take from, `up` from where it stands. */
  const forbiddenIn = async (file: string, up: string, others: readonly string[]): Promise<string[]> => {
    const found = await findings(
      file,
      others.map((other) => `${up}/${other}/thing.ts`),
    )
    return others.filter((other) => found.some((message) => message.includes(`/${other}/thing.ts`)))
  }

  return { findings, forbiddenIn }
}
