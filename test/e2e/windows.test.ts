import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/desks.ts'

const composerOf = (page: Page) => page.getByLabel('Note or command')

test('a session in its own window goes on when the main window is gone, with the drafts of both', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  await ana.startSession('Printer jams on tray 2')
  await ana.startSession('VPN drops every 20 minutes')

  // Side by side, keys and the list act on the half with the focus.
  await ana.sessionRow('Printer jams').click()
  await ana.page.getByRole('heading', { name: 'Printer jams on tray 2' }).waitFor()
  await ana.page.keyboard.press('Control+\\')
  const halves = ana.page.getByRole('group', { name: /^(First|Second) session$/ })
  await expect(halves).toHaveCount(2)
  const lanes = halves.getByRole('complementary', { name: 'Facts and tasks', includeHidden: true })
  for (const half of [1, 0]) {
    await halves.nth(half).getByLabel('Note or command').click()
    await ana.page.keyboard.press('Escape')
    await ana.page.keyboard.press(']')
    await expect(lanes.nth(half)).toBeVisible()
    await expect(lanes.nth(1 - half)).toBeHidden()
    await ana.page.keyboard.press(']')
    await expect(lanes.nth(half)).toBeHidden()
  }
  await halves.last().getByRole('button', { name: 'Close this half' }).click()
  await expect(halves).toHaveCount(0)

  // A window of its own reads through the first.
  const opening = ana.context.waitForEvent('page')
  await ana.page.getByRole('button', { name: 'More', exact: true }).first().click()
  await ana.page.getByRole('menuitem', { name: 'Open in its own window' }).click()
  const own = await opening
  const mistakes: string[] = []
  own.on('pageerror', (error) => mistakes.push(error.message))
  await expect(own.getByRole('heading', { name: 'Printer jams on tray 2' })).toBeVisible()
  await expect(own.getByRole('navigation')).toHaveCount(0)

  await composerOf(own).fill('Replaced the pickup roller')
  await composerOf(own).press('Enter')
  await expect(composerOf(own)).toHaveValue('')
  await expect(ana.timeline).toContainText('Replaced the pickup roller')

  await composerOf(ana.page).fill('Typed in the main window')
  await expect(composerOf(own)).toHaveValue('Typed in the main window')
  await composerOf(own).pressSequentially(', and here')
  await expect(composerOf(ana.page)).toHaveValue('Typed in the main window, and here')

  // What waits is said in the window that someone works in.
  await own.bringToFront()
  const ben = await deskOf(staff.ben)
  await ben.startSession('Backup server down')
  await own.bringToFront()
  await ben.escalate('Needs a senior')
  await expect(own.getByRole('status').filter({ hasText: '1 escalation waiting' })).toHaveCount(1)

  await ana.page.close()
  await composerOf(own).fill('Still 40 jams a day')
  await composerOf(own).press('Enter')
  await expect(composerOf(own)).toHaveValue('')
  await expect(own.getByRole('region', { name: 'Timeline' })).toContainText('Still 40 jams a day')
  expect(mistakes).toEqual([])

  // Whoever comes next finds all of it, and a link that Baton doesn't know says so.
  const next = await ana.context.newPage()
  await next.goto(`${ana.url}/#/unknown-link`)
  await expect(next.getByText('Baton doesn’t know that link')).toBeVisible()
  await next.goto(`${ana.url}/#/ticket/48213`)
  await expect(next.getByText('Ticket #48213: no session has this ticket yet')).toBeVisible()
})
