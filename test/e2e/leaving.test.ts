import { expect, test } from './fixtures/desks.ts'
import type { DeskPage } from './fixtures/desk-page.ts'
import { pickFiles } from './fixtures/images.ts'
import { plunder } from './fixtures/plunder.ts'
import { makePng } from '../support/samples/images.ts'

const sent = 'PLANTED-AND-SENT'
const unsent = 'PLANTED-NOT-SENT'
const half = 'PLANTED-HALF-TYPED'
const words = [sent, unsent, half]

const signOut = async (desk: DeskPage): Promise<void> => {
  await desk.goto('/settings')
  await desk.page.getByRole('button', { name: 'Sign out…' }).click()
  await desk.dialog.getByRole('button', { name: 'Sign out' }).click()
  await expect(desk.page.getByRole('button', { name: 'Sign in' })).toBeVisible()
}

const databases = async (desk: DeskPage): Promise<string[]> =>
  desk.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').toSorted())

test('signing out leaves nothing on the device that can be read, and nothing of what was typed is lost', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  await ana.startSession(`Router at Fabrikam, ${sent}`)
  const png = makePng({ width: 60, height: 40 })
  await pickFiles(ana, { name: 'rack.png', mimeType: 'image/png', buffer: Buffer.from(png) })
  await ana.note(`Seen on site, ${sent}`)
  // An image takes a moment to be made fit; until then nothing waits either.
  await expect(ana.timeline).toContainText('Seen on site')
  await expect(ana.status).toContainText('Everything sent')
  const sessionUrl = ana.page.url()
  await ana.goOffline()
  await ana.note(`Called them, ${unsent}`)
  await ana.page.getByLabel('Note or command').fill(half)
  await expect(ana.page.getByText('Saved on this device')).toBeVisible()
  // Sealed while she is signed in, too; and the reader reads: it finds what is planted in the open.
  expect(await plunder(ana.page, words)).toEqual([])
  await ana.page.evaluate((word) => localStorage.setItem('planted', word), sent)
  expect(await plunder(ana.page, words)).toEqual([`${sent} in local storage`])
  await ana.page.evaluate(() => localStorage.removeItem('planted'))

  await signOut(ana)
  await expect(ana.page.getByText('1 action from Ana Ruiz hasn’t been sent yet')).toBeVisible()
  await expect.poll(async () => databases(ana)).toEqual(['baton-keys', 'baton-left', 'baton-memory'])
  expect(await plunder(ana.page, words)).toEqual([])

  await test.step('the server hears of it once there is a network, and whoever signs in next reads nothing', async () => {
    await ana.goOnline()
    await ana.page.reload()
    await ana.signIn(staff.ben)
    expect((await plunder(ana.page, [unsent, half])).length).toBe(0)
    await signOut(ana)
  })

  await test.step('she has everything back, and it is sent', async () => {
    await ana.signIn(staff.ana)
    await expect(ana.status).toContainText('Everything sent')
    await ana.page.goto(sessionUrl)
    await expect(ana.timeline).toContainText(unsent)
    await expect(ana.page.getByLabel('Note or command')).toHaveValue(half)
    await expect(ana.timeline.getByRole('img').first()).toBeVisible()
  })
})

test('whoever is deactivated while their desk is closed finds it empty at the next connection', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  await ana.startSession(`Switch at Contoso, ${sent}`)
  await expect(ana.status).toContainText('Everything sent')
  await ana.goOffline()
  await ana.note(`Back on Monday, ${unsent}`)
  const { url } = ana
  await ana.page.goto('about:blank')

  const tom = await deskOf(staff.tom)
  await tom.goto('/settings/people')
  await tom.page.getByRole('button', { name: 'Deactivate Ana Ruiz' }).click()
  await tom.dialog.getByRole('button', { name: 'Deactivate' }).click()
  await expect(tom.dialog).toBeHidden()

  await ana.goOnline()
  await ana.page.goto(url)
  await expect(ana.page.getByRole('heading', { name: /access/i })).toBeVisible()
  await expect.poll(async () => databases(ana)).toEqual(['baton-keys', 'baton-left', 'baton-memory'])
  expect(await plunder(ana.page, words)).toEqual([])
})
