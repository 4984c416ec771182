import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test, type BrowserContext } from '@playwright/test'
import { builtClient, openDesktopPage } from '../../support/electron/desktop-page.ts'

declare global {
  interface Window {
    attempts?: string[]
  }
}

/** The policy that main sends, tried out in a real Chromium with a page that attempts everything. */
const root = resolve(import.meta.dirname, '../../..')
let folder = ''
const servers: Server[] = []

const listen = (): Promise<string> =>
  new Promise((done) => {
    const server = createServer((request, response) => {
      response.setHeader('access-control-allow-origin', '*')
      response.end(request.url)
    })
    servers.push(server)
    server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  })

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-policy-'))
  mkdirSync(join(folder, 'assets'), { recursive: true })
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text)
  put(
    'index.html',
    `<!doctype html><title>Try</title><script>window.inline = true</script>
     <script src="/assets/page.js"></script><div id="styled" style="position: absolute; top: 7px"></div>`,
  )
  put(
    'assets/page.js',
    `window.ran = true
     window.attempts = [() => (0, eval)('1'), () => new Function('return 1')].map((attempt) => {
       try { attempt(); return 'ran' } catch (error) { return error.name }
     })`,
  )
  put('assets/worker.js', 'try { eval("1"); postMessage("eval") } catch { postMessage("no eval") }')
})
test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  for (const server of servers) server.close()
})

const open = (context: BrowserContext, env: Record<string, string> = {}) =>
  openDesktopPage(context, { ...builtClient(root), renderer: folder, env })

test('runs our scripts and style attributes, and no inline script', async ({ context }) => {
  const { page } = await open(context)
  expect(await page.evaluate(() => ['ran' in window, 'inline' in window])).toEqual([true, false])
  await expect(page.locator('#styled')).toHaveCSS('top', '7px')
})

test('knows no eval, in the page or in a worker', async ({ context }) => {
  const { page } = await open(context)
  // Tried by the page's own script: what the test evaluates is exempt from the policy.
  expect(await page.evaluate(() => window.attempts)).toEqual(['EvalError', 'EvalError'])
  const said = await page.evaluate(
    () =>
      new Promise((done) => {
        new Worker('/assets/worker.js').addEventListener('message', ({ data }) => done(data))
      }),
  )
  expect(said).toBe('no eval')
  const blob = await page.evaluate(
    () =>
      new Promise((done) => {
        document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective))
        try {
          const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
          worker.addEventListener('message', () => done('ran'))
        } catch {
          done('worker-src')
        }
      }),
  )
  expect(blob).toBe('worker-src')
})

test('talks to the chosen server alone', async ({ context }) => {
  const [chosen, other] = [await listen(), await listen()]
  await context.grantPermissions(['local-network-access'])
  const { page, twin } = await open(context, { BATON_SERVER_URL: chosen })
  const reach = (url: string) =>
    page.evaluate(async (address) => {
      try {
        return await (await fetch(`${address}/hello`)).text()
      } catch {
        return 'blocked'
      }
    }, url)
  expect(await reach(chosen)).toBe('/hello')
  expect(await reach(other)).toBe('blocked')

  expect(await page.evaluate((url) => window.baton?.setServerUrl(url), other)).toBe('changed')
  expect(twin.window.loads).toHaveLength(2)
  await page.reload()
  expect(await reach(other)).toBe('/hello')
  expect(await reach(chosen)).toBe('blocked')
})

test('opens no frames, loads no foreign images and submits no forms', async ({ context }) => {
  const foreign = await listen()
  const { page } = await open(context)
  const directives = await page.evaluate(async (url) => {
    const seen: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective))
    const frame = Object.assign(document.createElement('iframe'), { src: `${url}/frame` })
    const image = Object.assign(document.createElement('img'), { src: `${url}/image.png` })
    const embedded = Object.assign(document.createElement('object'), { data: `${url}/object` })
    const script = Object.assign(document.createElement('script'), { src: `${url}/script.js` })
    const base = Object.assign(document.createElement('base'), { href: url })
    const form = Object.assign(document.createElement('form'), { action: `${url}/form`, method: 'post' })
    document.body.append(frame, image, embedded, script, form)
    document.head.append(base)
    form.submit()
    while (new Set(seen).size < 6) await new Promise((next) => setTimeout(next, 20))
    return [...new Set(seen)].toSorted()
  }, foreign)
  expect(directives).toEqual([
    'base-uri',
    'form-action',
    'frame-src',
    'img-src',
    'object-src',
    'script-src-elem',
  ])
})
