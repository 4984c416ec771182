import { startConnectWise, type ConnectWiseServer } from '../../scripts/ticket-system/connectwise.ts'
import { addTicket } from '../../scripts/ticket-system/world.ts'
import { accessFaults } from './fixtures/access-faults.ts'
import type { DeskPage } from './fixtures/desk-page.ts'
import { expect, test as base } from './fixtures/desks.ts'
import { layoutFaults } from './fixtures/layout-faults.ts'
import { pageViolations } from './fixtures/violations.ts'

base.use({ actionTimeout: 60_000 })
const test = base.extend<{ cw: ConnectWiseServer }>({
  // Playwright reads the fixtures that a fixture needs from this pattern.
  // oxlint-disable-next-line no-empty-pattern
  cw: async ({}, provide) => {
    const server = await startConnectWise()
    await provide(server)
    await server.stop()
  },
})

/** Nothing that a machine can see is wrong with what is shown, in any size. */
const isFine = async ({ page }: DeskPage): Promise<void> => {
  expect(await pageViolations(page)).toEqual([])
  expect(await accessFaults(page)).toEqual([])
  for (const size of [
    { width: 390, height: 844 },
    { width: 1024, height: 700 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(size)
    // A list measures its rows again at the new width.
    await expect.poll(async () => layoutFaults(page)).toEqual([])
  }
}

const connect = async (admin: DeskPage, { url, world }: ConnectWiseServer): Promise<void> => {
  const { page, dialog } = admin
  await page.getByRole('button', { name: 'Connect a ticket system' }).click()
  for (const [label, value] of [
    ['Name', 'ConnectWise'],
    ['Address', url],
    ['Company', world.company],
    ['Public key', world.publicKey],
    ['Client ID', world.clientId],
    ['Private key', world.privateKey],
  ] as const)
    await dialog.getByLabel(label).fill(value)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'ConnectWise' })).toContainText('Connected')
}

const escalated = async (desk: DeskPage, title: string, urgency: string): Promise<void> => {
  await desk.startSession(title)
  await desk.escalate('Rights on the host', { urgency })
}

/** What a screen says of `minutes` that were promised, on a machine that takes up to five of them to get there. */
const firstTouchDueIn = (minutes: number): RegExp =>
  new RegExp(`first touch due in (?:${Array.from({ length: 6 }, (_, late) => minutes - late).join('|')}) min`)

