import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { startConnectWise, type ConnectWiseServer } from '../../scripts/ticket-system/connectwise.ts'
import { addTicket } from '../../scripts/ticket-system/world.ts'
import { startFaultProxy } from '../support/psa/fault-proxy.ts'
import type { DeskPage } from './fixtures/desk-page.ts'
import { expect, test as base, type Staff } from './fixtures/desks.ts'
import { layoutFaults } from './fixtures/layout-faults.ts'
import { violations } from './fixtures/violations.ts'

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

const resolved = 103
const open = 100

/** The member of the ticket system who is Ana, as the same e-mail address suggests. */
const letAnaIn = ({ world }: ConnectWiseServer, staff: Staff): void => {
  const [member] = world.members
  if (member !== undefined) Object.assign(member, { primaryEmail: staff.ana.email })
}

/** Nothing to find for a machine on the screen as it is, in any size. */
const looksRight = async (desk: DeskPage): Promise<void> => {
  const { page } = desk
  const before = page.viewportSize()
  expect(await violations(desk)).toEqual([])
  for (const size of [
    { width: 390, height: 800 },
    { width: 1024, height: 700 },
    before ?? { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(size)
    expect(await layoutFaults(page)).toEqual([])
  }
}

const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option }).first().click()
}

/** An admin connects the ticket system, says who Ana is there, and what a resolved ticket is set to. */
const connect = async (admin: DeskPage, { url, world }: ConnectWiseServer): Promise<void> => {
  const { page, dialog } = admin
  await admin.goto('/settings/connections')
  await page.getByRole('button', { name: 'Connect a ticket system' }).click()
  await page.setViewportSize({ width: 1024, height: 700 })
  expect(await layoutFaults(page)).toEqual([])
  await expect(dialog.getByRole('button', { name: /^Test and connect/ })).toBeInViewport({ ratio: 1 })
  await page.setViewportSize({ width: 1440, height: 900 })
  await dialog.getByLabel('Name').fill('ConnectWise')
  await dialog.getByLabel('Address').fill(url)
  await dialog.getByLabel('Company').fill(world.company)
  await dialog.getByLabel('Public key').fill(world.publicKey)
  await dialog.getByLabel('Client ID').fill(world.clientId)
  // A test says plainly what is wrong, and nothing typed is lost by it.
  await dialog.getByLabel('Private key').fill('nonsense')
  await dialog.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('The test failed.')
  await dialog.getByLabel('Private key').fill(world.privateKey)
  await dialog.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(dialog.getByRole('status')).toContainText('Signed in as')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  const section = page.getByRole('region', { name: 'ConnectWise' })
  await expect(section).toContainText('Connected')
  await section.getByRole('button', { name: /^Confirm that Ana Ruiz is / }).click()
  await expect(section).toContainText('confirmed by you')
  await choose(page, 'Status of Help Desk tickets when resolved', 'Resolved')
  await looksRight(admin)
  await expect(
    section.getByRole('combobox', { name: 'Status of Help Desk tickets when resolved' }),
  ).toContainText('Resolved')
}

