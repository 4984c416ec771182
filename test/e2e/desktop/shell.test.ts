import { resolve } from 'node:path'
import { expect, test, type BrowserContext } from '@playwright/test'
import { builtClient, openDesktopPage, type DesktopPageOptions } from '../../support/electron/desktop-page.ts'
import type { ElectronTwin } from '../../support/electron/electron-twins.ts'
import { startServerProcess, type RunningServer } from '../../support/server/running-server.ts'
import { createWorkspace } from '../../support/server/workspace.ts'

/** What the desktop app around the page brings into it: its server, its updates, its log. */
const client = builtClient(resolve(import.meta.dirname, '../../..'))
let server: RunningServer
let ana: { email: string; password: string }

test.beforeAll(async () => {
  server = await startServerProcess({ ALLOWED_ORIGINS: 'http://baton.localhost' })
  ;({ ana } = await createWorkspace(server, { ana: { name: 'Ana Ruiz', role: 'engineer' } }))
})
test.afterAll(() => server.stop())

/** What main says of this desk, but for some of it. */
const claiming = (twin: ElectronTwin, over: object): void => {
  const { invoke } = twin
  twin.invoke = async (channel, args, sender) => {
    const answer = await invoke(channel, args, sender)
    return channel === 'desktop:info' ? { ...(answer as object), ...over } : answer
  }
}

const open = async (context: BrowserContext, prepare?: DesktopPageOptions['prepare']) => {
  await context.grantPermissions(['local-network-access'])
  const opened = await openDesktopPage(context, {
    ...client,
    env: { BATON_SERVER_URL: server.url },
    ...(prepare === undefined ? {} : { prepare }),
  })
  const { page } = opened
  const signIn = async () => {
    await page.getByLabel('Email').fill(ana.email)
    await page.getByLabel('Password', { exact: true }).fill(ana.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText('Connected')
  }
  return { ...opened, signIn }
}

test('a connection without encryption says so for as long as it is one: signing in, in the status bar, in the settings', async ({
  context,
}) => {
  const { page, signIn } = await open(context, (twin) => claiming(twin, { connection: 'open' }))
  await expect(page.getByText('This connection isn’t encrypted: others')).toBeVisible()
  await signIn()
  const sign = page.getByRole('contentinfo', { name: 'Status' }).getByText('This connection isn’t encrypted')
  await expect(sign).toBeVisible()
  await sign.click()
  await expect(page.getByRole('group', { name: 'Settings' })).toContainText(
    'This connection isn’t encrypted: others on the network can read it.',
  )
  await expect(page.getByRole('button', { name: 'Change…', exact: true }).first()).toBeVisible()
})

test('a server that an administrator decided offers no change, and what is wrong with the policy is in the diagnostics', async ({
  context,
}) => {
  const problem = 'updateUrl: it has to be an address that begins with https://.'
  const { page, twin, signIn } = await open(context, (before) => {
    before.state.adminPolicy = JSON.stringify({
      serverUrl: server.url,
      updateUrl: 'http://files.example.com/baton',
    })
  })
  await expect(page.getByText('Your organization set this.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Change' })).toHaveCount(0)
  await signIn()
  await page.goto('http://baton.localhost/#/settings')
  const row = page.locator('.settings-row', { hasText: server.url })
  await expect(row).toContainText('Your organization set this.')
  await expect(row.getByRole('button')).toHaveCount(0)
  await page.goto('http://baton.localhost/#/settings/diagnostics')
  await expect(page.getByText(problem)).toBeVisible()
  await page.getByRole('button', { name: 'Open log folder' }).click()
  await expect.poll(() => twin.state.foldersOpened).toEqual(['/home/nia/.config/Baton/logs'])
  twin.state.folderAnswer = 'no file manager'
  await page.getByRole('button', { name: 'Open log folder' }).click()
  await expect(page.getByText(/^Couldn’t open the folder/)).toBeVisible()
})

