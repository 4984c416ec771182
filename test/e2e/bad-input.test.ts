import { readFile } from 'node:fs/promises'
import type { Locator, Request } from '@playwright/test'
import { isolated } from '../../core/domain/text/text.ts'
import { expect, test } from './fixtures/desks.ts'
import type { DeskPage } from './fixtures/desk-page.ts'

/** An entry of the timeline by its words. */
const entryOf = (desk: DeskPage, text: string) =>
  desk.timeline.getByRole('listitem').filter({ hasText: text }).first()
/** Pastes text by the keyboard, from the clipboard. */
const paste = async (desk: DeskPage, field: Locator, text: string, at = 'ControlOrMeta+a') => {
  await desk.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await desk.page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await field.focus()
  await desk.page.keyboard.press(at)
  await desk.page.keyboard.press('ControlOrMeta+v')
}
const lane = (desk: DeskPage, group: string) =>
  desk.page.getByRole('complementary', { name: 'Facts and tasks' }).getByRole('region', { name: group })

test('a paste of megabytes becomes a file by itself, whole; a long log folds; no dialog loses what it refuses', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  await ana.startSession('Huge paste')
  const composer = ana.page.getByLabel('Note or command')
  const draft = ana.page.getByRole('list', { name: 'Files to send' })
  const line = '2026-11-20 14:06 WARN autodiscover answered 401 to <user@contoso.example>\n'
  const megabytes = line.repeat(Math.ceil((5 * 1024 * 1024) / line.length))

  await composer.fill('Since this morning:')
  await paste(ana, composer, megabytes, 'End')
  await expect(ana.page.getByText('Pasted text, 5 MB, attached as a file.')).toBeVisible()
  await expect(draft).toContainText('Pasted text')
  await expect(draft).toContainText('autodiscover answered 401 to <user@contoso.example>')
  await expect(composer).toHaveValue('Since this morning:')
  await ana.page.reload()
  await expect(draft).toContainText('Pasted text')
  await composer.press('Enter')
  const files = ana.timeline.getByRole('list', { name: 'Files' })
  await expect(files).toContainText('Text, 5 MB')
  await expect(ana.status).toContainText('Everything sent')
  const saving = ana.page.waitForEvent('download')
  await files.getByRole('button', { name: /^Save Pasted text .* as…$/ }).click()
  expect(await readFile(await (await saving).path(), 'utf8')).toBe(megabytes)

  await paste(ana, composer, line.repeat(2000))
  await composer.press('Enter')
  await expect(composer).toHaveValue('')
  const log = entryOf(ana, 'Pasted')
  await expect(ana.timeline.getByRole('button', { name: /^Show all 2,?000 lines/ })).toBeVisible()
  await expect(log).toBeVisible()
  await expect(ana.timeline.getByRole('listitem').last()).toBeInViewport()

  await test.step('a new session takes it too, and no dialog loses what it refuses', async () => {
    await ana.page.getByRole('button', { name: /^New/ }).first().click()
    const wrong = ana.dialog.getByLabel('What’s wrong?')
    await wrong.fill('Mail stops')
    await paste(ana, wrong, megabytes, 'End')
    await expect(ana.dialog.getByRole('list', { name: 'Files to send' })).toContainText('Pasted text')
    await expect(wrong).toHaveValue('Mail stops')
    await ana.dialog.getByRole('button', { name: /^Start/ }).click()
    await expect(ana.page.getByRole('heading', { name: 'Mail stops' })).toBeVisible()
    await expect(ana.timeline.getByRole('list', { name: 'Files' })).toContainText('Text, 5 MB')
    await ana.page.keyboard.press('Escape')
    await ana.page.keyboard.press('x')
    await ana.dialog.getByLabel('What might fix it?').fill('x'.repeat(5000))
    await ana.page.keyboard.press('Control+Enter')
    await expect(ana.dialog.getByRole('alert')).toContainText('5,000 characters')
  })
})

