import { startServerProcess } from '../support/server/running-server.ts'
import { DeskPage } from './fixtures/desk-page.ts'
import { expect, test } from './fixtures/desks.ts'

test('an empty server: create the workspace with its code, invite by link and by code, join, sign out and in', async ({
  browser,
}) => {
  const server = await startServerProcess({ BATON_ALLOW_NEW_WORKSPACES: 'false' }, { isFirst: true })
  const context = await browser.newContext()
  const code = (await server.setupCode()) ?? ''
  const owner = await DeskPage.open(context, server.url)
  const { page } = owner
  try {
    // Who comes without the code gets no further; what was typed stays.
    await page.getByLabel('Setup code').fill('AAAAA-BBBBB-CCCCC-DDDDD')
    await page.getByLabel('Workspace').fill('Northwind IT')
    await page.getByLabel('Your name').fill('Maya Lindqvist')
    await page.getByLabel('Email').fill('maya@northwind.example')
    await page.getByLabel('Password', { exact: true }).fill('short')
    await page.getByRole('button', { name: /^Create/ }).click()
    await expect(page.getByText(/at least 10 characters/i).first()).toBeVisible()
    await expect(page.getByLabel('Workspace')).toHaveValue('Northwind IT')
    await page.getByLabel('Password', { exact: true }).fill('a long enough password')
    await page.getByRole('button', { name: /^Create/ }).click()
    await expect(page.getByText('That isn’t the setup code')).toBeVisible()
    await expect(page.getByLabel('Workspace')).toHaveValue('Northwind IT')
    // The link that the server prints, and that `npm start` opens, asks for none.
    await owner.goto(`/setup/${code}`)
    await expect(page.getByLabel('Setup code')).toHaveCount(0)
    await page.getByLabel('Workspace').fill('Northwind IT')
    await page.getByLabel('Your name').fill('Maya Lindqvist')
    await page.getByLabel('Email').fill('maya@northwind.example')
    await page.getByLabel('Password', { exact: true }).fill('northwind2026')
    await page.getByRole('button', { name: /^Create/ }).click()
    await expect(page.getByText('too close to your name, email, or workspace')).toBeVisible()
    await page.getByLabel('Password', { exact: true }).fill('a long enough password')
    await page.getByRole('button', { name: /^Create/ }).click()
    await expect(owner.status).toContainText('Connected')
    expect(await server.setupCode()).toBeUndefined()
    // One thing to do first, said once.
    await expect(page.locator('.empty-state:visible')).toHaveCount(1)

    await owner.goto('/settings/people')
    await page
      .getByRole('button', { name: /Invite/ })
      .first()
      .click()
    await owner.dialog.getByRole('button', { name: 'Create invitation' }).click()
    const link = await owner.dialog.getByRole('textbox', { name: 'Link' }).inputValue()
    expect(link).toContain('/#/join/')

    const joining = await browser.newContext()
    const ana = await DeskPage.open(joining, server.url, new URL(link).hash.slice(1))
    await expect(ana.page.getByText(/ invited you as an engineer\./)).toBeVisible()
    await ana.page.getByLabel('Your name').fill('Ana Ruiz')
    await ana.page.getByLabel('Email').fill('ana@northwind.example')
    await ana.page.getByLabel('Password', { exact: true }).fill('another long password')
    await ana.page.getByRole('button', { name: /^Join/ }).click()
    await expect(ana.status).toContainText('Connected')
    await expect(page.getByText('Ana Ruiz').first()).toBeVisible()

    await ana.startSession('Kept on this device while signed out')
    await expect(ana.status).toContainText('Everything sent')
    await ana.goto('/settings')
    await ana.page.getByRole('button', { name: 'Sign out…' }).click()
    await ana.dialog.getByRole('button', { name: 'Sign out' }).click()
    await expect(ana.page.getByRole('button', { name: 'Sign in' })).toBeVisible()
    await ana.page.getByLabel('Email').fill('ana@northwind.example')
    await ana.page.getByLabel('Password', { exact: true }).fill('not my password')
    await ana.page.getByRole('button', { name: 'Sign in' }).click()
    await expect(ana.page.getByText(/wrong/i).first()).toBeVisible()
    await ana.signIn({ email: 'ana@northwind.example', password: 'another long password' })
    await ana.goto('/sessions')
    await expect(ana.sessionRow('Kept on this device')).toBeVisible()

    const late = await DeskPage.open(await browser.newContext(), server.url, new URL(link).hash.slice(1))
    // Said at once, before anything is filled in.
    await expect(late.page.getByText('This invitation has already been used.')).toBeVisible()
    await late.page.getByLabel('Your name').fill('Too Late')
    await late.page.getByLabel('Email').fill('late@northwind.example')
    await late.page.getByLabel('Password', { exact: true }).fill('one more long password')
    await late.page.getByRole('button', { name: /^Join/ }).click()
    await expect(late.page.getByText(/invitation/i).first()).toBeVisible()
    await expect(late.page.getByLabel('Your name')).toHaveValue('Too Late')
  } finally {
    await server.remove()
  }
})
