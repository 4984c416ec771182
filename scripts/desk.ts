import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { browserSwitches, findBrowser } from './browser.ts'

/** How a desk can be opened on this machine. */
export type DeskChoice =
  | { kind: 'electron'; program: string }
  | { kind: 'window'; browser: string }
  | { kind: 'address' }

/** What the choice depends on. */
export interface DeskFacts {
  /** Whether there is a display. */
  display: boolean
  /** The Electron binary, if it is installed and the desktop app has been built. */
  electron: string | undefined
  browser: string | undefined
}

/** An open desk; `closed` resolves with its exit code when the person closes it. */
export interface OpenDesk {
  closed: Promise<number>
  close(): Promise<void>
}

/** The desktop app if possible, otherwise a browser window without toolbars, otherwise just a printed address. */
export function chooseDesk({ display, electron, browser }: DeskFacts): DeskChoice {
  if (!display) return { kind: 'address' }
  if (electron) return { kind: 'electron', program: electron }
  return browser ? { kind: 'window', browser } : { kind: 'address' }
}

/** One sentence about what opens instead of the desktop app; undefined if the app itself opens. */
export function explainChoice(choice: DeskChoice, display: boolean, url: string): string | undefined {
  switch (choice.kind) {
    case 'electron':
      return undefined
    case 'window':
      return `Electron isn’t available on this machine, so the same client opens in a browser window (${url}).`
    case 'address':
      return display
        ? `Electron isn’t available on this machine and no Chromium was found, so open ${url} in a browser.`
        : `There’s no display to open the desktop app on, so open ${url} in a browser.`
  }
}

/** True if programs can open windows. */
export function hasDisplay(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

/** Inspects this machine. Downloads Electron if it isn't there yet, because its package doesn't include the binary. */
export function findDeskFacts(root: string): DeskFacts {
  const display = hasDisplay()
  const built = existsSync(path.join(root, 'out', 'main', 'index.js'))
  return { display, electron: display && built ? findElectron(root) : undefined, browser: findBrowser() }
}

function findElectron(root: string): string | undefined {
  const folder = path.join(root, 'node_modules', 'electron')
  if (!existsSync(folder)) return undefined
  const installed = electronIn(folder)
  if (installed) return installed
  console.log('Downloading Electron for this machine. This only happens once.')
  spawnSync(process.execPath, [path.join(folder, 'install.js')], { stdio: 'ignore', timeout: 10 * 60_000 })
  return electronIn(folder)
}

/** Once installed, Electron's package has its binary's name in `path.txt`. */
function electronIn(folder: string): string | undefined {
  const file = path.join(folder, 'path.txt')
  if (!existsSync(file)) return undefined
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(folder, 'dist')
  const program = path.join(dist, readFileSync(file, 'utf8'))
  return existsSync(program) ? program : undefined
}

/** A desk for the server at `url`; with `setupCode` while it has no workspace, so that no one has to type it. */
export interface DeskToOpen {
  root: string
  url: string
  profile: string
  dataDir: string
  setupCode: string | undefined
}

/** Program and arguments that open a desk. In a browser, each profile gets its own data folder. */
export function deskCommand(
  choice: Exclude<DeskChoice, { kind: 'address' }>,
  desk: DeskToOpen & { isRoot: boolean },
): { program: string; args: string[]; browserFolder?: string } {
  if (choice.kind === 'electron') {
    const args = [desk.root]
    if (desk.profile) args.push('--profile', desk.profile)
    if (desk.isRoot) args.push('--no-sandbox')
    return { program: choice.program, args }
  }
  const browserFolder = path.join(desk.dataDir, 'browser', desk.profile || 'first')
  // After the #, so that it isn't sent to any server or logged.
  const page = desk.setupCode === undefined ? desk.url : `${desk.url}/#/setup/${desk.setupCode}`
  const args = [`--app=${page}`, `--user-data-dir=${browserFolder}`, '--window-size=1280,800']
  return { program: choice.browser, args: [...args, ...browserSwitches(desk.isRoot)], browserFolder }
}

/**
 * Opens a desk, and lets the caller close it. It has its own process group, so Ctrl+C reaches it through us, in order.
 */
export async function openDesk(
  choice: Exclude<DeskChoice, { kind: 'address' }>,
  desk: DeskToOpen,
): Promise<OpenDesk> {
  const isRoot = process.getuid?.() === 0
  const { program, args, browserFolder } = deskCommand(choice, { ...desk, isRoot })
  if (browserFolder) await mkdir(browserFolder, { recursive: true, mode: 0o700 })
  const env: NodeJS.ProcessEnv = {
    // Next to the server's data, because a desk started from source isn't the installed app.
    BATON_USER_DATA_DIR: path.join(desk.dataDir, 'desktop'),
    ...process.env,
    BATON_SERVER_URL: desk.url,
    ...(desk.setupCode === undefined ? {} : { BATON_SETUP_CODE: desk.setupCode }),
  }
  // Some editors' terminals set this, which would make Electron run as plain Node.
  Reflect.deleteProperty(env, 'ELECTRON_RUN_AS_NODE')
  const stdio = choice.kind === 'electron' ? 'inherit' : 'ignore'
  const child = spawn(program, args, { env, stdio, detached: process.platform !== 'win32' })
  const closed = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 0))
  })
  return {
    closed,
    async close() {
      child.kill('SIGTERM')
      await closed
    },
  }
}