test('scripts, emoji and text from right to left are text in every field', async ({ staff, deskOf }) => {
  const ana = await deskOf(staff.ana)
  const bad = '<img src=x onerror="window.owned=1"><script>window.owned=1</script> שלום 👩‍👩‍👧'
  const key = async (...keys: string[]) => {
    for (const one of keys) await ana.page.keyboard.press(one)
  }
  await ana.page.getByRole('button', { name: /^New/ }).first().click()
  await ana.dialog.getByLabel('What’s wrong?').fill(`${bad}\nالبريد لا يعمل`)
  await ana.dialog.getByLabel(/^Ticket/).fill('<script>')
  await expect(ana.dialog).toContainText('in a ticket number')
  await ana.dialog.getByLabel(/^Ticket/).fill('48213')
  await ana.dialog.getByLabel(/^Category/).fill('<b>נטו</b>')
  await ana.dialog.getByRole('button', { name: /^Start/ }).click()
  await expect(ana.page.getByRole('heading', { name: bad })).toBeVisible()

  await ana.note(bad)
  await ana.note(`/fact ${bad}`)
  await key('Escape', 's')
  await ana.page.getByLabel('What did you do?').fill(bad)
  await ana.page.getByLabel('Options, one per line').fill(`${bad}\nنعم`)
  await ana.page.getByLabel('Details').fill(bad)
  await key('Control+Enter')
  await expect(entryOf(ana, 'Step 1')).toContainText(bad)
  await key('Escape', 'b')
  await ana.dialog.getByLabel('Branches, one per line').fill('<b>לא</b>\n<script>window.owned=1</script>')
  await ana.dialog.getByLabel(/^Why fork here/).fill(bad)
  await key('Control+Enter')
  await expect(lane(ana, 'Branches')).toContainText('<script>window.owned=1</script>')
  await key('x')
  await ana.dialog.getByLabel('What might fix it?').fill(bad)
  await key('Control+Enter')
  await expect(ana.page.getByRole('region', { name: 'Fix', exact: true })).toContainText(bad)
  await ana.park(bad)
  await expect(ana.timeline).toContainText(bad)
  await key('u')
  await ana.escalate(bad)

  const ben = await deskOf(staff.ben)
  await ben.goto('/queue')
  await ben.page.getByRole('option').first().click()
  await expect(ben.page.getByText('Why it was handed over')).toBeVisible()
  await expect(ben.page.getByText(bad).first()).toBeVisible()

  await test.step('claimed, resolved, found again, kept as a saved note', async () => {
    await ben.page.keyboard.press('c')
    await ben.page.getByRole('button', { name: /^Continue where Ana/ }).click()
    await expect(ben.page.getByLabel('Note or command')).toBeVisible()
    await ben.page.keyboard.press('Escape')
    await ben.page.keyboard.press('r')
    await ben.dialog.getByLabel('What caused it?').fill(bad)
    await ben.dialog.getByText('Worked', { exact: true }).click()
    await ben.page.keyboard.press('Control+Enter')
    await expect(entryOf(ben, 'resolved this')).toContainText(bad)
    await ben.page.keyboard.press('Control+k')
    await ben.dialog.getByRole('combobox').fill('<script> שלום')
    await expect(ben.dialog.getByRole('option').filter({ hasText: bad }).first()).toBeVisible()
    await ben.page.keyboard.press('Escape')
    await ben.goto('/settings/saved-notes')
    await ben.page.getByRole('button', { name: 'New saved note' }).click()
    await ben.dialog.getByLabel('Title').fill('<b>קו</b>')
    await ben.dialog.getByLabel('Text', { exact: true }).fill(bad)
    await ben.page.keyboard.press('Control+Enter')
    await expect(ben.page.getByText('<b>קו</b>', { exact: true })).toBeVisible()
  })

  const tom = await deskOf(staff.tom)
  await test.step('a team may be called anything too', async () => {
    await tom.goto('/settings/people')
    await tom.page.getByLabel('Name of the new team').fill('<script>צוות</script> 👩‍🔧')
    await tom.page.keyboard.press('Enter')
    await expect(tom.page.getByLabel(`Name of team ${isolated('<script>צוות</script> 👩‍🔧')}`)).toBeVisible()
  })
  for (const desk of [ana, ben, tom]) {
    expect(await desk.page.evaluate(() => 'owned' in window)).toBe(false)
    expect(await desk.page.locator('img[src="x"]').count()).toBe(0)
  }
})

test('what is typed while a form is being sent is not taken, and all of it is there if that fails', async ({
  staff,
  deskOf,
}) => {
  const tom = await deskOf(staff.tom, { path: '/settings/people' })
  const { page, dialog } = tom
  const answers: (() => void)[] = []
  await page.route('**/auth/invitations', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await new Promise<void>((resolve) => answers.push(resolve))
    return answers.length === 1 ? route.abort() : route.continue()
  })
  await page
    .getByRole('button', { name: /^Invite/ })
    .first()
    .click()
  const email = dialog.getByLabel('Email (optional)')
  const create = dialog.getByRole('button', { name: /^Create invitation/ })
  await email.fill('cleo@northwind.example')
  await email.press('Control+Enter')
  await expect(create).toHaveAttribute('aria-busy', 'true')
  await expect(create).toBeDisabled()
  await email.pressSequentially('.org')
  await expect(email).toHaveValue('cleo@northwind.example')
  await expect(email).toBeFocused()
  await expect.poll(() => answers.length).toBe(1)
  answers[0]?.()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await expect(create).not.toHaveAttribute('aria-busy')
  await email.pressSequentially('.org')
  await expect(email).toHaveValue('cleo@northwind.example.org')
  await create.click()
  await expect(create).toBeFocused()
  await expect(create).toHaveAttribute('aria-busy', 'true')
  await expect.poll(() => answers.length).toBe(2)
  answers[1]?.()
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toBeVisible()
})

