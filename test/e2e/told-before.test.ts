import { expect, test } from './fixtures/desks.ts'

test('a step that was taken before is said so, without a network, and is added all the same', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  await ana.startSession('Label printer stays silent')
  const composer = ana.page.getByRole('textbox', { name: 'Note or command' })
  await composer.fill('/step Restarted the print spooler, no change')
  await composer.press('Enter')
  await expect(ana.timeline).toContainText('Restarted the print spooler')
  await ana.goOffline()
  await expect(ana.status).toContainText('Offline since')

  const said = ana.page.getByRole('status').filter({ hasText: 'Already tried' })
  await test.step('in the composer, in other words than before', async () => {
    await composer.fill('/step reboot spooler service')
    await expect(said).toContainText('step 1, “Restarted the print spooler, no change”: done')
    await said.getByRole('button', { name: /^Show step 1/ }).click()
    await expect(composer).toHaveValue('/step reboot spooler service')
    await composer.fill('/step Cleared the print queue')
    await expect(said).toBeHidden()
  })

  await test.step('in the form, as a command; it stands in no one’s way', async () => {
    await composer.fill('')
    await ana.page.getByRole('button', { name: 'Step with options' }).click()
    await ana.page.keyboard.type('Restart-Service Spooler')
    await expect(said).toContainText('Already tried')
    await ana.page.keyboard.press('Enter')
    await expect(ana.timeline).toContainText('Restart-Service Spooler')
  })
})

test('escalating shows what the handoff tells; a press on what is missing puts the cursor where it goes', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  await ana.startSession('Scanner')
  await ana.page.keyboard.press('Escape')
  await ana.page.getByRole('button', { name: /^Escalate/ }).click()
  const lights = ana.dialog.getByRole('list', { name: 'What your handoff covers' })
  const missing = lights.getByRole('button')
  await expect(missing).toHaveCount(5)

  const need = ana.dialog.getByRole('textbox', { name: 'What do you need?' })
  await need.fill('Scans to mail fail for the whole office. I restarted it. Please take over.')
  await expect(missing).toHaveCount(1)
  await missing.focus()
  await ana.page.keyboard.press('Enter')
  await expect(need).toBeFocused()
  await expect(ana.dialog.getByRole('status').filter({ hasText: 'What if it gets worse' })).toBeVisible()
  await ana.page.keyboard.type('If they can’t wait, use the one upstairs.')
  await expect(need).toHaveValue(/take over\.\nIf they can’t wait, use the one upstairs\.$/)
  await expect(missing).toHaveCount(0)
  await ana.page.keyboard.press('Escape')
})