test('an admin promises, an escalation is due, waiting for the client pauses it, and resolving stops it', async ({
  staff,
  deskOf,
  cw,
}) => {
  addTicket(cw.world, 'Scanner drops its network')
  const tom = await deskOf(staff.tom, { path: '/settings/connections' })
  const ana = await deskOf(staff.ana)
  const ben = await deskOf(staff.ben, { path: '/queue' })
  const card = (title: string) => ben.page.getByRole('option').filter({ hasText: title })
  const save = tom.page.getByRole('button', { name: 'Save', exact: true })
  const normal = tom.page.getByLabel('First touch, normal priority')

  await test.step('an admin says which statuses wait for the client', async () => {
    await connect(tom, cw)
    await tom.page.getByRole('combobox', { name: 'Add a status' }).click()
    await tom.page.getByRole('option', { name: /Waiting for parts/ }).click()
    const waiting = tom.page.getByRole('list', { name: 'Waiting for the client' })
    await expect(waiting).toContainText('Waiting for parts')
    await waiting.getByRole('button', { name: /^Remove/ }).click()
    await expect(waiting).toBeHidden()
  })

  await test.step('targets that make no sense are said, and what is promised is shown before it is saved', async () => {
    await tom.goto('/settings/targets')
    await tom.page.getByRole('button', { name: 'Use 24/7' }).click()
    await normal.fill('soon')
    await expect(tom.page.getByText('Fix what’s marked to see this.').first()).toBeVisible()
    await save.click()
    await expect(tom.page.getByRole('alert')).toContainText('The normal target isn’t a time.')
    await normal.fill('90 min')
    await tom.page.getByLabel('First touch, urgent priority').fill('15 min')
    await tom.page.getByLabel('Resolve, urgent priority').fill('4 h')
    await expect(tom.page.getByRole('row').filter({ hasText: 'Urgent' })).toContainText(
      /first touch .+resolve /,
    )
    await tom.page.getByRole('button', { name: 'Add holiday' }).click()
    await tom.page.getByLabel('Date of holiday 1').fill('2030-12-25')
    await tom.page.getByLabel('Name of holiday 1').fill('Christmas Day')
    await isFine(tom)
    await save.click()
    await expect(tom.page.getByText(/^Saved\. These targets apply/)).toBeVisible()
    await expect(normal).toHaveValue('1 h 30 min')
    // Whoever isn't an admin reads them.
    await ana.goto('/settings/targets')
    await expect(ana.page.getByLabel('First touch, normal priority')).toBeDisabled()
    await ana.goto('/sessions')
  })

  await test.step('an escalation is due, and what is due sooner stands above what waits longer', async () => {
    await escalated(ana, 'Mail is slow', 'Normal')
    await expect(card('Mail is slow')).toContainText(firstTouchDueIn(90))
    await normal.fill('20 min')
    await save.click()
    await expect(tom.page.getByRole('button', { name: 'Apply to open sessions' })).toBeEnabled()
    await escalated(ana, 'Door reader is dead', 'Normal')
    await expect(card('Door reader is dead')).toContainText(firstTouchDueIn(20))
    await expect(ben.page.getByRole('option')).toHaveText([/Door reader is dead/, /Mail is slow/])
    // What was promised before stays until an admin applies the new targets.
    await expect(card('Mail is slow')).toContainText(firstTouchDueIn(90))
    await tom.page.getByRole('button', { name: 'Apply to open sessions' }).click()
    await expect(card('Mail is slow')).toContainText(firstTouchDueIn(20))
    await expect(ben.page.getByRole('option')).toHaveText([/Mail is slow/, /Door reader is dead/])
    await expect(tom.page.getByText('Applied by you')).toBeVisible()
  })

  await test.step('the claim is no touch, the first note is', async () => {
    await ana.page.getByRole('button', { name: /^New/ }).first().click()
    await ana.dialog.getByRole('combobox', { name: /^Ticket/ }).fill('Scanner')
    await ana.page.getByRole('option', { name: /Scanner drops its network/ }).click()
    await expect(ana.dialog.getByLabel('What’s wrong?')).toHaveValue(/Scanner/)
    await ana.page.keyboard.press('Control+Enter')
    await expect(ana.dialog).toBeHidden()
    await ana.page.keyboard.press('Escape')
    await ana.escalate('It drops every hour', { urgency: 'Urgent' })
    await expect(card('Scanner drops')).toContainText(firstTouchDueIn(15))
    await card('Scanner drops').click()
    await expect(ben.page.locator('.context .whose')).toContainText(firstTouchDueIn(15))
    await isFine(ben)
    await ben.page.getByRole('button', { name: /^Claim/ }).click()
    await ben.page.getByRole('button', { name: /^Continue where/ }).click()
    const head = ben.page.getByRole('button', { name: /due in/ }).first()
    await expect(head).toContainText(firstTouchDueIn(15))
    await ben.note('Moved it to the other switch.')
    await expect(head).toContainText('resolve due in 4 h')
  })

  await test.step('waiting for the client pauses it', async () => {
    await ben.page.keyboard.press('Escape')
    await ben.page.getByRole('button', { name: /^Park/ }).first().click()
    await ben.dialog.getByLabel('Note for whoever picks it up').fill('Asked whether it still drops.')
    await ben.dialog.getByText(/^Wake when the client replies/).click()
    await ben.dialog.getByRole('button', { name: /^Park/ }).click()
    await expect(ben.dialog).toBeHidden()
    const lane = ben.page.getByRole('complementary', { name: 'Facts and tasks' })
    await expect(lane.getByText('paused: waiting for the client, 4 h left')).toBeVisible()
    await expect(ben.sessionRow('Scanner drops')).toContainText('due time paused')
    await isFine(ben)
    await ben.page
      .getByRole('button', { name: /^Resume/ })
      .first()
      .click()
    await expect(ben.page.getByText('resolve due in 4 h').first()).toBeVisible()
  })

  await test.step('resolving stops it', async () => {
    await ben.page.keyboard.press('Escape')
    await ben.page.keyboard.press('r')
    await ben.dialog.getByLabel('What caused it?').fill('A bad port on the switch')
    await ben.page.keyboard.press('Control+Enter')
    await expect(ben.dialog.getByLabel('Resolution note')).toBeFocused()
    await ben.page.keyboard.press('Control+Enter')
    await expect(ben.dialog).toBeHidden()
    await expect(ben.page.getByText(/^resolve due/)).toHaveCount(0)
    const lane = ben.page.getByRole('complementary', { name: 'Facts and tasks' })
    await expect(lane.getByText(/^in time, /)).toHaveCount(2)
  })
})

test('targets that an admin typed stay while another one saves, who is named', async ({ staff, deskOf }) => {
  const tom = await deskOf(staff.tom, { path: '/settings/targets' })
  const owner = await deskOf(staff.owner, { path: '/settings/targets' })
  const touch = ({ page }: DeskPage) => page.getByLabel('First touch, normal priority')
  const resolve = ({ page }: DeskPage) => page.getByLabel('Resolve, normal priority')
  const save = ({ page }: DeskPage) => page.getByRole('button', { name: 'Save', exact: true })
  const since = ({ page }: DeskPage) => page.getByText(/changed this since you started/)
  await touch(tom).fill('20')
  await touch(owner).fill('45')
  await resolve(owner).fill('6 h')
  await save(owner).click()
  await expect(touch(owner)).toHaveValue('45 min')
  await expect(since(owner)).toHaveCount(0)

  await expect(since(tom)).toContainText(staff.owner.name)
  await expect(touch(tom)).toHaveValue('20')
  await expect(save(tom)).toBeDisabled()
  await isFine(tom)
  await tom.page.getByRole('button', { name: 'Keep mine' }).click()
  await expect(touch(tom)).toHaveValue('20')
  await expect(resolve(tom)).toHaveValue('6 h')
  await save(tom).click()
  await expect(touch(tom)).toHaveValue('20 min')
  await expect(touch(owner)).toHaveValue('20 min')

  await touch(owner).fill('50')
  await touch(tom).fill('25')
  await save(tom).click()
  await owner.page.getByRole('button', { name: 'Load theirs' }).click()
  await expect(touch(owner)).toHaveValue('25 min')
  await expect(save(owner)).toBeDisabled()
})
