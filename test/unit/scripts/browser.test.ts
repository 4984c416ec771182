import { expect, test } from 'vitest'
import { browserSwitches, findBrowser, findTestBrowser, type Machine } from '../../../scripts/browser.ts'

function machine(files: string[], rest: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin:.' },
    exists: (file) => files.includes(file),
    playwrightsOwn: () => '/cache/ms-playwright/chrome',
    ...rest,
  }
}

test("prefers Debian's chromium, then chrome, then what Playwright brought", () => {
  const all = ['/cache/ms-playwright/chrome', '/usr/bin/google-chrome', '/usr/bin/chromium']
  expect(findBrowser(machine(all))).toBe('/usr/bin/chromium')
  expect(findBrowser(machine(all.slice(0, 2)))).toBe('/usr/bin/google-chrome')
  expect(findBrowser(machine(all.slice(0, 1)))).toBe('/cache/ms-playwright/chrome')
  expect(findBrowser(machine([]))).toBeUndefined()
})

test("tests prefer Debian's headless shell, and take any browser where there is none", () => {
  const shell = '/usr/bin/chromium-headless-shell'
  const env = { PATH: '/usr/bin', BATON_CHROMIUM: '/opt/chrome' }
  expect(findTestBrowser(machine([shell, '/usr/bin/chromium']))).toBe(shell)
  expect(findTestBrowser(machine(['/usr/bin/chromium']))).toBe('/usr/bin/chromium')
  expect(findTestBrowser(machine([shell, '/opt/chrome'], { env }))).toBe('/opt/chrome')
  expect(findTestBrowser(machine([shell], { env }))).toBeUndefined()
  expect(findBrowser(machine([shell]))).toBeUndefined()
})

test('looks in the folders of PATH that have a full name', () => {
  expect(findBrowser(machine(['/usr/local/bin/chromium']))).toBe('/usr/local/bin/chromium')
  expect(findBrowser(machine(['chromium']))).toBeUndefined()
})

test('BATON_CHROMIUM is taken or nothing', () => {
  const env = { PATH: '/usr/bin', BATON_CHROMIUM: '/opt/chrome' }
  expect(findBrowser(machine(['/usr/bin/chromium', '/opt/chrome'], { env }))).toBe('/opt/chrome')
  expect(findBrowser(machine(['/usr/bin/chromium'], { env }))).toBeUndefined()
})

test('knows where browsers are on macOS and Windows', () => {
  const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  expect(findBrowser(machine([chrome], { platform: 'darwin' }))).toBe(chrome)
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
  const env = { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }
  expect(findBrowser(machine([edge], { platform: 'win32', env }))).toBe(edge)
})

test('gives up the sandbox only for root', () => {
  expect(browserSwitches(true)).toContain('--no-sandbox')
  expect(browserSwitches(false)).not.toContain('--no-sandbox')
  expect(browserSwitches(false)).toContain('--disable-background-networking')
})
