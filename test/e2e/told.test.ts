import { createServer, type AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions } from '@playwright/test'
import { startMailServer, type MailServer } from '../support/notify/mail-server.ts'
import { startServerProcess, type RunningServer } from '../support/server/running-server.ts'
import { createWorkspace, type Member } from '../support/server/workspace.ts'
import { DeskPage } from './fixtures/desk-page.ts'
import { test, expect } from './fixtures/desks.ts'
import { pageViolations, violations } from './fixtures/violations.ts'

let mail: MailServer
let server: RunningServer
let people: Record<'owner' | 'ana' | 'ben' | 'tom', Member>

const freePort = async (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })

test.beforeAll(async () => {
  mail = await startMailServer()
  const port = await freePort()
  server = await startServerProcess(
    {
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      SMTP_URL: mail.url,
      MAIL_FROM: 'Baton <baton@msp.example>',
    },
    { onPort: port },
  )
  people = await createWorkspace(server, {
    ana: { name: 'Ana Ruiz', role: 'engineer' },
    ben: { name: 'Ben Carter', role: 'engineer' },
    tom: { name: 'Tom Okafor', role: 'admin' },
  })
})
test.afterAll(async () => {
  await server.remove()
  await mail.close()
})

const deskOf = async (
  browser: Browser,
  member: Member,
  options: BrowserContextOptions = {},
): Promise<DeskPage> => {
  const desk = await DeskPage.open(await browser.newContext(options), server.url)
  await desk.signIn(member)
  return desk
}
const mailsTo = ({ email }: Member) => mail.mails.filter(({ to }) => to.includes(email))
const linkIn = (text: string | undefined): string => /https?:\/\/\S+\/c\/\S+/u.exec(text ?? '')?.[0] ?? ''

