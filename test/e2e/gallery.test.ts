import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { build } from 'vite'
import config from '../../electron.vite.config.ts'
import { hostileKinds } from '../../renderer/features/gallery/hostile-text.ts'
import { layoutFaults } from './fixtures/layout-faults.ts'
import { textFaults } from './fixtures/text-faults.ts'
import { contrastFaults, pageViolations } from './fixtures/violations.ts'

const root = path.resolve(import.meta.dirname, '../..')
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

/** Names of what a build holds of the gallery. */
const galleryIn = async (folder: string): Promise<string[]> => {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.(js|css|html)$/.test(file))
  const holding = await Promise.all(
    files.map(async (file) => /gallery-(head|list)/.test(await readFile(path.join(folder, file), 'utf8'))),
  )
  return files.filter((_, index) => holding[index])
}

/** Waits until a page that changed its size is drawn: fonts, what measures itself, and what that changes. */
const drawn = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    await document.fonts.ready
    const heightNow = () => document.querySelector('.gallery')?.scrollHeight ?? 0
    let frames = 0
    for (let height = -1; frames < 5;) {
      await new Promise(requestAnimationFrame)
      frames = height === heightNow() ? frames + 1 : 0
      height = heightNow()
    }
  })
}

test('the gallery is in builds for those who make them alone, shows every component, and axe finds nothing', async ({
  browser,
}) => {
  const outDir = await mkdtemp(path.join(os.tmpdir(), 'baton-gallery-'))
  const { renderer } = config as { renderer: { build: object; define: object } & Record<string, unknown> }
  await build({
    ...renderer,
    root: path.join(root, 'renderer'),
    configFile: false,
    logLevel: 'error',
    define: { ...renderer.define, 'import.meta.env.VITE_BATON_GALLERY': JSON.stringify('1') },
    build: { ...renderer.build, outDir, emptyOutDir: true },
  })
  expect((await galleryIn(outDir)).length).toBeGreaterThan(1)
  expect(await galleryIn(path.join(root, 'out/renderer'))).toEqual([])

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://gallery')
    const file = path.join(outDir, path.normalize(pathname === '/' ? '/index.html' : pathname))
    readFile(file).then(
      (bytes) => response.setHeader('content-type', types[path.extname(file)] ?? 'text/plain').end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      viewport: { width: 1440, height: 900 },
    })
    const page = await context.newPage()
    const mistakes: string[] = []
    page.on('pageerror', (error) => mistakes.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') mistakes.push(message.text())
    })
    await page.goto(`${url}/#/gallery`)
    await expect(page.getByRole('heading', { name: 'Gallery', exact: true })).toBeVisible()
    for (const name of ['Button', 'SessionRow', 'QueueCard', 'Ladder', 'FixBanner', 'ContextScreen'])
      await expect(page.getByText(new RegExp(`^${name}`)).first()).toBeVisible()
    expect(await pageViolations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    expect(await contrastFaults(page)).toEqual([])
    await page.getByText('contrast', { exact: true }).first().click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast')
    expect(await contrastFaults(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await contrastFaults(page)).toEqual([])
    expect(mistakes).toEqual([])
    await test.step('whatever is in its fields, no text is cut without a sign and nothing is pushed out of sight', async () => {
      const faults: string[] = []
      for (const kind of hostileKinds) {
        await page.goto(`${url}/#/gallery/${kind}`)
        await page.reload()
        await expect(page.getByRole('heading', { name: 'Gallery', exact: true })).toBeVisible()
        // The gallery's own head lies over what scrolls below it.
        await page.locator('.gallery-head').evaluate((head) => head.setAttribute('hidden', ''))
        for (const width of [390, 1024, 1440]) {
          await page.setViewportSize({ width, height: 900 })
          await drawn(page)
          const found = [...(await textFaults(page)), ...(await layoutFaults(page))]
          faults.push(...found.map((fault) => `${kind}, ${width} px: ${fault}`))
        }
      }
      expect(faults).toEqual([])
    })
    await context.close()
  } finally {
    server.close()
    await rm(outDir, { recursive: true, force: true })
  }
})
