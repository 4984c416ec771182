import { DeskPage } from './fixtures/desk-page.ts'
import { expect, test } from './fixtures/desks.ts'

test('one changes one’s own password: the other device is signed out, this one stays', async ({
  staff,
  deskOf,
}) => {
  const here = await deskOf(staff.ana)
  const there = await deskOf(staff.ana)
  await here.goto('/settings')
  const devices = here.page.getByRole('list').filter({ hasText: 'This device' })
  await expect(devices.getByRole('listitem')).toHaveCount(3)

  await here.page.getByRole('button', { name: 'Change password…' }).click()
  const submit = here.dialog.getByRole('button', { name: /^Change password/ })
  await here.dialog.getByLabel('Current password').fill('not my password at all')
  await here.dialog.getByLabel('New password').fill('three blue kettles')
  await submit.click()
  await expect(here.dialog.getByText('That isn’t your current password')).toBeVisible()
  await here.dialog.getByLabel('Current password').fill(staff.ana.password)
  await here.dialog.getByLabel('New password').fill('ana ruiz 2026')
  await submit.click()
  await expect(here.dialog.getByText('too close to your name')).toBeVisible()
  await here.dialog.getByLabel('New password').fill('three blue kettles')
  await submit.click()
  await expect(here.page.getByText('Password changed.')).toBeVisible()
  await expect(here.status).toContainText('Connected')
  await expect(devices.getByRole('listitem')).toHaveCount(1)

  await expect(there.page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await there.signIn({ email: staff.ana.email, password: 'three blue kettles' })
  await expect(there.status).toContainText('Connected')
})

test('a device that was left somewhere is ended from another, by oneself and by an admin', async ({
  staff,
  deskOf,
}) => {
  const here = await deskOf(staff.ben)
  const left = await deskOf(staff.ben)
  await here.goto('/settings')
  const end = here.page.getByRole('button', { name: 'Sign out Chrome on Linux' })
  await expect(end).toHaveCount(1)
  await end.click()
  await expect(here.page.getByText('Signed out on Chrome on Linux.')).toBeVisible()
  await expect(left.page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(end).toHaveCount(0)

  const tom = await deskOf(staff.tom)
  await tom.goto('/settings/people')
  await tom.page.getByRole('button', { name: 'Actions for Ben Carter' }).click()
  await tom.page.getByRole('menuitem', { name: 'Signed-in devices…' }).click()
  await tom.dialog.getByRole('button', { name: 'Sign out Chrome on Linux' }).first().click()
  await expect(here.page.getByRole('button', { name: 'Sign in' })).toBeVisible()
})

test('an admin’s link sets a new password once, and invitations are listed and revoked', async ({
  staff,
  deskOf,
  browser,
  server,
}) => {
  const ana = await deskOf(staff.ana)
  const tom = await deskOf(staff.tom)
  await tom.goto('/settings/people')
  await tom.page.getByRole('button', { name: 'Actions for Ana Ruiz' }).click()
  await tom.page.getByRole('menuitem', { name: 'New password link…' }).click()
  await tom.dialog.getByRole('button', { name: 'Create link' }).click()
  const link = await tom.dialog.getByRole('textbox', { name: 'Link' }).inputValue()
  expect(link).toContain('/#/reset/')
  await tom.dialog.getByRole('button', { name: 'Done' }).click()

  const path = new URL(link).hash.slice(1)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const fresh = await DeskPage.open(context, server.url, path)
  await expect(fresh.page.getByText('For Ana Ruiz in')).toBeVisible()
  await expect(fresh.page.getByLabel('Email')).toHaveValue(staff.ana.email)
  await fresh.page.getByLabel('New password', { exact: true }).fill('three blue kettles')
  await fresh.page.getByRole('button', { name: /^Set password/ }).click()
  await expect(fresh.status).toContainText('Connected')
  await expect(ana.page.getByRole('button', { name: 'Sign in' })).toBeVisible()

  const again = await DeskPage.open(await browser.newContext(), server.url, path)
  await again.page.getByLabel('New password', { exact: true }).fill('four green kettles')
  await again.page.getByRole('button', { name: /^Set password/ }).click()
  await expect(again.page.getByText('This link no longer works')).toBeVisible()
  await again.context.close()
  await context.close()

  await tom.page
    .getByRole('button', { name: /^Invite/ })
    .first()
    .click()
  await tom.dialog.getByLabel('Email (optional)').fill('late@northwind.example')
  await tom.dialog.getByRole('button', { name: 'Create invitation' }).click()
  const invitation = await tom.dialog.getByRole('textbox', { name: 'Link' }).inputValue()
  await tom.dialog.getByRole('button', { name: 'Done' }).click()
  const row = tom.page.getByRole('row').filter({ hasText: 'late@northwind.example' })
  await expect(row).toContainText('Tom Okafor')
  await expect(row).toContainText('Expires')
  await row.getByRole('button', { name: 'Revoke the invitation for Engineer' }).click()
  await expect(row).toContainText('Revoked')
  await expect(tom.page.getByRole('row').filter({ hasText: 'Used by Ben Carter' })).toBeVisible()

  const late = await DeskPage.open(await browser.newContext(), server.url, new URL(invitation).hash.slice(1))
  await late.page.getByLabel('Your name').fill('Too Late')
  await late.page.getByLabel('Email').fill('late@northwind.example')
  await late.page.getByLabel('Password', { exact: true }).fill('one more long password')
  await late.page.getByRole('button', { name: /^Join/ }).click()
  await expect(late.page.getByText('This invitation was revoked')).toBeVisible()
  await late.context.close()
})
