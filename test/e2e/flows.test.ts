import type { Locator } from '@playwright/test'
import type { DeskPage } from './fixtures/desk-page.ts'
import { expect, test } from './fixtures/desks.ts'

const messages = (desk: DeskPage): Locator => desk.page.getByRole('region', { name: 'Messages' })
const pill = (desk: DeskPage): Locator => desk.page.locator('.pane-detail .pane-count')
const queued = (desk: DeskPage, title: string): Locator =>
  desk.page.getByRole('option').filter({ hasText: title })

const resolve = async (desk: DeskPage, was: string, solved = ''): Promise<void> => {
  await desk.page
    .getByRole('button', { name: /^Resolve/ })
    .last()
    .click()
  await desk.dialog.getByLabel('What caused it?').fill(was)
  if (solved !== '') await desk.dialog.getByLabel('What fixed it?').fill(solved)
  await desk.page.keyboard.press('Control+Enter')
  await expect(desk.dialog).toBeHidden()
}

/** Cuts the connection, and waits until the desk knows. */
const goOffline = async (desk: DeskPage): Promise<void> => {
  await desk.goOffline()
  await expect(desk.status).not.toContainText('Connected')
}

const claim = async (desk: DeskPage, title: string): Promise<void> => {
  await desk.goto('/queue')
  await queued(desk, title).click()
  await desk.page.getByRole('button', { name: /^Claim/ }).click()
  await desk.page.getByRole('button', { name: /Continue where/ }).click()
  await expect(desk.page).toHaveURL(/#\/sessions\//)
}

test('undoing a resolve says that the escalation stays ended, and repeats it with the same words', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  await ben.goto('/queue')
  await ana.startSession('Line is down')
  await ana.escalate('Rights on the head-end', { urgency: 'Urgent', to: 'Ben Carter' })
  await expect(queued(ben, 'Line is down')).toHaveCount(1)
  await resolve(ana, 'A firmware fault')
  await expect(messages(ana)).toContainText('Resolved. The escalation ended with it.')
  await ana.page.keyboard.press('Control+z')
  await expect(pill(ana)).toContainText('Active')
  await expect(messages(ana)).toContainText('no one is being notified anymore')
  // At once: a message goes after some seconds.
  await messages(ana)
    .getByRole('button', { name: /^Escalate again/ })
    .click()
  await expect(queued(ben, 'Line is down')).toHaveCount(0)
  await expect(ana.dialog.getByLabel('What do you need?')).toHaveValue('Rights on the head-end')
  await expect(ana.dialog.getByRole('combobox', { name: 'Escalate to' })).toContainText('Ben Carter')
  await expect(ana.dialog.getByRole('radio', { name: 'Urgent' })).toBeChecked()
  await ana.page.keyboard.press('Control+Enter')
  await expect(pill(ana)).toContainText('Escalated')
  await expect(messages(ana)).not.toContainText('no one is being notified anymore')
  await expect(queued(ben, 'Line is down')).toHaveCount(1)
})

test('undoing the resolve of a parked session parks it again', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.startSession('Waits for a part')
  await ana.park('The part comes on Friday')
  await expect(pill(ana)).toContainText('Parked')
  await resolve(ana, 'It was the cable')
  await expect(pill(ana)).toContainText('Resolved')
  await ana.page.keyboard.press('Control+z')
  await expect(pill(ana)).toContainText('Parked')
  await expect(ana.page.getByRole('region', { name: 'Handoff' })).toContainText('The part comes on Friday')
})

test('reopening what ended an escalation says so', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.startSession('Backup failed twice')
  await ana.escalate('VSS')
  await resolve(ana, 'A full disk')
  await expect(pill(ana)).toContainText('Resolved')
  await ana.page.keyboard.press('Shift+O')
  await expect(pill(ana)).toContainText('Active')
  await expect(messages(ana)).toContainText('The escalation ended when this was resolved')
  await expect(messages(ana).getByRole('button', { name: /^Escalate again/ })).toBeVisible()
})

test('resolving without a network promises no more than is true', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.startSession('Printer jams again')
  await ana.escalate('Who knows this model?')
  await expect(ana.ladder).toContainText(/Sent|Delivered/)
  await goOffline(ana)
  await ana.page
    .getByRole('button', { name: /^Resolve/ })
    .last()
    .click()
  await expect(ana.dialog).toContainText('Your team sees the escalation until this is sent.')
  await expect(ana.dialog).not.toContainText('no one needs to claim it')
  await ana.dialog.getByLabel('What caused it?').fill('Paper')
  await ana.page.keyboard.press('Control+Enter')
  await expect(messages(ana)).toContainText('Resolved on this device. If someone has already claimed it')
  await ana.goOnline()
  await expect(ana.status).toContainText('Connected')
})

test('a withdrawal that came too late leaves one message, not two', async ({
  deskOf,
  colleagues,
  seatOf,
}) => {
  const ana = await deskOf(colleagues.ana)
  const ben = await seatOf('ben')
  await ana.startSession('Sign-in loop of one')
  await ana.escalate('Identity')
  await expect(ana.ladder).toContainText(/Sent|Delivered/)
  await goOffline(ana)
  await claim(ben, 'Sign-in loop of one')
  await ana.goto('/queue')
  await queued(ana, 'Sign-in loop of one').click()
  await ana.page
    .getByRole('button', { name: /^Withdraw/ })
    .last()
    .click()
  await expect(messages(ana)).toContainText('Withdrawn on this device.')
  await ana.goOnline()
  await expect(ana.status).toContainText('1 rejected')
  await expect(messages(ana)).not.toContainText('Withdrawn on this device.')
  await expect(messages(ana)).toContainText(
    /Your withdrawal came too late: Ben Carter already claimed it \(\d\d:\d\d\)\./,
  )
  await expect(messages(ana).getByRole('button', { name: /^Escalate again/ })).toHaveCount(0)
})

