import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { nodeFiles } from '../../../electron/main/ports/node-files.ts'
import { openSettings } from '../../../electron/main/settings/settings.ts'

const root = mkdtempSync(join(tmpdir(), 'baton-files-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folders = 0
const folder = (): string => join(root, `desk-${(folders += 1)}`, 'nested')

describe('small files on the disk', () => {
  it('are absent, then whole, then replaced', () => {
    const path = folder()
    const files = nodeFiles(path)
    expect(files.read('a.json')).toBeNull()
    files.write('a.json', 'one')
    files.write('a.json', 'two')
    expect(files.read('a.json')).toBe('two')
    expect(readdirSync(path)).toEqual(['a.json'])
  })
  it('belong to their owner alone, folder included, whatever was there before', () => {
    const path = folder()
    nodeFiles(path).write('secrets.json', 'x')
    expect(statSync(join(path, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(statSync(path).mode & 0o777).toBe(0o700)
    chmodSync(join(path, 'secrets.json'), 0o644)
    writeFileSync(join(path, `secrets.json.${process.pid}.tmp`), 'left by a crash', { mode: 0o644 })
    nodeFiles(path).write('secrets.json', 'y')
    expect(statSync(join(path, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(readdirSync(path)).toEqual(['secrets.json'])
  })
  it('keep the old content when the new cannot be put in place', () => {
    const path = folder()
    const files = nodeFiles(path)
    files.write('a.json', 'one')
    rmSync(join(path, 'a.json'))
    mkdirSync(join(path, 'a.json'))
    writeFileSync(join(path, 'a.json', 'kept'), 'x')
    expect(() => files.write('a.json', 'two')).toThrow(/EISDIR|ENOTEMPTY|EEXIST/)
    expect(readFileSync(join(path, 'a.json', 'kept'), 'utf8')).toBe('x')
    expect(readdirSync(path)).toEqual(['a.json'])
  })
  it('throw when they exist but cannot be read, which is not the same as absent', () => {
    const path = folder()
    mkdirSync(join(path, 'a.json'), { recursive: true })
    expect(() => nodeFiles(path).read('a.json')).toThrow(/EISDIR/)
  })
  it('are set aside under a name that says so, and setting aside nothing is fine', () => {
    const path = folder()
    const files = nodeFiles(path)
    files.write('settings.json', '{broken')
    expect(openSettings(files, 'http://a', () => undefined).serverUrl()).toBe('http://a')
    const [kept = ''] = readdirSync(path)
    expect(kept).toMatch(/^settings\.json\.damaged-\d{4}-/)
    expect(readFileSync(join(path, kept), 'utf8')).toBe('{broken')
    files.setAside('settings.json')
    expect(readdirSync(path)).toEqual([kept])
  })
})
