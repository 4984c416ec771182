import { expect, test } from './fixtures/desks.ts'
import { accessFaults } from './fixtures/access-faults.ts'
import type { DeskPage } from './fixtures/desk-page.ts'
import { layoutFaults } from './fixtures/layout-faults.ts'
import { pageViolations } from './fixtures/violations.ts'

/** What is said of an escalation's policy, wherever it stands first. */
const line = (desk: DeskPage) => desk.page.locator('.policy-line').first()

const choose = async ({ page }: DeskPage, label: string | RegExp, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** Nothing that a machine can see is wrong with what is shown. */
const isFine = async ({ page }: DeskPage): Promise<void> => {
  expect(await pageViolations(page)).toEqual([])
  expect(await accessFaults(page)).toEqual([])
  expect(await layoutFaults(page)).toEqual([])
}

test('an admin decides who is told, someone looks, and its policy is what an escalation shows', async ({
  staff,
  deskOf,
}) => {
  const tom = await deskOf(staff.tom, { path: '/settings/policies' })
  const ana = await deskOf(staff.ana)
  const ben = await deskOf(staff.ben, { path: '/queue' })

  await test.step('a step that reaches no one is warned about; what would happen is shown', async () => {
    await expect(tom.page.getByText('Step 2 is skipped: there’s no duty schedule.')).toBeVisible()
    await isFine(tom)
    const removes = tom.page.getByRole('button', { name: /^Remove step/ })
    while ((await removes.count()) > 1) await removes.first().click()
    await choose(tom, 'Whom step 1 tells', 'One person')
    await choose(tom, 'Which one, in step 1', 'Ben Carter')
    await tom.page.getByLabel('Minutes after step 1 before the next').fill('0')
    await tom.page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(tom.page.getByRole('alert')).toContainText('between 1 and 1,440')
    await tom.page.getByLabel('Minutes after step 1 before the next').fill('3')
    await tom.page.getByLabel('Who to phone').fill('Service desk')
    await tom.page.getByLabel('Phone number').fill('020 7946 0018')
    await expect(tom.page.locator('.policy-timeline')).toContainText('Ben Carter')
    await expect(tom.page.locator('.policy-timeline')).toContainText('with the phone number')
    await tom.page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(tom.page.getByText('Changed by you')).toBeVisible()
  })

  await test.step('everyone sees who is told next', async () => {
    await ana.startSession('Payroll server is down')
    await ana.escalate('Rights on the host', { urgency: 'Urgent' })
    await expect(line(ana)).toContainText(/Next: you again|Next: Ben Carter again/)
    await expect(line(ben)).toContainText('Next: you again in')
  })

  await test.step('whoever looks is seen looking, and hasn’t claimed it', async () => {
    await ben.page.getByRole('option').filter({ hasText: 'Payroll server is down' }).click()
    await ben.page.getByRole('button', { name: /^I’m looking/ }).click()
    await expect(line(ana)).toContainText('Ben Carter is looking')
    await expect(ben.page.getByRole('button', { name: /^I’m looking/ })).toBeHidden()
    await expect(ben.page.getByText('Told so far')).toBeVisible()
    await isFine(ben)
  })

  await test.step('a claim ends it', async () => {
    await ben.page.getByRole('button', { name: /^Claim/ }).click()
    await expect(ana.page.locator('.policy-line')).toHaveCount(0)
  })
})

test('an admin tries a policy: who would be told is told that it is a test, and nothing is in the queue', async ({
  staff,
  deskOf,
}) => {
  const tom = await deskOf(staff.tom, { path: '/settings/policies' })
  const ben = await deskOf(staff.ben, { path: '/queue' })
  const { page } = tom
  await page.getByLabel('Phone number').fill('020')
  await expect(page.getByRole('button', { name: 'Try it…' })).toBeDisabled()
  await page.getByRole('button', { name: 'Discard changes' }).click()
  await page.getByRole('button', { name: 'Try it…' }).click()
  await expect(tom.dialog).toContainText('nothing can be claimed')
  await expect(tom.dialog).toContainText('Step 4: Everyone')
  await expect(tom.dialog).toContainText('Ben Carter')
  await isFine(tom)
  await tom.dialog.getByRole('button', { name: /^Tell \d people/ }).click()
  await expect(tom.dialog).toContainText('Who was told of the test')
  const ofBen = tom.dialog.getByRole('listitem').filter({ hasText: 'Ben Carter' })
  await expect(ofBen).toContainText('Delivered')
  await isFine(tom)
  await expect(ben.page.getByText('Test, nothing to do').first()).toBeVisible()
  await expect(ben.page.getByRole('option')).toHaveCount(0)
  await ben.page.goto(`${ben.page.url().split('#')[0] ?? ''}#/notifications`)
  await expect(ben.page.locator('.notification-trial')).toContainText('Tom Okafor tested who is told')

  await tom.dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByText('Tried by you')).toBeVisible()
  await page.getByRole('button', { name: 'Try it…' }).click()
  await expect(tom.dialog).toContainText('It was tried a moment ago.')
  await tom.dialog.getByRole('button', { name: /^Tell \d people/ }).click()
  await expect(tom.dialog.getByRole('alert')).toContainText('less than 5 minutes ago')
})

