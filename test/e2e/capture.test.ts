import type { Page } from '@playwright/test'
import type { DeskPage } from './fixtures/desk-page.ts'
import { expect, test } from './fixtures/desks.ts'
import { desktopAround } from './fixtures/desktop-around.ts'
import { copyScreenshot } from './fixtures/images.ts'
import { layoutFaults } from './fixtures/layout-faults.ts'
import { pageViolations } from './fixtures/violations.ts'

/** Opens quick capture from the palette, as the keyboard does. */
const openCapture = async (desk: DeskPage): Promise<Page> => {
  await desk.page.bringToFront()
  const opening = desk.context.waitForEvent('page')
  await desk.page.keyboard.press('Control+k')
  await desk.page.keyboard.type('quick capture')
  await desk.page.keyboard.press('Enter')
  const page = await opening
  page.on('pageerror', (error) => desk.mistakes.push(error.message))
  await page.setViewportSize({ width: 480, height: 400 })
  await expect(page.getByRole('main', { name: 'Quick capture' })).toBeVisible()
  return page
}

/** Presses keys that close the window: it may be gone before they are let go. */
const pressToClose = async (
  page: Page,
  keyboard: { press(keys: string): Promise<void> },
  keys: string,
): Promise<void> => {
  const closed = page.waitForEvent('close')
  await keyboard.press(keys).catch(() => undefined)
  await closed
}

const textOf = (page: Page) => page.getByRole('textbox')

test('a note and a screenshot go into the session that is open, without a network and by keyboard alone', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  await ana.startSession('Printer jams on tray 2')
  await ana.startSession('VPN drops every 20 minutes')
  await ana.sessionRow('Printer jams').click()
  await ana.page.getByRole('heading', { name: 'Printer jams on tray 2' }).waitFor()

  // What is typed stays, whatever closes the window.
  const first = await openCapture(ana)
  await expect(textOf(first)).toBeFocused()
  await first.keyboard.type('Roller is worn')
  await pressToClose(first, first.keyboard, 'Escape')
  const again = await openCapture(ana)
  await expect(textOf(again)).toHaveValue('Roller is worn')
  await expect(again.getByRole('combobox', { name: 'Session' })).toHaveText('Printer jams on tray 2')
  expect(await pageViolations(again)).toEqual([])
  expect(await layoutFaults(again)).toEqual([])

  const png = await ana.page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 120 } })
  await ana.page.bringToFront()
  await copyScreenshot(ana, png)
  await ana.goOffline()
  await expect(ana.status).toContainText('Offline')
  await again.bringToFront()
  await textOf(again).press('ControlOrMeta+v')
  await expect(again.getByRole('list', { name: /send/i }).getByRole('img')).toBeVisible()
  await expect(again.getByText('You’re offline.')).toBeVisible()
  await pressToClose(again, textOf(again), 'Enter')

  await ana.page.bringToFront()
  await expect(ana.timeline).toContainText('Roller is worn')
  await expect(ana.timeline.locator('.image-row img')).toBeVisible()
  await ana.goOnline()
  await expect(ana.status).toContainText('Connected')

  // Nothing is left that would be sent twice.
  const empty = await openCapture(ana)
  await expect(textOf(empty)).toHaveValue('')
  await textOf(empty).press('Enter')
  await expect(empty.getByRole('alert')).toContainText('Write a note or paste a screenshot first')
  await pressToClose(empty, empty.keyboard, 'Escape')
})

