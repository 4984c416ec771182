import type { DeskPage } from './fixtures/desk-page.ts'
import { expect, test } from './fixtures/desks.ts'
import { accessFaults } from './fixtures/access-faults.ts'
import { layoutFaults } from './fixtures/layout-faults.ts'
import { pageViolations } from './fixtures/violations.ts'

const day = 86_400_000
const minute = 60_000

/** Nothing that a machine can see is wrong with what is shown. */
const isFine = async ({ page }: DeskPage): Promise<void> => {
  expect(await pageViolations(page)).toEqual([])
  expect(await accessFaults(page)).toEqual([])
  expect(await layoutFaults(page)).toEqual([])
}

const addPeople = async ({ page, dialog }: DeskPage, names: readonly string[]): Promise<void> => {
  for (const name of names) {
    await dialog.getByRole('combobox', { name: 'Add someone' }).click()
    await page.getByRole('option', { name }).click()
  }
}

/** Plans daily turns, the first of which began yesterday and ends `ms` from now. */
const planUntil = async (desk: DeskPage, people: readonly string[], ms: number): Promise<void> => {
  const { page, dialog } = desk
  const ends = new Date(Date.now() + ms)
  await page.getByRole('button', { name: 'Add schedule' }).first().click()
  await dialog.getByLabel('Name').fill('First line')
  await dialog.getByLabel('Time zone').fill('UTC')
  await addPeople(desk, people)
  await dialog.getByRole('combobox', { name: 'Days or weeks' }).click()
  await page.getByRole('option', { name: 'day', exact: true }).click()
  await dialog.getByLabel('Handover time').fill(ends.toISOString().slice(11, 16))
  const began = new Date(ends.getTime() - day)
  await dialog.getByLabel('First turn begins on').fill(began.toISOString().slice(0, 10))
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
}

test('a duty ends: the shift is handed over item by item, one is taken, one declined, and each has an owner', async ({
  staff,
  deskOf,
}) => {
  const tom = await deskOf(staff.tom, { path: '/duty' })
  const ana = await deskOf(staff.ana)
  const ben = await deskOf(staff.ben)
  await ana.startSession('Backup of the file server fails')
  await ana.startSession('Scanner jams')
  await planUntil(tom, ['Ana Ruiz', 'Ben Carter'], 20 * minute)
  await expect(tom.page.getByRole('region', { name: 'First line' })).toContainText('Ana Ruiz until')

  await test.step('whose duty ends is told, and sends what is open to whoever comes next', async () => {
    await ana.goto('/notifications')
    await ana.page.getByRole('option').filter({ hasText: 'Your duty ends soon' }).click()
    await expect(ana.page.getByText('Ben Carter is on duty after you.')).toBeVisible()
    await expect(ana.page.getByRole('combobox', { name: 'To' })).toContainText('Ben Carter')
    await ana.page.getByLabel('A line about Scanner jams').fill('The part comes at noon')
    await isFine(ana)
    await ana.page.keyboard.press('Control+Enter')
    await expect(ana.page.getByRole('heading', { name: /You to Ben Carter/ })).toBeVisible()
  })

  const item = (desk: DeskPage, title: string) =>
    desk.page.getByRole('region', { name: 'Sessions' }).getByRole('listitem').filter({ hasText: title })
  await test.step('the next one takes one and declines one', async () => {
    await ben.goto('/notifications')
    await ben.page
      .getByRole('option')
      .filter({ hasText: /handed over 2 sessions to you/ })
      .click()
    await expect(item(ben, 'Scanner jams')).toContainText('The part comes at noon')
    await isFine(ben)
    await item(ben, 'Backup of the file server')
      .getByRole('button', { name: /^Take over/ })
      .click()
    await expect(item(ben, 'Backup of the file server')).toContainText('Taken over by you')
    await item(ben, 'Scanner jams')
      .getByRole('button', { name: /^Decline/ })
      .click()
    await ben.page.keyboard.press('Control+Enter')
    await expect(ben.dialog.getByRole('alert')).toContainText('Say why')
    await ben.dialog.getByLabel('Why').fill('On site until noon')
    await ben.page.keyboard.press('Control+Enter')
    await expect(item(ben, 'Scanner jams')).toContainText('Declined by you')
  })

  await test.step('whoever handed over hears why, and nothing is without an owner', async () => {
    await expect(item(ana, 'Scanner jams')).toContainText('On site until noon')
    await expect(item(ana, 'Backup of the file server')).toContainText('Taken over by Ben Carter')
    await ana.goto('/notifications')
    await expect(
      ana.page.getByRole('option').filter({ hasText: /declined 1 session from your handover/ }),
    ).toBeVisible()
    await ana.goto('/sessions')
    await expect(ana.sessionRow('Scanner jams')).toBeVisible()
    await expect(ana.sessionRow('Backup of the file server')).toHaveCount(0)
    await ben.goto('/sessions')
    await expect(ben.sessionRow('Backup of the file server')).toBeVisible()
    await expect(ben.sessionRow('Scanner jams')).toHaveCount(0)
  })
})