test('an admin plans duty, and an engineer takes it', async ({ staff, deskOf }) => {
  const tom = await deskOf(staff.tom, { path: '/duty' })
  const ben = await deskOf(staff.ben, { path: '/duty' })
  await expect(ben.page.getByText('An admin can plan who is on duty.')).toBeVisible()

  await tom.page.getByRole('button', { name: 'Add schedule' }).click()
  await tom.dialog.getByRole('button', { name: /^Save schedule/ }).click()
  await expect(tom.dialog.getByText('Enter a name.')).toBeVisible()
  await tom.dialog.getByLabel('Name', { exact: true }).fill('First line')
  await choose(tom, 'Add someone', 'Ana Ruiz')
  await choose(tom, 'Add someone', 'Tom Okafor')
  await tom.dialog.getByLabel('Handover time').fill('00:00')
  await isFine(tom)
  await tom.dialog.getByRole('button', { name: /^Save schedule/ }).click()
  const now = (desk: DeskPage) => desk.page.locator('.duty-now dd').first()
  await expect(now(tom)).toContainText('Ana Ruiz')
  await expect(now(ben)).toContainText('Ana Ruiz')

  await ben.page.keyboard.press('t')
  await expect(now(ben)).toContainText('You')
  await expect(now(tom)).toContainText('Ben Carter')
  await expect(ben.page.getByRole('button', { name: /^Take it now/ })).toBeHidden()
  await isFine(ben)
  await ben.page.getByRole('button', { name: /^Remove cover/ }).click()
  await expect(now(tom)).toContainText('Ana Ruiz')
})

test('what an admin typed in a policy stays while another one saves, who is named, and each chooses what to go on with', async ({
  staff,
  deskOf,
}) => {
  const tom = await deskOf(staff.tom, { path: '/settings/policies' })
  const owner = await deskOf(staff.owner, { path: '/settings/policies' })
  const name = (desk: DeskPage) => desk.page.getByLabel('Who to phone')
  const phone = (desk: DeskPage) => desk.page.getByLabel('Phone number')
  const rounds = (desk: DeskPage) => desk.page.getByRole('combobox', { name: 'Repeat everything' })
  const save = (desk: DeskPage) => desk.page.getByRole('button', { name: 'Save', exact: true })
  const since = (desk: DeskPage) => desk.page.getByText(/changed this since you started/)

  await test.step('what was typed stays, and nothing is saved over a sentence that wasn’t read', async () => {
    await name(tom).fill('Night desk')
    await phone(tom).fill('020 7946 0018')
    await tom.page.getByRole('radiogroup').getByText('Low', { exact: true }).click()
    await expect(name(tom)).toHaveValue('')
    await tom.page.getByRole('radiogroup').getByText('Urgent', { exact: true }).click()
    await expect(name(tom)).toHaveValue('Night desk')
    await choose(owner, 'Repeat everything', '3 times')
    await name(owner).fill('Front desk')
    await phone(owner).fill('020 7946 0018')
    await save(owner).click()
    await expect(owner.page.getByText('Changed by you')).toBeVisible()
    await expect(since(owner)).toHaveCount(0)
    await expect(since(tom)).toContainText(staff.owner.name)
    await expect(name(tom)).toHaveValue('Night desk')
    await expect(save(tom)).toBeDisabled()
    await isFine(tom)
  })

  await test.step('going on with mine replaces only what both changed', async () => {
    await tom.page.getByRole('button', { name: 'Keep mine' }).click()
    await expect(since(tom)).toHaveCount(0)
    await expect(name(tom)).toHaveValue('Night desk')
    await expect(rounds(tom)).toHaveText('3 times')
    await save(tom).click()
    await expect(tom.page.getByText('Changed by you')).toBeVisible()
    await expect(name(owner)).toHaveValue('Night desk')
    await expect(rounds(owner)).toHaveText('3 times')
    await expect(since(owner)).toHaveCount(0)
  })

  await test.step('loading theirs drops mine', async () => {
    await name(owner).fill('Half typ')
    await name(tom).fill('Second line')
    await save(tom).click()
    await owner.page.getByRole('button', { name: 'Load theirs' }).click()
    await expect(name(owner)).toHaveValue('Second line')
    await expect(save(owner)).toBeDisabled()
    await expect(owner.page.getByRole('button', { name: 'Discard changes' })).toBeHidden()
  })
})

