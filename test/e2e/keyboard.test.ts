import { expect, test } from './fixtures/desks.ts'
import type { DeskPage } from './fixtures/desk-page.ts'

const composer = (desk: DeskPage) => desk.page.getByLabel('Note or command')
const lane = (desk: DeskPage, group: string) =>
  desk.page.getByRole('complementary', { name: 'Facts and tasks' }).getByRole('region', { name: group })
const entryOf = (desk: DeskPage, text: string) =>
  desk.timeline.getByRole('listitem').filter({ hasText: text }).first()

/** Takes the focus from whatever has it, as a late redraw might. */
const loseFocus = async (desk: DeskPage) =>
  desk.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())

test('a dialog takes the keys that are pressed while the focus is lost', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.startSession('Plotter jams')
  await ana.page.keyboard.press('r')
  await expect(ana.dialog.getByLabel('What caused it?')).toBeFocused()

  await loseFocus(ana)
  await ana.page.keyboard.type('never')
  await expect(ana.dialog.getByLabel('What caused it?')).toHaveValue('never')

  await loseFocus(ana)
  await ana.page.keyboard.press('Escape')
  await expect(ana.dialog).toBeHidden()

  await ana.page.keyboard.press('r')
  await expect(ana.dialog.getByLabel('What caused it?')).toHaveValue('never')
  await loseFocus(ana)
  await ana.page.keyboard.press('Control+Enter')
  await expect(ana.page.getByRole('region', { name: 'Messages' })).toContainText('Resolved.')
})

test('whoever starts a session types on: not a letter becomes a command', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  for (const title of ['Switch is down', 'Another one']) {
    await ana.page.keyboard.press('n')
    await ana.page.keyboard.type(title)
    await ana.page.keyboard.press('Control+Enter')
    await ana.page.keyboard.type('Rebooted the switch')
    await expect(ana.page.getByRole('heading', { name: title })).toBeVisible()
    await expect(composer(ana)).toBeFocused()
    await expect(composer(ana)).toHaveValue('Rebooted the switch')
    await expect(ana.dialog).toBeHidden()
    await ana.page.keyboard.press('Enter')
    await expect(entryOf(ana, 'Rebooted the switch')).toBeVisible()
    await ana.page.keyboard.press('Escape')
  }
})

test('what is answered or changed in its place keeps the focus there', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.startSession('Shared mailbox slow')
  await ana.note('/question Since when?')
  await ana.note('a note of mine')
  await ana.page.keyboard.press('Escape')

  await test.step('a question in the timeline', async () => {
    await ana.page.keyboard.press('a')
    await ana.page.keyboard.type('since Monday')
    await ana.page.keyboard.press('Enter')
    await expect(entryOf(ana, 'Since when?')).toContainText('since Monday')
    await expect(entryOf(ana, 'Since when?')).toBeFocused()
  })

  await test.step('a question in the lane', async () => {
    const line = lane(ana, 'Questions').getByRole('button', { name: /Since when/ })
    await line.click()
    await ana.page.keyboard.press('Enter')
    await expect(line).toBeFocused()
  })

  await test.step('words of an entry, from their end on', async () => {
    await ana.page.keyboard.press('t')
    await ana.page.keyboard.press('End')
    await ana.page.keyboard.press('m')
    await ana.page.keyboard.type(', and more')
    await ana.page.keyboard.press('Enter')
    await expect(entryOf(ana, 'a note of mine, and more')).toBeFocused()
    await ana.page.keyboard.press('m')
    await ana.page.keyboard.press('Escape')
    await expect(entryOf(ana, 'a note of mine, and more')).toBeFocused()
  })

  await test.step('no one who clicked beside it is called back', async () => {
    await ana.page.keyboard.press('m')
    await expect(ana.page.getByLabel('Text of this entry')).toBeFocused()
    await composer(ana).focus()
    await ana.page.keyboard.type('on with it')
    await expect(composer(ana)).toHaveValue('on with it')
    await expect(composer(ana)).toBeFocused()
  })
})

test('a button that goes leaves the focus beside it', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.startSession('Slow at noon')
  await ana.note('/fix Clear the cache')
  const banner = ana.page.getByRole('region', { name: 'Fix', exact: true })
  await banner.getByRole('button', { name: 'Worked' }).focus()
  await ana.page.keyboard.press('Enter')
  await expect(banner.getByRole('button', { name: /^Resolve/ })).toBeFocused()

  await ana.page.keyboard.press('b')
  await ana.dialog.getByLabel('Branches, one per line').fill('Disk\nMemory')
  await ana.page.keyboard.press('Control+Enter')
  await expect(ana.dialog).toBeHidden()
  await expect(banner.getByRole('button', { name: /^Resolve/ })).toBeFocused()

  const branches = lane(ana, 'Branches')
  await branches.getByRole('button', { name: 'Memory', exact: true }).focus()
  await ana.page.keyboard.press('Enter')
  await expect(branches.getByRole('button', { name: 'Actions for Memory' })).toBeFocused()

  await ana.page.keyboard.press('Enter')
  await ana.page.getByRole('menuitem', { name: /Rule it out/ }).click()
  await ana.page.keyboard.type('Tested all of it')
  await ana.page.keyboard.press('Enter')
  await expect(branches).toContainText('Tested all of it')
  await expect(branches.getByRole('button', { name: 'Memory', exact: true })).toBeFocused()
})