test('someone without a desk reads a mail on a phone and claims by holding a button, which nothing that scans mail does', async ({
  browser,
}) => {
  const ana = await deskOf(browser, people.ana)
  await ana.startSession('Firewall drops the tunnel')
  await ana.escalate('Rights on the <b>head-end</b>', { urgency: 'Urgent' })
  await expect.poll(() => mailsTo(people.ben).length).toBe(1)
  await expect.poll(() => mailsTo(people.tom).length).toBe(1)
  const link = linkIn(mailsTo(people.ben)[0]?.mail.text)
  expect(link).toContain(`${server.url}/c/`)

  // A scanner that opens the link, runs its scripts, presses what looks like a button, and posts what looks like a form.
  const scanner = await (await browser.newContext()).newPage()
  await scanner.goto(link)
  await scanner.evaluate(async () => {
    const button = document.querySelector('button')
    for (const type of ['pointerdown', 'mousedown', 'touchstart'])
      button?.dispatchEvent(new Event(type, { bubbles: true }))
    await new Promise((resolve) => setTimeout(resolve, 1500))
    for (const type of ['pointerup', 'mouseup', 'touchend', 'click'])
      button?.dispatchEvent(new Event(type, { bubbles: true }))
    button?.click()
    for (const form of document.forms) form.submit()
    for (const path of ['', '/press', '/claim'])
      await fetch(`${location.pathname}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }).catch(() => undefined)
  })
  await scanner.locator('button').click()
  await expect(scanner.getByRole('status')).toHaveText('Hold the button for a second to claim it.')
  await expect(ana.ladder).not.toContainText('Claimed by')

  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  await page.goto(link)
  await expect(page.getByText('Rights on the <b>head-end</b>')).toBeVisible()
  expect(await pageViolations(page)).toEqual([])
  const hold = async () => {
    await page.locator('button').hover()
    await page.mouse.down()
    await expect(page.getByRole('status')).toHaveText('Let go to claim it.')
  }
  // Whoever slides off thinks better of it.
  await hold()
  await page.mouse.move(5, 5)
  await page.mouse.up()
  await expect(page.getByRole('status')).toHaveText('Hold the button for a second to claim it.')
  await hold()
  await page.mouse.up()
  await expect(page.getByRole('heading', { name: 'Claimed' })).toBeVisible()
  await expect(ana.page.getByText(/Ben Carter claimed/u).first()).toBeVisible()
  await expect.poll(() => mailsTo(people.tom).length).toBe(2)
  expect(mailsTo(people.tom)[1]?.mail.text).toMatch(/Claimed by Ben Carter, \d+ (?:s|min)\./u)

  await page.reload()
  await expect(page.getByText('You claimed this. It’s yours.')).toBeVisible()
  await page.goto(linkIn(mailsTo(people.tom)[0]?.mail.text))
  await expect(page.getByText(/Already claimed by Ben Carter/u)).toBeVisible()
  expect(ana.mistakes).toEqual([])
})

test('people choose how they are told, and admins where the workspace is', async ({ browser }) => {
  const tom = await deskOf(browser, people.tom, { timezoneId: 'Europe/London' })
  await tom.goto('/settings/channels')
  await expect(tom.page.getByText(`To ${people.tom.email}`)).toBeVisible()
  const before = mailsTo(people.tom).length
  await tom.page.getByRole('button', { name: 'Send a test' }).click()
  await expect.poll(() => mailsTo(people.tom).length).toBe(before + 1)
  expect(mailsTo(people.tom).at(-1)?.mail.subject).toBe('Test message from Baton')

  await tom.page.getByRole('button', { name: 'Add quiet hours' }).click()
  await tom.page.getByRole('button', { name: 'Sun', exact: true }).click()
  await tom.page.getByLabel('From').fill('18:30')
  await tom.page.getByRole('button', { name: 'High', exact: true }).click()
  await expect(tom.page.getByText('next day', { exact: true })).toBeVisible()
  expect(await violations(tom)).toEqual([])
  await tom.page.reload()
  await expect(tom.page.getByLabel('From')).toHaveValue('18:30')
  await expect(tom.page.getByRole('button', { name: 'Sun', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  await expect(tom.page.getByRole('button', { name: 'High', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(tom.page.getByRole('combobox', { name: 'Time zone' })).toHaveText(/Europe\/London/u)

  await tom.page.getByRole('button', { name: 'Add…' }).click()
  await tom.dialog.getByText('Webhook', { exact: true }).click()
  await tom.dialog.getByLabel('Name').fill('Ops board')
  await tom.dialog.getByLabel('Address').fill('https://10.0.0.1/hook')
  await tom.dialog.getByRole('button', { name: /^Save/u }).click()
  await expect(tom.dialog.getByLabel('Secret', { exact: true })).toHaveValue(/^whsec_/u)
  expect(await violations(tom)).toEqual([])
  await tom.dialog.getByRole('button', { name: 'Done' }).click()
  await tom.page.getByRole('button', { name: 'Test Ops board' }).click()
  await expect(tom.page.getByText(/The address is on a private network/u)).toBeVisible()
  await tom.page.getByRole('button', { name: 'Remove Ops board' }).click()
  await tom.dialog.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(tom.page.getByText(/Nowhere yet\. Add a Slack/u)).toBeVisible()
  expect(tom.mistakes).toEqual([])
})

test('who was told, and how, is beside how far an escalation has come', async ({ browser }) => {
  mail.faults.set(people.tom.email, 'refuse')
  const ana = await deskOf(browser, people.ana)
  await ana.startSession('Backup agent stopped')
  await ana.escalate('Who knows this agent?', { urgency: 'Urgent' })
  await expect(ana.ladder).toContainText('1 not reached')
  await ana.page
    .getByRole('button', { name: /not reached/u })
    .first()
    .click()
  await expect(ana.dialog).toContainText('Failed: The mail server refused it (550): No such user here')
  await expect(ana.dialog.getByText('Handed over', { exact: true }).first()).toBeVisible()
  await expect(ana.dialog.getByText('Ben Carter')).toBeVisible()
  expect(await violations(ana)).toEqual([])
  mail.faults.clear()
})
