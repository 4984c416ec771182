import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { builtClient, openDesktopPage } from '../../support/electron/desktop-page.ts'

/** The built client with main and preload around it, in Chromium. */
const client = builtClient(resolve(import.meta.dirname, '../../..'))
test.beforeAll(() => {
  if (!existsSync(client.preload)) throw new Error('The client is not built. Run: npm run build')
})

test('starts under the desktop policy without breaking it, and knows the desktop', async ({ context }) => {
  const violations: string[] = []
  await context.grantPermissions(['local-network-access'])
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      console.error(`policy: ${effectiveDirective} ${blockedURI}`),
    )
  })
  context.on('console', (message) => {
    if (message.text().startsWith('policy:')) violations.push(message.text())
  })
  const { page } = await openDesktopPage(context, client)
  await expect(page.locator('#root > *').first()).toBeVisible()
  expect(await page.evaluate(() => window.baton?.info())).toMatchObject({
    shell: 'electron',
    version: '1.2.3',
  })
  expect(violations).toEqual([])
})

test('comes up on a route of the client after a reload', async ({ context }) => {
  await context.grantPermissions(['local-network-access'])
  const { page, origin } = await openDesktopPage(context, client)
  await page.goto(`${origin}/handoffs/01928c1e-7b1a-7c3d-9e4f-0123456789ab.1`)
  await expect(page.locator('#root > *').first()).toBeVisible()
})