test('a dialog gives the focus back to what had it, not to what had it before', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.startSession('VPN drops on Mondays')
  await ana.page.getByRole('button', { name: 'More', exact: true }).click()
  const menu = ana.page.getByRole('menu')
  await expect(menu).toBeVisible()
  await menu.press('Escape')
  await expect(menu).toBeHidden()
  await loseFocus(ana)
  await ana.page.keyboard.press('e')
  await expect(ana.dialog).toBeVisible()
  await ana.page.keyboard.press('Escape')
  await expect(ana.dialog).toBeHidden()
  await expect(ana.timeline).toBeFocused()

  const escalate = ana.page.getByRole('button', { name: /^Escalate/ })
  await escalate.focus()
  await ana.page.keyboard.press('Enter')
  await expect(ana.dialog).toBeVisible()
  await ana.page.keyboard.press('Escape')
  await expect(escalate).toBeFocused()

  await ana.page.getByRole('button', { name: /^Resolve/ }).focus()
  await ana.page.keyboard.press('Enter')
  await ana.dialog.getByLabel('What caused it?').fill('A cable')
  await ana.page.keyboard.press('Control+Enter')
  await expect(ana.page.getByRole('region', { name: 'Messages' })).toContainText('Resolved.')
  await expect(ana.timeline).toBeFocused()
})

test('J and K move the focus of the list, from wherever it was, and Enter opens what has the ring', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  for (const title of ['First', 'Second', 'Third']) await ana.startSession(title)
  const list = ana.page.getByRole('listbox', { name: 'My sessions' })
  const active = async () => {
    const id = await list.getAttribute('aria-activedescendant')
    return ana.page.evaluate((of) => document.getElementById(of ?? '')?.textContent ?? '', id)
  }
  await ana.page.keyboard.press('t')
  await expect(list).not.toBeFocused()
  await ana.page.keyboard.press('j')
  await expect(list).toBeFocused()
  expect(await active()).toContain('Second')
  await ana.page.keyboard.press('j')
  expect(await active()).toContain('First')
  await ana.page.keyboard.press('k')
  await ana.page.keyboard.press('Enter')
  await expect(ana.page.getByRole('heading', { name: 'Second' })).toBeVisible()
  await expect(list).toBeFocused()

  await ana.page.keyboard.press('j')
  await ana.page.keyboard.press('t')
  await expect(list).not.toBeFocused()
  await expect(ana.page.locator('.virtual-list-moved')).toHaveCount(0)
})

test('in a small window the list keeps its name, and a header takes one row where it fits', async ({
  staff,
  deskOf,
}) => {
  const viewport = { width: 1024, height: 700 }
  const ana = await deskOf(staff.ana, { viewport })
  await ana.startSession('VPN')
  await ana.note('/branch Disk')
  const isCut = async (text: string) =>
    ana.page.getByRole('heading', { name: text }).evaluate((it) => it.scrollWidth > it.clientWidth)
  expect(await isCut('My sessions')).toBe(false)
  await expect(ana.page.locator('.pane-detail > .pane-head')).toHaveCSS('height', '45px')

  await ana.page.setViewportSize({ width: 1440, height: 900 })
  const line = ana.page.locator('.task-item').filter({ hasText: 'Disk' })
  await line.hover()
  const tools = await line.locator('.task-item-tools').boundingBox()
  const pill = await line.locator('.pill').boundingBox()
  expect((tools?.x ?? Infinity) + (tools?.width ?? 0)).toBeLessThanOrEqual(pill?.x ?? 0)
})

test('the status bar offers the keys that the header does, whatever became of the session', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  await ana.startSession('VPN')
  await expect(ana.status).toContainText(/P\s*Park.*E\s*Escalate.*R\s*Resolve/)
  await ana.escalate('Rights on the head-end')
  await expect(ana.status).toContainText(/W\s*Withdraw/)
  await ana.page.keyboard.press('w')
  await expect(ana.status).toContainText(/P\s*Park.*E\s*Escalate.*R\s*Resolve/)

  await ana.page.keyboard.press('r')
  await ana.dialog.getByLabel('What caused it?').fill('A cable')
  await ana.page.keyboard.press('Control+Enter')
  const reopen = ana.page
    .getByRole('region', { name: 'VPN' })
    .getByRole('button', { name: /^Reopen/ })
    .first()
  await expect(reopen).toBeVisible()
  await ana.page.keyboard.press('o')
  await expect(reopen).toBeVisible()
  await ana.page.keyboard.press('Shift+O')
  await expect(ana.status).toContainText(/P\s*Park.*E\s*Escalate.*R\s*Resolve/)
})

