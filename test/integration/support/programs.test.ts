import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { programOf } from '../../support/server/programs.ts'

const run = (file: string) => {
  const env = { ...process.env, DATABASE_URL: '', BATON_DATA_DIR: '/nowhere' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { env, encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('a program that was compiled for the run does what its source does', () => {
  const source = new URL('../../../scripts/reset-password.ts', import.meta.url)
  const compiled = programOf(source)
  expect(compiled).toMatch(/node_modules.*\.mjs$/u)
  const said = run(compiled)
  expect(said).toEqual(run(fileURLToPath(source)))
  expect(said.status).toBe(1)
  expect(said.stderr).toContain('Add the person’s email')
})

test('what was not compiled is started from its source', () => {
  const source = new URL(import.meta.url)
  expect(programOf(source)).toBe(fileURLToPath(source))
})