test('a half-typed note stays meant for its session, and goes into no other when that is closed', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  await ana.startSession('Printer jams on tray 2')
  await ana.startSession('VPN drops every 20 minutes')
  const capture = await openCapture(ana)
  await capture.keyboard.type('Roller is')
  await expect(capture.getByText('Saved on this device')).toBeVisible()
  await ana.page.bringToFront()
  await ana.sessionRow('Printer jams').click()
  await ana.page.getByRole('heading', { name: 'Printer jams on tray 2' }).waitFor()
  await capture.bringToFront()
  await capture.evaluate(() => window.dispatchEvent(new Event('focus')))
  const into = capture.getByRole('combobox', { name: 'Session' })
  await capture.keyboard.type(' worn')
  await expect(into).toHaveText('VPN drops every 20 minutes')

  await ana.page.bringToFront()
  await ana.sessionRow('VPN drops').click()
  await ana.page.getByRole('heading', { name: 'VPN drops every 20 minutes' }).waitFor()
  await ana.page
    .getByRole('button', { name: /^Resolve/ })
    .first()
    .click()
  await ana.dialog.getByLabel('What caused it?').fill('A lease of 20 minutes')
  await ana.dialog.getByRole('button', { name: /^Resolve/ }).click()
  await expect(ana.dialog).toBeHidden()
  await ana.sessionRow('Printer jams').click()
  await capture.bringToFront()
  await expect(into).toHaveText('VPN drops every 20 minutes')
  await expect(capture.getByRole('alert')).toContainText('was closed in the meantime')
  await textOf(capture).press('Enter')
  await expect(textOf(capture)).toHaveValue('Roller is worn')
  await expect(capture.getByRole('alert')).toContainText('Choose another session')
  expect(await layoutFaults(capture)).toEqual([])
  await into.click()
  await capture.getByRole('option', { name: /Printer jams/ }).click()
  await expect(capture.getByRole('alert')).toHaveCount(0)
  await pressToClose(capture, textOf(capture), 'Enter')
  await ana.page.bringToFront()
  await expect(ana.timeline).toContainText('Roller is worn')
})

test('a new session and a parked one, chosen with Alt and a digit while the words stay', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  const first = await openCapture(ana)
  await expect(first.getByText('You have no open session')).toBeVisible()
  await first.keyboard.type('Scanner offline in room 4')
  await first.keyboard.press('Alt+2')
  await expect(first.getByRole('radio', { name: 'New session' })).toBeChecked()
  await expect(textOf(first)).toBeFocused()
  await expect(textOf(first)).toHaveValue('Scanner offline in room 4')
  await pressToClose(first, first.keyboard, 'Control+Enter')
  await ana.page.bringToFront()
  await ana.goto('/sessions')
  await expect(ana.sessionRow('Scanner offline in room 4')).toBeVisible()

  const park = await openCapture(ana)
  await park.keyboard.press('Alt+3')
  await park.keyboard.type('Waiting for the vendor')
  await park.getByRole('radio', { name: /^Tomorrow/ }).press('Space')
  expect(await pageViolations(park)).toEqual([])
  expect(await layoutFaults(park)).toEqual([])
  await pressToClose(park, park.keyboard, 'Control+Enter')
  await ana.page.bringToFront()
  await ana.goto('/parked')
  await expect(ana.sessionRow('Scanner offline in room 4')).toContainText('Parked until')
})

test('a page that may open no window shows it in its own place, and goes back to where it was', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  await ana.startSession('Phone has no dial tone')
  const heading = ana.page.getByRole('heading', { name: 'Phone has no dial tone' })
  await expect(heading).toBeVisible()
  await ana.page.evaluate(() => {
    window.open = () => null
  })
  await ana.page.keyboard.press('Control+k')
  await ana.page.keyboard.type('quick capture')
  await ana.page.keyboard.press('Enter')
  await expect(ana.page.getByRole('main', { name: 'Quick capture' })).toBeVisible()
  await ana.page.keyboard.type('Cable replaced')
  await ana.page.keyboard.press('Enter')
  await expect(heading).toBeVisible()
  await expect(ana.timeline).toContainText('Cable replaced')
})

test('the settings of the desktop app choose the hotkeys, and say when another program has them', async ({
  staff,
  browser,
  server,
}) => {
  const context = await browser.newContext({ viewport: { width: 1024, height: 700 } })
  await context.addInitScript(desktopAround)
  const page = await context.newPage()
  await page.goto(`${server.url}/#/settings`)
  await page.getByLabel('Email').fill(staff.ana.email)
  await page.getByLabel('Password', { exact: true }).fill(staff.ana.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Quick capture from any program' })).toBeVisible()
  const change = page.getByRole('button', { name: /^C.*… Add a note/ })
  await change.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Press the keys, or Esc')).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('alert')).toContainText('Use Ctrl, Alt or the Windows key')
  await page.keyboard.press('Control+Alt+n')
  await expect(page.getByText('Another program or your system already uses these keys')).toBeVisible()
  await expect(page.getByText('Ctrl Alt N')).toBeVisible()
  await expect(change).toBeFocused()
  expect(await pageViolations(page)).toEqual([])
  expect(await layoutFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Turn off: Add a note' }).click()
  await expect(change).toHaveText('Choose keys…')
  await context.close()
})
