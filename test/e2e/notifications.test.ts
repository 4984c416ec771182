import type { Page } from '@playwright/test'
import { DeskPage } from './fixtures/desk-page.ts'
import { expect, test } from './fixtures/desks.ts'
import { createWorkspace } from '../support/server/workspace.ts'

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
  await expect(ana.page.getByRole('region', { name: 'Handoff' })).toContainText(/Waiting \d+ (?:s|min)/)
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

test('an escalation says why and for whom, its escalator hears what becomes of it, and an @ tells someone', async ({
  staff,
  deskOf,
}) => {
  const owner = await deskOf(staff.owner)
  const ben = await deskOf(staff.ben)
  const ana = await deskOf(staff.ana)
  await owner.goto('/settings/people')
  await owner.page.getByRole('textbox', { name: 'Name of the new team' }).fill('Network')
  await owner.page.getByRole('button', { name: 'Add team' }).click()
  await owner.page.getByRole('combobox', { name: 'Team of Ben Carter' }).click()
  await owner.page.getByRole('option', { name: 'Network' }).click()
  await ana.startSession('VPN drops')

  await test.step('@ offers people; the mentioned one is told', async () => {
    const composer = ana.page.getByLabel('Note or command')
    await composer.pressSequentially('Seen before? @tom')
    await expect(ana.page.getByRole('option', { name: /Tom Okafor/ })).toBeVisible()
    await composer.press('Enter')
    await expect(composer).toHaveValue('Seen before? @Tom Okafor ')
    await composer.press('Enter')
    await expect(ana.timeline).toContainText('@Tom Okafor')
    const tom = await deskOf(staff.tom)
    await tom.goto('/notifications')
    await tom.page.getByRole('option', { name: /Ana Ruiz mentioned you · VPN drops/ }).click()
    await expect(tom.timeline).toContainText('Seen before?')
  })

  await test.step('a reason and a team; an empty note is asked about once', async () => {
    await ana.page.keyboard.press('Escape')
    await ana.page
      .getByRole('button', { name: /^Escalate/ })
      .first()
      .click()
    await ana.dialog.getByText('Missing rights').click()
    await ana.dialog.getByRole('combobox', { name: 'Escalate to' }).click()
    await expect(ana.page.getByRole('option', { name: /Ben Carter/ })).toContainText('engineer · online')
    await ana.page.getByRole('option', { name: /Network/ }).click()
    await ana.dialog.getByRole('button', { name: /^Escalate/ }).click()
    await expect(ana.dialog).toContainText('Escalate without a note?')
    await ana.dialog.getByRole('button', { name: /^Escalate without a note/ }).click()
    await expect(ana.dialog).toBeHidden()
    await expect(ana.page.getByRole('region', { name: 'Handoff' })).toContainText('To Network')
  })

  await test.step('the other desk reads why and for whom, claims, and asks', async () => {
    await ben.goto('/queue')
    const card = ben.page.getByRole('option').filter({ hasText: 'VPN drops' })
    await expect(card).toContainText('Missing rights')
    await expect(card).toContainText('for your team')
    await card.click()
    await expect(ben.page.getByText('Missing rights').last()).toBeVisible()
    await ben.page.getByRole('button', { name: /^Claim/ }).click()
    await ben.page.getByRole('button', { name: /Continue where/ }).click()
    await expect(ben.page).toHaveURL(/#\/sessions\//)
    await ben.note('/question Which gateway?')
  })

  await test.step('the escalator’s bell has the claim and the question, then what solved it', async () => {
    await ana.goto('/notifications')
    const told = (title: string) => ana.page.getByRole('option').filter({ hasText: title })
    await expect(told('Ben Carter asked a question · VPN drops')).toContainText('Which gateway?')
    await expect(told('Ben Carter claimed your escalation')).toBeVisible()
    await ben.page.keyboard.press('Escape')
    await ben.page.keyboard.press('r')
    await ben.dialog.getByLabel('What caused it?').fill('An expired certificate')
    await ben.page.keyboard.press('Control+Enter')
    await expect(told('Ben Carter resolved it · VPN drops')).toContainText('An expired certificate')
    // Whoever looks at the list needs no message that says the same.
    await expect(ana.page.getByRole('region', { name: 'Messages' })).not.toContainText('resolved it')
    await expect(told('Ben Carter asked a question')).toHaveCount(0)
    await told('Ben Carter resolved it').click()
    await expect(ana.timeline).toContainText('An expired certificate')
  })
})

test('alone in a workspace, an escalation says that no one will see it, before and after', async ({
  server,
  deskOf,
}) => {
  const { owner } = await createWorkspace(server, {})
  const desk = await deskOf(owner)
  await desk.startSession('No one can print')
  await desk.page
    .getByRole('button', { name: /^Escalate/ })
    .first()
    .click()
  await expect(desk.dialog).toContainText('You’re the only one in this workspace')
  await expect(desk.dialog.getByRole('button', { name: 'Invite someone' })).toBeVisible()
  await desk.dialog.getByLabel('What do you need?').fill('Anyone')
  await desk.page.keyboard.press('Control+Enter')
  await expect(desk.dialog).toBeHidden()
  const strip = desk.page.getByRole('region', { name: 'Handoff' })
  await expect(strip).toContainText('No one to deliver to')
  await strip.getByRole('button', { name: 'Invite someone' }).click()
  await expect(desk.dialog.getByRole('button', { name: 'Create invitation' })).toBeVisible()
})