/** A session that starts from a ticket, found by words of its title. */
const startFrom = async (desk: DeskPage, words: string, title: string): Promise<void> => {
  const { page, dialog } = desk
  await page.getByRole('button', { name: /^New/ }).first().click()
  // A number that no ticket has covers nothing, and everything else stays within reach.
  await dialog.getByRole('combobox', { name: /^Ticket/ }).fill('990099')
  await expect(dialog.getByRole('status').filter({ hasText: 'No ticket found' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Start session' })).toBeVisible()
  await dialog.getByRole('combobox', { name: /^Ticket/ }).fill(words)
  await page.getByRole('option', { name: new RegExp(title) }).click()
  await expect(dialog.getByLabel('What’s wrong?')).toHaveValue(new RegExp(title))
  await expect(dialog.getByLabel('Client', { exact: true })).toHaveValue('Contoso Dental')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  const lane = page.getByRole('complementary', { name: 'Facts and tasks' })
  await expect(lane.getByRole('region', { name: 'Ticket' })).toContainText('Priority 3 - Medium')
  await expect(page.getByLabel('Note or command')).toBeFocused()
  await page.keyboard.press('Escape')
}

/** From the fields to the note; both with the same keys. */
const toNote = async ({ page, dialog }: DeskPage, cause: string): Promise<void> => {
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  await dialog.getByLabel('What caused it?').fill(cause)
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByLabel('Resolution note')).toBeFocused()
  await expect(dialog).toContainText('The client can read this note in the ticket.')
}

test('an admin connects a ticket system; sessions start from its tickets, and notes, time and status arrive there', async ({
  cw,
  staff,
  deskOf,
}) => {
  const { world } = cw
  letAnaIn(cw, staff)
  const mailbox = addTicket(world, 'Shared mailbox gone for accounts')
  const vpn = addTicket(world, 'VPN drops every 20 minutes')
  const printer = addTicket(world, 'Printer queue stuck')
  const notesOf = (id: number) => world.notes.filter(({ ticketId }) => ticketId === id)
  const statusOf = (id: number) => world.tickets.find((ticket) => ticket.id === id)?.statusId
  const admin = await deskOf(staff.tom)
  await connect(admin, cw)
  const ana = await deskOf(staff.ana)
  const { page, dialog } = ana
  const strip = page.getByRole('region', { name: 'Writebacks' })

  await test.step('a note is checked, masked, and arrives once, with time and status', async () => {
    await startFrom(ana, 'mailbox', 'Shared mailbox gone')
    await ana.note('Access came through a nested group.')
    await toNote(ana, 'Nested group. The admin password: Winter2026! was on the ticket.')
    await expect(dialog.getByRole('region', { name: 'Masked' })).toContainText('Winter2026!')
    await looksRight(ana)
    await dialog.getByLabel('Resolution note').press('Control+End')
    await page.keyboard.type('Thank you for your patience.')
    await page.keyboard.press('Control+e')
    await expect(dialog.getByRole('region', { name: 'Preview' })).toContainText('[password]')
    await page.keyboard.press('Control+e')
    await expect(dialog.getByRole('region', { name: 'What changed' })).toContainText('Thank you')
    await page.keyboard.press('Control+e')
    await expect(dialog.getByLabel('Resolution note')).toBeFocused()
    // A reload loses nothing of it.
    await expect(dialog).toContainText('Saved on this device')
    await page.reload()
    await page
      .getByRole('button', { name: /^Resolve/ })
      .first()
      .click()
    await expect(dialog.getByLabel('What caused it?')).toHaveValue(/Nested group/)
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByLabel('Resolution note')).toHaveValue(/Thank you for your patience/)
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(strip).toContainText(
      /Posted to #\d+ · note \d+ · documentation · 0\.25 h · Resolved ✓ read back/,
    )
    const [note, ...more] = notesOf(mailbox.id).filter(({ text }) => text.includes('Thank you'))
    expect(more).toEqual([])
    expect(note?.text).not.toContain('Winter2026!')
    expect(note?.detailDescriptionFlag || note?.resolutionFlag).toBe(true)
    expect(world.time.filter(({ ticketId }) => ticketId === mailbox.id)).toMatchObject([
      { actualHours: 0.25 },
    ])
    expect(statusOf(mailbox.id)).toBe(resolved)
  })

  await test.step('what is resolved without a network says so, and arrives when it is back', async () => {
    await startFrom(ana, 'vpn', 'VPN drops')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        { name: 'ike.log', mimeType: 'text/plain', buffer: Buffer.from('rekey failed') },
        { name: 'notes to self.txt', mimeType: 'text/plain', buffer: Buffer.from('ask Ben') },
      ])
    await page.getByLabel('Note or command').press('Enter')
    await expect(ana.timeline).toContainText('ike.log')
    await ana.goOffline()
    await expect(ana.status).toContainText('Offline')
    await toNote(ana, 'The lifetimes differ.')
    await expect(dialog.getByText('notes to self.txt')).toBeVisible()
    await dialog.getByRole('combobox', { name: /ike\.log/ }).click()
    await page.getByRole('option', { name: 'Client' }).click()
    await dialog.getByLabel('Resolution note').focus()
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(strip).toContainText('Resolved here, ticket still New')
    await expect(strip).toContainText(`Posts to #${vpn.id} when you’re back online`)
    expect(notesOf(vpn.id)).toEqual([])
    await ana.goOnline()
    await expect(strip).toContainText('Resolved ✓ read back')
    expect(statusOf(vpn.id)).toBe(resolved)
    const files = world.documents.filter(({ ticketId }) => ticketId === vpn.id)
    expect(files).toMatchObject([{ fileName: 'ike.log', privateFlag: false }])
    // What Baton wrote itself is folded on the card.
    const card = page
      .getByRole('complementary', { name: 'Facts and tasks' })
      .getByRole('region', { name: 'Ticket' })
    await expect(card.getByRole('button', { name: 'From Baton: show' }).first()).toBeVisible()
  })

  await test.step('a status that didn’t stick is told wherever the session is, and done by a retry', async () => {
    world.movesBack.set(resolved, open)
    await startFrom(ana, 'printer', 'Printer queue stuck')
    await toNote(ana, 'A driver package.')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(strip).toContainText('Resolved here, ticket still New')
    await expect(strip).toContainText('still missing: Resolved')
    await expect(ana.sessionRow('Printer queue stuck')).toContainText('Resolved here, ticket still New')
    await page.keyboard.press('g')
    await page.keyboard.press('w')
    await expect(page.getByRole('link', { name: /Writebacks/ })).toContainText('1 writeback need')
    // What is exported is what is listed: the one of three that needs attention.
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export as CSV' }).click()
    const table = await readFile(await (await saving).path(), 'utf8')
    const lines = table.trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('Printer queue stuck')
    await page.getByRole('option', { name: /Printer queue stuck/ }).click()
    await expect(page.getByRole('region', { name: 'Note', exact: true })).toContainText('A driver package.')
    await looksRight(ana)
    world.movesBack.delete(resolved)
    await page.getByRole('button', { name: 'Retry', exact: true }).click()
    await expect(page.getByRole('main')).toContainText('Resolved ✓ read back')
    // The note and the documentation, each once.
    expect(notesOf(printer.id).map(({ internalAnalysisFlag }) => internalAnalysisFlag)).toEqual([false, true])
    expect(statusOf(printer.id)).toBe(resolved)
    // Everything that was posted is in the list of all, from the server.
    await page.getByText('All', { exact: true }).click()
    await expect(page.getByRole('listbox', { name: 'Writebacks' }).getByRole('option')).toHaveCount(3)
  })
})