test('an answer can be undone; of a note it is said that it stays', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  const messages = ana.page.getByRole('region', { name: 'Messages' })
  await ana.startSession('VPN')
  await ana.note('/question Since when?')
  await ana.page.keyboard.press('Escape')
  await ana.page.keyboard.press('Control+z')
  await expect(messages).toContainText('Notes and steps are a record')

  await expect(ana.page.getByRole('complementary', { name: 'Facts and tasks' })).toContainText('Since when?')
  await ana.page.keyboard.press('a')
  await expect(ana.page.getByLabel('Answer to: Since when?')).toBeFocused()
  await ana.page.keyboard.type('since Monday')
  await ana.page.keyboard.press('Enter')
  await expect(messages).toContainText('Answered: Since when?')
  await ana.page.keyboard.press('Control+z')
  await expect(entryOf(ana, 'Since when?')).not.toContainText('since Monday')
  await expect(entryOf(ana, 'Since when?').getByRole('button', { name: 'Answer' })).toBeVisible()
})

test('where notifications are blocked there is nothing to choose among them', async ({ staff, deskOf }) => {
  const ana = await deskOf(staff.ana)
  await ana.page.evaluate(() => Object.defineProperty(Notification, 'permission', { value: 'denied' }))
  await ana.goto('/settings')
  await expect(ana.page.getByText('the choices below have no effect')).toBeVisible()
  await expect(ana.page.getByRole('switch', { name: 'Escalations' })).toBeDisabled()
})

test('a fact that is written where none are in sight says where it went, and leads there', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  const { page } = ana
  await page.setViewportSize({ width: 1024, height: 700 })
  await ana.startSession('Dock loses its screens')
  await ana.note('/fact Only on the left port')
  const messages = page.getByRole('region', { name: 'Messages' })
  await expect(messages).toContainText('Added to What we know.')
  await messages.getByRole('button', { name: 'Show' }).click()
  await expect(lane(ana, 'What we know').getByRole('listitem').filter({ hasText: 'left port' })).toBeFocused()
})

test('a resolve without the outcome of its fix goes to the choice, which digits make too', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  const { page, dialog } = ana
  await ana.startSession('Outlook hangs at start')
  await ana.note('/fix Turn off the add-in')
  await expect(page.getByText('Turn off the add-in').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  await page.keyboard.type('An add-in')
  await page.keyboard.press('Control+Enter')
  const choice = dialog.getByRole('radiogroup', { name: 'How did the suggested fix go?' })
  await expect(dialog).toContainText('Choose how the suggested fix went.')
  await expect(choice.getByRole('radio').first()).toBeFocused()
  await page.keyboard.press('Alt+1')
  await expect(choice.getByRole('radio').first()).toBeChecked()
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
})

test('a shift handover is answered from first to last by keys alone', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  for (const title of ['Rack fan loud', 'Badge printer dry']) await ana.startSession(title)
  await ana.goto('/shift')
  await ana.page.getByRole('combobox', { name: 'To' }).click()
  await ana.page.getByRole('option', { name: /Ben Carter/ }).click()
  await ana.page.getByLabel('Note for the shift').fill('Both wait for parts')
  await ana.page.keyboard.press('Control+Enter')
  await expect(ana.page.getByRole('heading', { name: /You to Ben Carter/ })).toBeVisible()
  await ben.goto('/notifications')
  await ben.page
    .getByRole('option')
    .filter({ hasText: /handed over .* to you/ })
    .first()
    .click()
  await expect(ben.page.getByRole('group', { name: 'Shift handover' })).toBeFocused()
  const now = ben.page.locator('.shift-item-now')
  await expect(now).toContainText('Take over')
  const first = (await now.locator('.shift-title').textContent()) ?? ''
  await ben.page.keyboard.press('t')
  await expect(now).not.toContainText(first)
  await expect(now).toContainText('Take over')
  await ben.page.keyboard.press('d')
  await expect(ben.dialog.getByLabel('Why')).toBeFocused()
  await ben.page.keyboard.press('Escape')
})

test('the palette finds what has no key, also by words that others use for it', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  const { page, dialog } = ana
  await ana.startSession('Tablet will not charge')
  await page.keyboard.press('Control+k')
  for (const [typed, found] of [
    ['handover', 'Hand over my shift'],
    ['log out', 'Sign out…'],
    ['password', 'Change password…'],
    ['mute', 'Channels and quiet hours'],
    ['dark', 'Theme: Dark'],
    ['deutsch', 'Change the language'],
    ['diag', 'Diagnostics'],
    ['ical', 'Calendar address of a schedule'],
    ['rejected', 'Show rejected actions'],
    ['attach', 'Attach files'],
    ['add a fact', 'Add a fact'],
  ] as const) {
    await page.getByPlaceholder('Search sessions or type a command').fill(typed)
    await expect(page.getByRole('option', { name: found, exact: true })).toBeVisible()
  }
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await page.keyboard.type('Only with the old cable')
  await page.keyboard.press('Enter')
  await expect(lane(ana, 'What we know')).toContainText('Only with the old cable')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('log out')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Sign out' })).toBeFocused()
  await page.keyboard.press('Escape')
})