test('a schedule has several hours a week, and a calendar program reads it until its address is ended', async ({
  staff,
  deskOf,
}) => {
  const tom = await deskOf(staff.tom, { path: '/duty' })
  const { page, dialog } = tom

  await test.step('hours are added by keyboard, and what is wrong is said where it is', async () => {
    await page.getByRole('button', { name: 'Add schedule' }).first().click()
    await dialog.getByLabel('Name').fill('Evenings')
    await dialog.getByLabel('Time zone').fill('Europe/London')
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByRole('alert')).toContainText('Add at least one person')
    await addPeople(tom, ['Ana Ruiz'])
    await dialog.getByText('Only at certain hours').click()
    const hours = (n: number) => dialog.getByRole('group', { name: `Hours ${n}` })
    await hours(1).getByLabel('From').fill('18:00')
    await hours(1).getByLabel('Until', { exact: true }).fill('22:00')
    await dialog.getByRole('button', { name: 'Add hours' }).focus()
    await page.keyboard.press('Enter')
    await expect(hours(2).getByRole('checkbox', { name: 'Mon' })).toBeFocused()
    await expect(hours(2).getByRole('checkbox', { name: 'Sat' })).toBeChecked()
    await hours(2).getByLabel('From').fill('22:00')
    await hours(2).getByLabel('Until', { exact: true }).fill('06:00')
    await expect(hours(2)).toContainText('the day after')
    await dialog.getByRole('button', { name: 'Add hours' }).click()
    await page.keyboard.press('Control+Enter')
    await expect(hours(3)).toContainText('Choose at least one day for these hours.')
    await isFine(tom)
    await dialog.getByRole('button', { name: 'Remove hours 3' }).click()
    await expect(dialog.getByRole('button', { name: 'Add hours' })).toBeFocused()
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('region', { name: 'Evenings' })).toContainText(/Sat 22:00 – Sun 06:00/)
  })

  await test.step('an admin sees them again as they were', async () => {
    await page.getByRole('button', { name: 'Edit…' }).click()
    await expect(dialog.getByRole('group', { name: 'Hours 1' }).getByLabel('From')).toHaveValue('18:00')
    await expect(dialog.getByRole('group', { name: 'Hours 2' }).getByLabel('From')).toHaveValue('22:00')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await test.step('its address is read without signing in, and no more once it is ended', async () => {
    await page.getByRole('button', { name: 'Create address for Evenings' }).click()
    const address = await page.getByLabel('Address', { exact: true }).inputValue()
    const read = await page.request.get(address)
    expect(read.status()).toBe(200)
    expect(read.headers()['content-type']).toContain('text/calendar')
    const text = await read.text()
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/)
    expect(text).toMatch(/DTSTART:\d{8}T1[78]0000Z\r\n/)
    expect(text).toContain('Ana Ruiz')
    await page.reload()
    await expect(page.getByText('Last read')).toBeVisible()
    await page.getByRole('button', { name: 'Revoke the address for Evenings' }).click()
    await expect(page.getByRole('button', { name: 'Create address for Evenings' })).toBeVisible()
    expect((await page.request.get(address)).status()).toBe(404)
  })
})

test('what an admin typed in a schedule stays while another one saves it, and can be saved on theirs', async ({
  staff,
  deskOf,
}) => {
  const tom = await deskOf(staff.tom, { path: '/duty' })
  const owner = await deskOf(staff.owner, { path: '/duty' })
  await planUntil(tom, ['Ana Ruiz'], 20 * minute)
  const name = ({ dialog }: DeskPage) => dialog.getByLabel('Name', { exact: true })
  for (const { page } of [tom, owner]) await page.getByRole('button', { name: 'Edit…' }).click()
  await name(tom).fill('Late line')
  await owner.dialog.getByLabel('Time zone').fill('Europe/London')
  await owner.page.keyboard.press('Control+Enter')
  await expect(owner.dialog).toBeHidden()

  await expect(tom.dialog.getByText(/changed this since you started/).first()).toBeVisible()
  await expect(name(tom)).toHaveValue('Late line')
  await name(tom).press('Control+Enter')
  await expect(tom.dialog.getByRole('alert')).toContainText('Choose')
  await isFine(tom)
  await tom.dialog.getByRole('button', { name: 'Keep mine' }).click()
  await expect(tom.dialog.getByText(/changed this since you started/)).toHaveCount(0)
  await expect(tom.dialog.getByLabel('Time zone')).toHaveValue('Europe/London')
  await tom.page.keyboard.press('Control+Enter')
  await expect(tom.dialog).toBeHidden()
  await expect(owner.page.getByRole('region', { name: 'Late line' })).toBeVisible()
})
