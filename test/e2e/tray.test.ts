import type { Member } from '../support/server/workspace.ts'
import { DeskPage } from './fixtures/desk-page.ts'
import { expect, test } from './fixtures/desks.ts'
import { desktopAround } from './fixtures/desktop-around.ts'

test('the tray silences on every device, and a claim in a notification is the server’s to decide, once', async ({
  staff,
  browser,
  server,
  deskOf,
}) => {
  const ben = await deskOf(staff.ben)
  await ben.startSession('Backup server down')
  await ben.escalate('Needs a senior')

  const context = await browser.newContext({ viewport: { width: 1024, height: 700 } })
  await context.addInitScript(desktopAround)
  const page = await context.newPage()
  await page.goto(`${server.url}/#/queue`)
  await page.getByLabel('Email').fill(staff.ana.email)
  await page.getByLabel('Password', { exact: true }).fill(staff.ana.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  const card = page.getByRole('option').filter({ hasText: 'Backup server down' })
  await expect(card).toBeVisible()

  const status = () => page.evaluate(() => window.system?.status)
  await expect.poll(status).toMatchObject({ sentence: 'Connected · Everything sent', quietUntil: null })
  await page.evaluate(() => window.system?.tray('quiet-hour'))
  await expect.poll(async () => (await status())?.sentence).toContain('Do not disturb until')
  await page.evaluate(() => window.system?.tray('quiet-off'))
  await expect.poll(status).toMatchObject({ quietUntil: null })

  await test.step('the settings of another device say the same, and undo nothing', async () => {
    const phone = await browser.newContext()
    // Its clock is three hours ahead.
    await phone.addInitScript(() => {
      const real = Date.now
      Date.now = () => real() + 3 * 3_600_000
    })
    const ana = await DeskPage.open(phone, server.url)
    await ana.signIn(staff.ana)
    await ana.goto('/settings/channels')
    const start = ana.page.getByRole('button', { name: 'Start', exact: true })
    await expect(start).toBeEnabled()
    await page.evaluate(() => window.system?.tray('quiet-tomorrow'))
    const end = ana.page.getByRole('button', { name: 'End now' })
    await expect(end).toBeVisible()
    const until = (await status())?.quietUntil
    expect(until).toEqual(expect.any(Number))
    const high = ana.page.getByRole('button', { name: 'High', exact: true })
    await high.click()
    await expect(high).toHaveAttribute('aria-pressed', 'true')
    await ana.page.reload()
    await expect(high).toHaveAttribute('aria-pressed', 'true')
    await expect(end).toBeVisible()
    expect(await status()).toMatchObject({ quietUntil: until })
    await end.click()
    await expect.poll(status).toMatchObject({ quietUntil: null })

    const before = Date.now()
    await start.click()
    await expect.poll(async () => (await status())?.quietUntil ?? 0).toBeGreaterThan(before)
    const wanted = before + 3_600_000
    expect(Math.abs(((await status())?.quietUntil ?? 0) - wanted)).toBeLessThan(2 * 60_000)
    await end.click()
    await expect.poll(status).toMatchObject({ quietUntil: null })
    await phone.close()
  })

  await card.click()
  await expect.poll(() => page.url()).toMatch(/#\/handoffs\/./)
  const path = new URL(page.url()).hash.slice(1)
  const claimFor = async ({ signedIn }: Member) =>
    page.evaluate((claim) => window.system?.link(claim), `${path}/claim/${signedIn.identity.personId}`)
  await claimFor(staff.tom)
  await expect(page.getByText('That notification was for someone else')).toBeVisible()
  await claimFor(staff.ana)
  await expect(page.getByText('Claimed. It’s yours now.')).toBeVisible()
  await claimFor(staff.ana)
  await expect(page.getByText('Claimed. It’s yours now.').last()).toBeVisible()
  // Whoever has it already has it: nothing happened twice.
  await expect(ben.timeline.getByText('Ana Ruiz claimed this', { exact: true })).toHaveCount(1)
  await context.close()
})
