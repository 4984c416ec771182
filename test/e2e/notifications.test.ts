import type { Page } from '@playwright/test'
import { DeskPage } from './fixtures/desk-page.ts'
import { expect, test } from './fixtures/desks.ts'

const messages = (page: Page) => page.getByRole('region', { name: 'Messages' })

test('an escalation is told in a browser that may not notify, and how to allow it', async ({
  staff,
  deskOf,
  browser,
  server,
}) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const ben = await DeskPage.open(context, server.url)
  await context.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { value: 'default', configurable: true })
    Notification.requestPermission = async () => 'granted'
  })
  await ben.page.reload()
  await ben.signIn(staff.ben)
  const ana = await deskOf(staff.ana)
  await ana.startSession('Outlook does not sync')
  await ana.escalate('The tenant blocks basic auth', { urgency: 'Urgent' })

  await expect(messages(ben.page)).toContainText('Escalation from Ana Ruiz')
  await expect(messages(ben.page)).toContainText('The tenant blocks basic auth')
  await test.step('the status bar leads to what can be done about it', async () => {
    await ben.status.getByRole('link', { name: 'Can’t notify you' }).click()
    await expect(ben.page.getByText('Baton can’t notify you while it’s hidden.')).toBeVisible()
    await ben.page.getByRole('button', { name: 'Allow notifications' }).click()
    await expect(ben.page.getByText('Baton can’t notify you while it’s hidden.')).toBeHidden()
    await expect(ben.status).not.toContainText('Can’t notify you')
  })
  await test.step('Open leads there, and the message has done its work', async () => {
    await messages(ben.page).getByRole('button', { name: 'Open' }).click()
    await expect(ben.page).toHaveURL(/#\/handoffs\//)
    await expect(messages(ben.page)).toBeHidden()
  })
  await expect(ana.page.getByRole('region', { name: 'Handoff' })).toContainText(/Waiting \d+ s/)
  expect(ben.mistakes).toEqual([])
  await context.close()
})

test('what someone who left holds and was asked says so, and can be taken', async ({ staff, deskOf }) => {
  const ben = await deskOf(staff.ben)
  await ben.startSession('Scanner jams')
  const ana = await deskOf(staff.ana)
  await ana.startSession('Phones are dead')
  await ana.escalate('Needs the switch', { to: 'Ben Carter' })
  const owner = await deskOf(staff.owner)
  await owner.goto('/settings/people')
  await owner.page.getByRole('button', { name: 'Deactivate Ben Carter' }).click()
  await expect(owner.dialog).toContainText('Ben Carter owns 1 open session')
  await expect(owner.dialog).toContainText('1 escalation is directed to them')
  await owner.dialog.getByRole('button', { name: 'Deactivate' }).click()

  await expect(messages(owner.page)).toContainText('Needs a new owner: Scanner jams')
  await expect(ana.page.getByRole('region', { name: 'Handoff' })).toContainText(
    'Ben Carter no longer has access, so everyone who can claim it was notified',
  )
  await owner.goto('/team')
  const row = owner.sessionRow('Scanner jams')
  await expect(row).toContainText('Needs a new owner')
  await row.click()
  await owner.page.getByRole('button', { name: /^Take over/ }).click()
  await expect(row).not.toContainText('Needs a new owner')
})