test('what one changes while another edits it is said below the field, and nothing typed is lost', async ({
  deskOf,
  colleagues,
  seatOf,
}) => {
  const ana = await seatOf('ana')
  const ben = await deskOf(colleagues.ben)
  await ana.startSession('Two typing at one fact')
  await ana.note('/fact The switch is new')
  await ben.goto('/team')
  await ben.sessionRow('Two typing at one fact').click()
  const fact = (desk: DeskPage) =>
    lane(desk, 'What we know').getByRole('listitem').filter({ hasText: 'The switch is new' })
  const field = (desk: DeskPage) => lane(desk, 'What we know').getByRole('textbox', { name: 'This fact' })
  for (const desk of [ana, ben]) {
    await fact(desk).hover()
    await fact(desk).getByRole('button', { name: 'Edit this fact' }).click()
  }
  await field(ana).fill('The switch is new, a 24-port')
  await field(ben).fill('The switch is from May')
  await field(ben).press('Enter')
  await expect(
    ana.page.getByText('Someone has changed this to “The switch is from May” since you started.'),
  ).toBeVisible()
  await expect(field(ana)).toHaveValue('The switch is new, a 24-port')
  await field(ana).press('Enter')
  await expect(lane(ben, 'What we know')).toContainText('The switch is new, a 24-port')
})

test('a form that is closed while it is being sent closes no other, and says so if it failed', async ({
  staff,
  deskOf,
}) => {
  const tom = await deskOf(staff.tom, { path: '/settings/people' })
  const { page, dialog } = tom
  const answers: (() => void)[] = []
  await page.route('**/auth/invitations', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await new Promise<void>((resolve) => answers.push(resolve))
    return answers.length === 1 ? route.abort() : route.continue()
  })
  for (const send of [1, 2]) {
    await page
      .getByRole('button', { name: /^Invite/ })
      .first()
      .click()
    await dialog.getByLabel('Email (optional)').press('Control+Enter')
    await expect.poll(() => answers.length).toBe(send)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await page.keyboard.press('n')
    const wrong = dialog.getByLabel('What’s wrong?')
    await wrong.fill('Mail stops')
    const isInvitation = (request: Request) => request.url().endsWith('/auth/invitations')
    const answered =
      send === 1
        ? page.waitForEvent('requestfailed', isInvitation)
        : page.waitForEvent('requestfinished', isInvitation)
    answers.at(-1)?.()
    await answered
    if (send === 1) await expect(page.getByText('Can’t reach the server')).toBeVisible()
    else await page.waitForTimeout(500)
    await expect(wrong).toHaveValue('Mail stops')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
})

test('what one removes while another edits it is told to who comes second, with all that was typed', async ({
  deskOf,
  colleagues,
  seatOf,
}) => {
  const ana = await seatOf('ana')
  const ben = await deskOf(colleagues.ben)
  await ana.startSession('Two at one fact')
  await ana.note('/fact The cable is fine')
  await ben.goto('/team')
  await ben.sessionRow('Two at one fact').click()
  const theirs = lane(ben, 'What we know').getByRole('listitem').filter({ hasText: 'The cable is fine' })
  await expect(theirs).toBeVisible()

  await ben.goOffline()
  await expect(ben.status).toContainText('Offline since')
  await theirs.hover()
  await theirs.getByRole('button', { name: 'Edit this fact' }).click()
  await lane(ben, 'What we know')
    .getByRole('textbox', { name: 'This fact' })
    .fill('The cable is fine on port 7')
  await ben.page.keyboard.press('Enter')
  await expect(lane(ben, 'What we know')).toContainText('on port 7')

  const mine = lane(ana, 'What we know').getByRole('listitem').filter({ hasText: 'The cable is fine' })
  await mine.hover()
  await mine.getByRole('button', { name: 'Remove this fact' }).click()
  await expect(ana.status).toContainText('Everything sent')

  await ben.goOnline()
  await expect(ben.status).toContainText('1 rejected')
  await expect(lane(ben, 'What we know')).not.toContainText('The cable is fine')
  await ben.goto('/rejected')
  await expect(
    ben.page
      .getByRole('main')
      .getByText(/This fact was removed\. Restore it first\.$/)
      .first(),
  ).toBeVisible()
  await expect(ben.page.getByText('The cable is fine on port 7')).toBeVisible()
})
