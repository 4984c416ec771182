import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright'

/** What the browser search looks at; a parameter so that tests can use made-up machines. */
export interface Machine {
  platform: NodeJS.Platform
  env: Record<string, string | undefined>
  exists: (file: string) => boolean
  /** Where Playwright would install its own browser. */
  playwrightsOwn: () => string
}

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  exists: existsSync,
  playwrightsOwn: () => chromium.executablePath(),
}

const commands = [
  'chromium',
  'google-chrome',
  'google-chrome-stable',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
]

const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge']

const windowsFolders = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

/**
 * Finds Chromium or a related browser: `BATON_CHROMIUM`, then the system's, then Playwright's. Returns its path, or
 * undefined. If `BATON_CHROMIUM` is set but doesn't exist, nothing else is tried, because whoever set it wants that
 * one.
 */
export function findBrowser(machine: Machine = thisMachine): string | undefined {
  const wanted = machine.env['BATON_CHROMIUM']
  if (wanted) return machine.exists(wanted) ? wanted : undefined
  return [...systemBrowsers(machine), machine.playwrightsOwn()].find((file) => machine.exists(file))
}

/**
 * Finds the browser for tests: `BATON_CHROMIUM`, or Debian's headless shell, which draws no window frame and takes a
 * third less time, or any other browser.
 */
export function findTestBrowser(machine: Machine = thisMachine): string | undefined {
  const shell = inPath(machine, ['chromium-headless-shell']).find((file) => machine.exists(file))
  return machine.env['BATON_CHROMIUM'] ? findBrowser(machine) : (shell ?? findBrowser(machine))
}

function systemBrowsers(machine: Machine): string[] {
  const { platform, env } = machine
  if (platform === 'darwin') return macApps.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  if (platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']]
    return roots.flatMap((root) => (root ? windowsFolders.map((file) => path.win32.join(root, file)) : []))
  }
  return inPath(machine, commands)
}

function inPath({ platform, env }: Machine, names: readonly string[]): string[] {
  if (platform === 'win32') return []
  const folders = ['/usr/bin', ...(env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'))]
  return names.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)))
}

/**
 * Switches that keep Chromium from contacting anyone but us, and let it start as root, where there is no sandbox. Used
 * for Playwright and for the app window.
 */
export function browserSwitches(isRoot = process.getuid?.() === 0): string[] {
  return [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    ...(isRoot ? ['--no-sandbox'] : []),
  ]
}
