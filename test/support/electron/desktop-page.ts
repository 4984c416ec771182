import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { appOrigin } from '../../../core/bridge/app-origin.ts'
import type { DesktopApi } from '../../../core/bridge/desktop-api.ts'
import { runDesktop } from '../../../electron/main/desktop.ts'
import { createElectronTwin, type ElectronTwin, type TwinOptions } from './electron-twins.ts'

/**
 * Stands for `app://baton` in a plain Chromium, which cannot be given schemes. It is a secure context like ours;
 * every request for it is answered by main's own handler, so the policy in force is the real one.
 */
const origin = 'http://baton.localhost'

export type DesktopPageOptions = TwinOptions & {
  /** Folder of the built renderer. */
  renderer: string
  /** The built preload script. */
  preload: string
  prepare?: (twin: ElectronTwin) => void
}

export type DesktopPage = { page: Page; twin: ElectronTwin; origin: string }

/**
 * Opens the client as the desktop app does, without Electron: main's logic runs here on the twins, the real preload
 * script runs in the page. What is not covered is Electron itself: windows, isolation of worlds, real ipc.
 */
export const openDesktopPage = async (
  context: BrowserContext,
  { renderer, preload, prepare, ...options }: DesktopPageOptions,
): Promise<DesktopPage> => {
  const twin = createElectronTwin(options)
  twin.parts.paths.renderer = renderer
  twin.parts.readAsset = async (path) => new Uint8Array(await readFile(path))
  // Main's own network, which is not the page's.
  twin.parts.http = () => async (url, init) => {
    const answer = await fetch(url, { ...init, redirect: 'error' })
    return { status: answer.status, text: await answer.text() }
  }
  prepare?.(twin)
  const started = runDesktop(twin.parts)
  twin.app.becomeReady()
  if ((await started) !== 'running') throw new Error('The desktop did not start.')

  const page = await context.newPage()
  const inApp = (url: string): string => url.replace(origin, appOrigin)
  await page.route(`${origin}/**`, async (route) => {
    const answer = await twin.fetch(inApp(route.request().url()), { method: route.request().method() })
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    })
  })
  await page.exposeBinding('batonInvoke', ({ frame }, channel: string, args: unknown[]) =>
    twin.invoke(channel, args, { url: inApp(frame.url()), parent: frame.parentFrame() }),
  )
  twin.window.webContents.onSend = (channel, args) => {
    // A page that is loading has no one listening yet, as in Electron.
    page
      .evaluate(([name, values]) => window.batonPush?.(name, values), [channel, args] as const)
      .catch(() => undefined)
  }
  const script = await readFile(preload, 'utf8')
  await page.addInitScript({ content: `(${preloadHost.toString()})(function (require) {${script}\n})` })
  await page.goto(`${origin}/`)
  twin.window.emit('ready-to-show')
  return { page, twin, origin }
}

declare global {
  interface Window {
    baton?: DesktopApi
    batonInvoke?: (channel: string, args: unknown[]) => Promise<unknown>
    batonPush?: (channel: string, args: unknown[]) => void
  }
}

/** Runs in the page: what a preload script finds in Electron, over the binding above. */
const preloadHost = (load: (require: (name: string) => unknown) => void): void => {
  const listeners: [string, (event: unknown, ...args: unknown[]) => void][] = []
  const invoke = window.batonInvoke
  window.batonPush = (channel, args) => {
    for (const [name, listener] of listeners) if (name === channel) listener({}, ...args)
  }
  delete window.batonInvoke
  load((name) => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return {
      contextBridge: {
        exposeInMainWorld: (key: string, api: object) =>
          Object.defineProperty(window, key, { value: Object.freeze(api) }),
      },
      ipcRenderer: {
        invoke: (channel: string, ...args: unknown[]) => invoke?.(channel, args),
        on: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) =>
          listeners.push([channel, listener]),
      },
    }
  })
}

/** The project's own build. */
export const builtClient = (root: string): { renderer: string; preload: string } => ({
  renderer: join(root, 'out/renderer'),
  preload: join(root, 'out/preload/index.cjs'),
})
