import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createContext, Script } from 'node:vm'
import { resolveConfig } from 'electron-vite'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DesktopApi } from '../../../core/bridge/desktop-api.ts'

/** Main and preload as the project's own configuration builds them; the renderer has tests of its own. */
const root = resolve(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'baton-bundle-'))

beforeAll(async () => {
  process.env['NODE_ENV_ELECTRON_VITE'] = 'production'
  const { config } = await resolveConfig({ root, logLevel: 'warn' }, 'build', 'production')
  for (const name of ['main', 'preload'] as const) {
    const part = config?.[name]
    if (part === undefined) throw new Error(`The configuration has no ${name}.`)
    await build({ ...part, build: { ...part.build, outDir: join(folder, name), emptyOutDir: true } })
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the bundle of main', () => {
  it('needs nothing but Electron and Node', () => {
    const code = readFileSync(join(folder, 'main/index.js'), 'utf8')
    const imported = [...code.matchAll(/^import .*? from "([^"]+)"/gm)].map((match) => match[1] ?? '')
    expect(imported).toContain('electron')
    expect(imported.filter((name) => name !== 'electron' && !name.startsWith('node:'))).toEqual([])
    expect(code).not.toMatch(/\brequire\(|\bimport\(/)
    expect(readdirSync(join(folder, 'main'))).toEqual(['index.js'])
  })
})

describe('the bundle of the preload script', () => {
  const code = (): string => readFileSync(join(folder, 'preload/index.cjs'), 'utf8')

  it('is one CommonJS file that requires Electron alone, as a sandboxed script must', () => {
    expect(readdirSync(join(folder, 'preload'))).toEqual(['index.cjs'])
    expect([...code().matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1])).toEqual(['electron'])
    expect(code()).not.toMatch(/^\s*(import|export)\s/m)
  })

  it('hands the page exactly the desktop API, and no part of ipc', async () => {
    const exposed = new Map<string, object>()
    const invoked: unknown[][] = []
    const electron = {
      contextBridge: { exposeInMainWorld: (name: string, value: object) => exposed.set(name, value) },
      ipcRenderer: {
        on: () => undefined,
        invoke: (...args: unknown[]) => {
          invoked.push(args)
          return Promise.resolve('answer')
        },
      },
    }
    const require = (name: string): unknown => {
      if (name !== 'electron') throw new Error(`module not found: ${name}`)
      return electron
    }
    const context = createContext({ window: { addEventListener: () => undefined } })
    const load = new Script(`(function (require, module, exports) {${code()}\n})`).runInContext(context) as (
      ...args: unknown[]
    ) => void
    load(require, {}, {})

    expect([...exposed.keys()]).toEqual(['baton'])
    const api = exposed.get('baton') as DesktopApi
    const names: (keyof DesktopApi)[] = [
      'info',
      'setServerUrl',
      'setLanguage',
      'updates',
      'spelling',
      'proxy',
      'openLogFolder',
      'onStore',
      'onMenuCommand',
      'keys',
      'signIn',
      'showToast',
      'closeToast',
      'openWindow',
      'openExternal',
      'capture',
      'hotkeys',
      'setBadge',
      'focusWindow',
      'setTrayStatus',
      'onTrayCommand',
      'onLink',
      'onResume',
      'onVisible',
    ]
    expect(Object.keys(api).toSorted()).toEqual(names.toSorted())
    expect(
      Object.values({
        ...api,
        ...api.keys,
        ...api.signIn,
        ...api.capture,
        ...api.hotkeys,
        ...api.updates,
        ...api.spelling,
        ...api.proxy,
        keys: () => null,
        signIn: () => null,
        capture: () => null,
        hotkeys: () => null,
        updates: () => null,
        spelling: () => null,
        proxy: () => null,
      }).every((value) => typeof value === 'function'),
    ).toBe(true)
    expect(await api.signIn?.send({ path: 'refresh', body: {} })).toBe('answer')
    await api.closeToast('key')
    expect(invoked).toEqual([
      ['sign-in:send', { path: 'refresh', body: {} }],
      ['toast:close', 'key'],
    ])
  })
})
