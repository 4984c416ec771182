import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLogFile } from '../../../electron/main/log-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'baton-log-'))
  vi.spyOn(console, 'info').mockReturnValue()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

test('each line has its time, and secrets are masked', async () => {
  const file = path.join(folder, 'logs', 'main.log')
  const log = createLogFile(file)
  log('The keychain does not answer')
  log('Refused: password=Sommer2026! for the scanner')
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d) The keychain does not answer$/)
  expect(lines[1]).toContain('Refused: password=')
  expect(lines[1]).not.toContain('Sommer2026')
})

test('it never grows beyond two files', async () => {
  const file = path.join(folder, 'main.log')
  const log = createLogFile(file, 2000)
  for (let line = 0; line < 300; line += 1) log(`Line ${line} of a long day at work`)
  const names = await readdir(folder)
  expect(names.toSorted()).toEqual(['main.log', 'main.old.log'])
  for (const name of names) expect((await stat(path.join(folder, name))).size).toBeLessThan(2200)
  expect(await readFile(file, 'utf8')).toContain('Line 299')
})

test('a folder that can’t be written to is no reason to fail', async () => {
  const inTheWay = path.join(folder, 'logs')
  await writeFile(inTheWay, '')
  const log = createLogFile(path.join(inTheWay, 'main.log'))
  expect(() => log('The keychain does not answer')).not.toThrow()
})