test('the channel of updates is chosen in the settings, and a restart keeps what is being typed', async ({
  context,
}) => {
  const { page, twin, signIn } = await open(context, (before) => {
    before.state.adminPolicy = JSON.stringify({ updateUrl: 'https://files.example.com/baton' })
  })
  await signIn()
  await page.goto('http://baton.localhost/#/settings')
  const row = page.locator('.settings-row', { hasText: 'Updates' })
  await row.getByText('Beta', { exact: true }).click()
  await expect.poll(() => twin.updater.feed?.channel).toBe('beta')
  await page.goto('http://baton.localhost/#/sessions')
  await page.getByRole('button', { name: /^New/ }).first().click()
  await page.getByRole('dialog').getByLabel('What’s wrong?').fill('Badge reader is offline')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Start/ })
    .click()
  const composer = page.getByLabel('Note or command')
  await expect(composer).toBeVisible()
  twin.updater.emit('update-downloaded', { version: '2.0.0' })
  await composer.fill('half a sentence')
  twin.tray.choose('update')
  await expect.poll(() => twin.updater.installs).toBe(1)
  expect(twin.state.dialogs).toBe(0)
  // What a restart finds.
  await page.reload()
  await expect(page.getByLabel('Note or command')).toHaveValue('half a sentence')
  await page.goto('http://baton.localhost/#/settings')
  await expect(row).toContainText('Baton 2.0.0 is ready')
  await expect(row.getByRole('button', { name: 'Restart to update' })).toBeVisible()
})

test('the menu leads to the page’s own screens and dialogs', async ({ context }) => {
  const { page, twin, signIn } = await open(context)
  await signIn()
  const choose = (id: string): void => {
    type Item = { id?: string; click?: () => void; submenu?: Item[] }
    const flat = (items: Item[]): Item[] => items.flatMap((item) => [item, ...flat(item.submenu ?? [])])
    const item = flat(twin.state.menu as Item[]).find((one) => one.id === id)
    if (item?.click === undefined) throw new Error(`The menu has no ${id}`)
    item.click()
  }
  choose('diagnostics')
  await expect(page).toHaveURL(/#\/settings\/diagnostics$/)
  choose('queue')
  await expect(page).toHaveURL(/#\/queue$/)
  choose('session')
  await expect(page.getByRole('dialog').getByLabel('What’s wrong?')).toBeVisible()
  await page.keyboard.press('Escape')
  choose('palette')
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('a proxy’s question is asked in the window, also before anyone is signed in, and spelling is a choice', async ({
  context,
}) => {
  const { page, twin, signIn } = await open(context)
  const replies: unknown[][] = []
  const ask = (): void =>
    twin.app.emit(
      'login',
      { preventDefault: () => undefined },
      null,
      { url: `${server.url}/auth/refresh`, pid: 1 },
      { isProxy: true, scheme: 'basic', host: 'proxy.corp.example', port: 3128, realm: '' },
      (...reply: unknown[]) => replies.push(reply),
    )
  ask()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('The proxy proxy.corp.example:3128 wants a name and a password')
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog).toContainText('Enter the name that your network knows you by.')
  await dialog.getByLabel('Name').fill('nia')
  await dialog.getByLabel('Password', { exact: true }).fill('wrong')
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog).toHaveCount(0)
  ask()
  ask()
  await expect(dialog).toContainText('didn’t accept that')
  await dialog.getByRole('button', { name: 'Stay offline' }).click()
  await expect(dialog).toHaveCount(0)
  expect(replies).toEqual([[], ['nia', 'wrong'], []])
  await signIn()
  await page.goto('http://baton.localhost/#/settings')
  const row = page.locator('.settings-row', { hasText: 'Check spelling' })
  await expect(row).toContainText('Downloads dictionaries from Google (American English)')
  await row.getByRole('switch', { name: 'Check spelling' }).click()
  await expect(row).toContainText('Takes effect when Baton starts again.')
})