test('a resolved session says what it was and what solved it, at its head and in its timeline', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  await ana.startSession('Calendar is not shown')
  await resolve(ana, 'A nested group', 'Granted access per person')
  await ben.goto('/team')
  await ben.sessionRow('Calendar is not shown').click()
  const band = ben.page.getByRole('region', { name: 'Resolution' })
  await expect(band).toContainText(/Cause\s*A nested group/)
  await expect(band).toContainText(/Fix\s*Granted access per person/)
  await expect(ben.timeline).toContainText('Solved by: Granted access per person')
  await ana.page.keyboard.press('Shift+O')
  await expect(pill(ana)).toContainText('Active')
  await expect(band).toHaveCount(0)
})

test('what a rejected resolve said reaches the session as a note in one press', async ({
  deskOf,
  colleagues,
  seatOf,
}) => {
  const ana = await deskOf(colleagues.ana)
  const ben = await seatOf('ben')
  await ana.startSession('Backup is slow')
  await ana.escalate('Storage')
  await expect(ana.ladder).toContainText(/Sent|Delivered/)
  await goOffline(ana)
  await claim(ben, 'Backup is slow')
  await resolve(ana, 'A worn disk', 'Replaced disk 3')
  await expect(pill(ana)).toContainText('Resolved')
  await ana.goOnline()
  await expect(ana.status).toContainText('1 rejected')
  await expect(messages(ana)).toContainText('Your resolution came too late: Ben Carter owns this session now')
  const mark = ana.page.locator('.banner').filter({ hasText: 'One of your actions was rejected.' })
  await expect(mark).toContainText('Your resolution came too late')
  await mark.getByRole('button', { name: 'See what you wrote' }).click()
  const item = ana.page.getByRole('main').getByRole('listitem').filter({ hasText: 'Resolve a session' })
  await expect(item).toContainText('Send it to the session as a note')
  await item.getByRole('button', { name: 'Send as a note' }).click()
  await expect(ana.page.getByText('Nothing was rejected')).toBeVisible()
  await messages(ana).getByRole('button', { name: 'Show' }).last().click()
  await expect(ana.timeline).toContainText('What caused it: A worn disk')
  await expect(mark).toHaveCount(0)
  await expect(ben.timeline).toContainText('What fixed it: Replaced disk 3')
})

test('who reads the whole session of an open escalation has seen it', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  await ben.goto('/team')
  await ana.startSession('Tape robot is stuck')
  await ana.escalate('Someone on site')
  await expect(ana.ladder).toContainText(/Delivered/)
  await ben.sessionRow('Tape robot is stuck').click()
  await expect(pill(ana)).toContainText('seen by 1')
})

test('the brief tells what was tried from what is open, and why it was parked before', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.startSession('No dial tone')
  await ana.note('/step Restarted the gateway')
  await ana.note('/question Since when?')
  await ana.note('/fix Replace the line card')
  await expect(ana.page.getByRole('region', { name: 'Fix', exact: true })).toContainText('Suggested: Replace')
  await ana.park('Waiting for Weber')
  await expect(pill(ana)).toContainText('Parked')
  await ana.escalate('A line card')
  await ana.goto('/queue')
  await queued(ana, 'No dial tone').click()
  const brief = ana.page.getByRole('region', { name: 'What’s going on' })
  await expect(brief).toContainText('1 step tried, 1 open')
  await expect(brief.getByRole('region', { name: 'Fix', exact: true })).toContainText('suggested')
  await expect(brief.getByRole('region', { name: 'Earlier handoffs' })).toContainText(
    /Parked \d\d:\d\d by you\s*Waiting for Weber/,
  )
})

test('what someone parked is claimed where it is read, by who is online', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  await ana.startSession('Waits for the part')
  await ana.park('It comes on Friday')
  await ben.goto('/team')
  await ben.sessionRow('Waits for the part').click()
  const button = ben.page.getByRole('button', { name: /^Claim/ })
  await expect(button).toBeVisible()
  await goOffline(ben)
  await button.click()
  await expect(messages(ben)).toContainText('Claiming needs a connection')
  await ben.goOnline()
  await expect(ben.status).toContainText('Connected')
  await button.click()
  await ben.page.getByRole('button', { name: /Continue where/ }).click()
  await expect(pill(ben)).toContainText('Active')
  await expect(ben.page.getByRole('button', { name: /^Park/ }).first()).toBeVisible()
  await expect(ana.page.getByText('Ben Carter owns this session.').first()).toBeVisible()
})

test('a claim in the queue without a connection says once why it waits', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  await ana.startSession('Fax line hums')
  await ana.escalate('A line card')
  await ben.goto('/queue')
  await queued(ben, 'Fax line hums').click()
  await expect(ben.page.getByRole('button', { name: /^Claim/ })).toBeVisible()
  await goOffline(ben)
  await ben.page.keyboard.press('c')
  await expect(ben.page.getByRole('alert')).toContainText('Claiming needs a connection')
  await expect(messages(ben)).not.toContainText('Claiming needs a connection')
  await ben.goOnline()
  await expect(ben.page.getByRole('alert')).toHaveCount(0)
})