test('a form waits for a slow ticket system and stays usable, and says so when a ticket can’t be read', async ({
  cw,
  staff,
  deskOf,
}) => {
  const proxy = await startFaultProxy(cw.url)
  letAnaIn(cw, staff)
  const slow = addTicket(cw.world, 'Slow as treacle')
  const broken = addTicket(cw.world, 'Broken record')
  await connect(await deskOf(staff.tom), { ...cw, url: proxy.url })
  const { page, dialog } = await deskOf(staff.ana)
  await page.getByRole('button', { name: /^New/ }).first().click()
  const field = dialog.getByRole('combobox', { name: /^Ticket/ })

  proxy.about(`service/tickets/${slow.id}`, { kind: 'late', by: 4000 })
  await field.fill('treacle')
  await page.getByRole('option', { name: /Slow as treacle/ }).click()
  await expect(dialog.getByRole('status').filter({ hasText: `Reading #${slow.id}…` })).toBeVisible()
  await dialog.getByLabel('Contact').fill('Maya Okafor')
  await expect(dialog.getByLabel('What’s wrong?')).toHaveValue(/Slow as treacle/)
  await expect(dialog.getByLabel('Contact')).toHaveValue('Maya Okafor')
  await expect(dialog.getByText(`Reading #${slow.id}…`)).toBeHidden()

  proxy.about(`service/tickets/${broken.id}`, { kind: 'answer', status: 503, body: '' })
  await field.fill('broken')
  await page.getByRole('option', { name: /Broken record/ }).click()
  await expect(dialog.getByRole('status').filter({ hasText: `Couldn’t read #${broken.id}.` })).toContainText(
    'You can still start the session',
  )
  await proxy.stop()
})
