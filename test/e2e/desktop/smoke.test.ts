import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test'

/** The desktop app in real Electron. Everything else about it is tested on twins; this is what only Electron can show. */
const root = resolve(import.meta.dirname, '../../..')

/** Electron's program, if this machine has it. Importing the `electron` package would try to download it. */
const findElectron = (): string | null => {
  const folder = join(root, 'node_modules/electron')
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' } as Record<
    string,
    string
  >
  const program = existsSync(join(folder, 'path.txt'))
    ? readFileSync(join(folder, 'path.txt'), 'utf8').trim()
    : (names[process.platform] ?? 'electron')
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), program)
  return existsSync(path) ? path : null
}

const electron = findElectron()
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
const missing =
  electron === null
    ? 'there is no Electron binary here. Install it with: npx install-electron (or set ELECTRON_OVERRIDE_DIST_PATH)'
    : hasDisplay
      ? ''
      : 'there is no display for Electron here. Run it with: xvfb-run --auto-servernum npm run test:e2e'

test.describe('the desktop app in Electron', () => {
  test.skip(missing !== '', missing)

  let userData = ''
  let app: ElectronApplication
  let page: Page
  let foreign: Server
  let foreignUrl = ''
  const isRoot = process.getuid?.() === 0

  const launch = (...args: string[]): Promise<ElectronApplication> =>
    _electron.launch({
      executablePath: electron ?? '',
      args: [root, ...args, ...(isRoot ? ['--no-sandbox'] : [])],
      env: {
        ...(process.env as Record<string, string>),
        BATON_USER_DATA_DIR: userData,
        BATON_SERVER_URL: foreignUrl,
      },
    })

  test.beforeAll(async () => {
    userData = mkdtempSync(join(tmpdir(), 'baton-smoke-'))
    // Stands for the server of this desk: reachable, but no place to navigate to.
    foreign = createServer((request, response) => {
      response.setHeader('access-control-allow-origin', '*')
      if (request.url === '/redirect') response.writeHead(302, { location: 'https://example.com/' })
      response.end(request.headers.origin ?? 'no origin')
    })
    await new Promise<void>((done) => foreign.listen(0, '127.0.0.1', done))
    foreignUrl = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`
    app = await launch()
    page = await app.firstWindow()
    await expect(page.locator('#root > *').first()).toBeVisible()
  })
  test.afterAll(async () => {
    await app?.close()
    foreign?.close()
    if (userData !== '') rmSync(userData, { recursive: true, force: true })
  })

  test('opens the built client on its own origin, in a secure context with storage', async () => {
    expect(page.url()).toMatch(/^app:\/\/baton\//)
    // Without an origin that counts, the last one rejects.
    const facts = await page.evaluate(async () => [
      location.origin,
      isSecureContext,
      await indexedDB.databases().then(() => 'stores'),
    ])
    expect(facts).toEqual(['app://baton', true, 'stores'])
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  test('knows the desktop and has no Node', async () => {
    expect(await page.evaluate(() => window.baton?.info())).toMatchObject({
      shell: 'electron',
      platform: process.platform,
      serverUrl: foreignUrl,
      profile: '',
    })
    const globals = await page.evaluate(() =>
      ['require', 'module', 'process', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
    )
    expect(globals).toEqual([])
  })

  test('has the policy in force, and reaches the chosen server through it', async () => {
    const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(foreignUrl.replace('http', 'ws'))
    const reach = (url: string) =>
      page.evaluate(async (address) => {
        try {
          return await (await fetch(address)).text()
        } catch {
          return 'blocked'
        }
      }, url)
    expect(await reach(foreignUrl)).toBe('app://baton')
    expect(await reach('https://example.com/')).toBe('blocked')
    const inline = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.inlineRan = true'
      document.body.append(script)
      return 'inlineRan' in window
    })
    expect(inline).toBe(false)
  })

  test('stays where it is: links, scripts, new windows and redirects lead nowhere', async () => {
    const before = page.url()
    await page.evaluate((url) => {
      const link = Object.assign(document.createElement('a'), { href: url })
      const blank = Object.assign(document.createElement('a'), { href: url, target: '_blank' })
      document.body.append(link, blank)
      link.click()
      blank.click()
      link.remove()
      blank.remove()
      window.open(url)
      location.href = `${url}/redirect`
    }, foreignUrl)
    // Answered only by the page that is still there.
    await expect
      .poll(() => page.evaluate(() => window.baton?.info().then(({ shell }) => shell)))
      .toBe('electron')
    expect(page.url()).toBe(before)
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  test('serves nothing outside the client', async () => {
    const answers = await page.evaluate(() =>
      Promise.all(
        ['/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/missing.js'].map(
          async (path) => (await fetch(path)).status,
        ),
      ),
    )
    expect(answers.every((status) => status !== 200)).toBe(true)
  })

  test('hides on close and lives on, and comes back by starting it again', async () => {
    await page.evaluate(() => void Object.assign(window, { stillHere: 1 }))
    const visible = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect.poll(visible).toBe(false)
    // Timers run on in the hidden page.
    expect(
      await page.evaluate(() => new Promise((done) => setTimeout(() => done('stillHere' in window), 50))),
    ).toBe(true)
    await app.evaluate(
      ({ app: electronApp }) => void electronApp.emit('second-instance', {}, ['baton://handoff/h1']),
    )
    await expect.poll(visible).toBe(true)
  })

  test('opens a second desk beside the first', async () => {
    const second = await launch('--profile', 'two')
    try {
      const other = await second.firstWindow()
      expect(await other.evaluate(() => window.baton?.info().then(({ profile }) => profile))).toBe('two')
      expect(await second.evaluate(({ app: electronApp }) => electronApp.getPath('userData'))).toBe(
        join(userData, 'profiles', 'two'),
      )
    } finally {
      await second.close()
    }
  })
})

// Skips are easily overlooked in a list of passes.
if (missing !== '' && process.env['TEST_WORKER_INDEX'] === undefined) {
  console.log(`SKIPPED: the desktop app was not tried in real Electron, because ${missing}`)
}
