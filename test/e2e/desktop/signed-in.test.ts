import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { builtClient, openDesktopPage } from '../../support/electron/desktop-page.ts'
import { startServerProcess } from '../../support/server/running-server.ts'
import { createWorkspace } from '../../support/server/workspace.ts'
import { plunder } from '../fixtures/plunder.ts'

const client = builtClient(resolve(import.meta.dirname, '../../..'))
const home = '/home/nia/.config/Baton'
const note = 'PLANTED-IN-A-NOTE'

test('signs in through main: the page never meets the refresh token, and a locked keychain keeps everything shut until the password', async ({
  context,
}) => {
  const server = await startServerProcess({ ALLOWED_ORIGINS: 'http://baton.localhost' })
  try {
    const { ana } = await createWorkspace(server, { ana: { name: 'Ana Ruiz', role: 'engineer' } })
    await context.grantPermissions(['local-network-access'])
    const { page, twin } = await openDesktopPage(context, {
      ...client,
      env: { BATON_SERVER_URL: server.url },
    })
    const heard: string[] = []
    page.on('response', (response) => {
      if (response.url().startsWith(server.url))
        response.text().then(
          (text) => heard.push(text),
          () => undefined,
        )
    })
    const invoke = twin.invoke
    const answered: string[] = []
    // What crosses to the page, in both directions.
    twin.invoke = async (channel, args, sender) => {
      const answer = await invoke(channel, args, sender)
      answered.push(JSON.stringify([channel, args, answer]))
      return answer
    }
    const tokens: string[] = []
    const encrypt = twin.safeStorage.encryptStringAsync.bind(twin.safeStorage)
    twin.safeStorage.encryptStringAsync = async (text) => {
      if (!text.startsWith('[') && text !== 'probe') tokens.push(text)
      return encrypt(text)
    }
    const signIn = async () => {
      await page.getByLabel('Email').fill(ana.email)
      await page.getByLabel('Password', { exact: true }).fill(ana.password)
      await page.getByRole('button', { name: 'Sign in' }).click()
    }
    const status = page.getByRole('contentinfo', { name: 'Status' })
    await signIn()
    await expect(status).toContainText('Connected')
    await page.reload()
    await expect(status).toContainText('Connected')

    await test.step('the token is in the keychain alone', async () => {
      // One by signing in, one by the refresh after the reload.
      expect(tokens.length).toBeGreaterThanOrEqual(2)
      for (const token of tokens) {
        expect(token.length).toBeGreaterThan(20)
        expect([...heard, ...answered].filter((text) => text.includes(token))).toEqual([])
      }
      expect(answered.filter((text) => text.includes('accessToken')).length).toBeGreaterThanOrEqual(2)
      expect(await plunder(page, tokens)).toEqual([])
      expect([...twin.files(home).contents.keys()].toSorted()).toEqual(
        expect.arrayContaining(['keys.json', 'secrets.json']),
      )
    })

    await test.step('what is written is sealed', async () => {
      await page.getByRole('button', { name: /^New/ }).first().click()
      await page.getByRole('dialog').getByLabel('What’s wrong?').fill('Badge reader is offline')
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Start/ })
        .click()
      const composer = page.getByLabel('Note or command')
      await composer.fill(note)
      await composer.press('Enter')
      await expect(page.getByRole('region', { name: 'Timeline' })).toContainText(note)
      await expect(status).toContainText('Everything sent')
      expect(await plunder(page, [note])).toEqual([])
    })

    await test.step('without the keychain the desk says so; with the password it opens', async () => {
      // Main as after a restart: keys and tokens come from the keychain again.
      await page.goto('about:blank')
      const again = await openDesktopPage(context, {
        ...client,
        env: { BATON_SERVER_URL: server.url },
        prepare: (next) => {
          for (const [name, text] of twin.files(home).contents) next.files(home).contents.set(name, text)
          next.safeStorage.broken = true
        },
      })
      const locked = again.page.getByText('Your system’s keychain is locked')
      await expect(locked).toContainText('Nothing has been deleted.')
      await expect(again.page.getByText('can’t be found on this device')).toBeHidden()
      await again.page.getByRole('button', { name: 'Try again' }).click()
      await expect(locked).toBeVisible()
      again.twin.safeStorage.broken = false
      await again.page.getByRole('button', { name: 'Try again' }).click()
      await expect(again.page.getByRole('contentinfo', { name: 'Status' })).toContainText('Connected')
      await again.page.getByRole('listbox').getByText('Badge reader is offline').click()
      await expect(again.page.getByRole('region', { name: 'Timeline' })).toContainText(note)
    })
  } finally {
    await server.remove()
  }
})