test('what an admin typed in the settings and did not save is there when they come back, and says so', async ({
  staff,
  deskOf,
}) => {
  const tom = await deskOf(staff.tom, { path: '/settings/policies' })
  const { page } = tom
  const discard = page.getByRole('button', { name: 'Discard changes' })
  const unsaved = page.getByText('Not saved yet', { exact: false })
  const priority = (name: string) => page.getByRole('radio', { name })
  const name = page.getByLabel('Who to phone')

  await test.step('a policy and targets', async () => {
    await expect(page.getByRole('radiogroup')).toBeVisible()
    await page.getByRole('radiogroup').getByText('Low', { exact: true }).click()
    await name.fill('Night desk')
    await expect(unsaved).toBeVisible()
    await page.getByRole('link', { name: 'Response targets' }).click()
    await expect(unsaved).toHaveCount(0)
    await page.locator('.targets-row .text-input').first().fill('17 min')
    await expect(unsaved).toBeVisible()
    await tom.goto('/queue')
    await tom.goto('/settings/targets')
    await expect(page.locator('.targets-row .text-input').first()).toHaveValue('17 min')
    await expect(unsaved).toBeVisible()
    await isFine(tom)
  })

  await test.step('after a reload, too', async () => {
    await tom.goto('/settings/policies')
    await page.reload()
    await expect(name).toHaveValue('')
    await expect(priority('Low not saved yet')).toBeVisible()
    await page.getByRole('radiogroup').getByText('Low', { exact: true }).click()
    await expect(name).toHaveValue('Night desk')
    await expect(unsaved).toBeVisible()
    await isFine(tom)
  })

  await test.step('it can be discarded, which can be undone', async () => {
    await discard.click()
    await expect(name).toHaveValue('')
    await expect(page.getByText('Changes discarded.')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(name).toHaveValue('Night desk')
    await page.getByLabel('Phone number').fill('020 7946 0018')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('Changed by you')).toBeVisible()
    await expect(unsaved).toHaveCount(0)
    await page.reload()
    await expect(priority('Low')).toBeVisible()
    await expect(priority('Low not saved yet')).toHaveCount(0)
  })

  await test.step('a name that is edited where it stands', async () => {
    await tom.goto('/settings')
    const workspace = page.getByLabel('Workspace name')
    const before = await workspace.inputValue()
    await workspace.fill('Northwind Support')
    await tom.goto('/queue')
    await tom.goto('/settings')
    await expect(workspace).toHaveValue('Northwind Support')
    await page.reload()
    await expect(workspace).toHaveValue('Northwind Support')
    await isFine(tom)
    await page.getByRole('button', { name: 'Discard changes' }).click()
    await expect(workspace).toHaveValue(before)
    await tom.goto('/settings/ai')
    await page.getByLabel('Monthly budget').fill('12')
    await tom.goto('/settings')
    await tom.goto('/settings/ai')
    await expect(page.getByLabel('Monthly budget')).toHaveValue('12')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
    await expect(page.getByLabel('Monthly budget')).toHaveValue('12')
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0)
  })

  await test.step('a schedule', async () => {
    await tom.goto('/duty')
    await page.getByRole('button', { name: 'Add schedule' }).click()
    await tom.dialog.getByLabel('Name', { exact: true }).fill('Late line')
    await choose(tom, 'Add someone', 'Ana Ruiz')
    await page.keyboard.press('Escape')
    await expect(tom.dialog).toBeHidden()
    await page.reload()
    await page.getByRole('button', { name: 'Add schedule' }).click()
    await expect(tom.dialog.getByLabel('Name', { exact: true })).toHaveValue('Late line')
    await expect(tom.dialog.getByText(/changed this since you started/)).toHaveCount(0)
    await tom.dialog.getByRole('button', { name: /^Save schedule/ }).click()
    await expect(tom.dialog).toBeHidden()
    await expect(page.getByRole('region', { name: 'Late line' })).toBeVisible()
    await page.getByRole('button', { name: 'Add schedule' }).click()
    await expect(tom.dialog.getByLabel('Name', { exact: true })).toHaveValue('')
  })
})
