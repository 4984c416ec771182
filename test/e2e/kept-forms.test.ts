import type { DeskPage } from './fixtures/desk-page.ts'
import { expect, test } from './fixtures/desks.ts'

/** Reloads once what was typed is on the device. */
const reload = async ({ page, dialog, status }: DeskPage): Promise<void> => {
  await expect(dialog).toContainText('Saved on this device')
  await page.reload()
  await expect(status).toContainText('Connected')
}

test('what is typed into a small dialog is there after closing it and after a reload', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  const tom = await seatOf('tom')

  await test.step('a ticket to link', async () => {
    await ana.startSession('Label printer offline')
    await ana.page.keyboard.press('#')
    const field = ana.dialog.getByRole('combobox', { name: /^Ticket/ })
    await field.fill('48 printer')
    await reload(ana)
    await ana.page.keyboard.press('#')
    await expect(field).toHaveValue('48 printer')
    await field.fill('48301')
    await ana.page.keyboard.press('Escape')
    await ana.page.keyboard.press('Escape')
    await expect(ana.dialog).toBeHidden()
    await ana.page.keyboard.press('#')
    await expect(field).toHaveValue('48301')
    await ana.page.keyboard.press('Control+Enter')
    await expect(ana.page.locator('.pane-detail .pane-count')).toContainText('#48301')
    await ana.page.keyboard.press('#')
    await expect(field).toHaveValue('48301')
    await expect(ana.dialog).not.toContainText('Saved on this device')
  })

  await test.step('whom to invite', async () => {
    await tom.goto('/settings/people')
    await tom.page.getByRole('button', { name: /^Invite/ }).click()
    const email = tom.dialog.getByLabel('Email')
    await email.fill('new@example.com')
    await tom.page.keyboard.press('Escape')
    await expect(tom.dialog).toBeHidden()
    await tom.page.keyboard.press('i')
    await expect(email).toHaveValue('new@example.com')
    await tom.dialog.getByRole('button', { name: 'Discard' }).click()
    await expect(email).toHaveValue('')
    await tom.page.keyboard.press('Escape')
  })
})

test('taking back a shift handover gives what was written back to the form', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  const { page } = ana
  await ana.startSession('Badge reader dead')
  await ana.goto('/shift')
  await page.getByRole('combobox', { name: 'To' }).click()
  await page.getByRole('option', { name: /Ben Carter/ }).click()
  await page.getByLabel('Note for the shift').fill('Facilities call back at four')
  await page.getByLabel('A line about Badge reader dead').fill('Spare part ordered')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Taken back.')
  await ana.goto('/shift')
  await expect(page.getByLabel('Note for the shift')).toHaveValue('Facilities call back at four')
  await expect(page.getByLabel('A line about Badge reader dead')).toHaveValue('Spare part ordered')
  await page.getByLabel('Note for the shift').fill('')
  await page.getByLabel('A line about Badge reader dead').fill('')
})
