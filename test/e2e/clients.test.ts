import { expect, test } from './fixtures/desks.ts'

test('a session names its client: typed, suggested the next time, and seen, filtered and found by the other desk', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  const dialog = ana.page.getByRole('dialog')
  const clientField = dialog.getByLabel('Client', { exact: true })
  const start = async (text: string, client: string) => {
    await ana.page.getByRole('button', { name: /^New/ }).first().click()
    await dialog.getByLabel('What’s wrong?').fill(text)
    await clientField.fill(client)
  }
  const begin = async (title: string) => {
    await dialog.getByRole('button', { name: /^Start/ }).click()
    await expect(ana.page.getByRole('heading', { name: title })).toBeVisible()
    await expect(ana.page.getByLabel('Note or command')).toBeFocused()
    await ana.page.keyboard.press('Escape')
  }
  await start('Scanner to e-mail stopped', 'Contoso Dental')
  await dialog.getByLabel('Device', { exact: true }).fill('CD-MFP-03')
  await dialog.getByLabel('Contact', { exact: true }).fill('Helen Marsh, 020 7946 0118')
  await begin('Scanner to e-mail stopped')

  // The next one: part of the name suggests it, and it suggests whom to call.
  await start('VPN drops every 20 minutes', 'cont')
  await ana.page.getByRole('option', { name: 'Contoso Dental', exact: true }).click()
  await expect(clientField).toHaveValue('Contoso Dental')
  await expect(dialog.getByRole('region', { name: 'Recent at this client' })).toContainText('Scanner')
  await dialog.getByLabel('Contact', { exact: true }).click()
  await ana.page.getByRole('option', { name: 'Helen Marsh, 020 7946 0118' }).click()
  await begin('VPN drops every 20 minutes')
  const lane = ana.page.getByRole('complementary', { name: 'Facts and tasks' })
  await expect(lane.getByRole('region', { name: 'Client', exact: true })).toContainText('Helen Marsh')
  await lane.getByRole('button', { name: /^Due/ }).click()
  await ana.page.getByRole('menuitem', { name: 'In 2 h' }).click()
  await expect(lane.getByRole('region', { name: 'Client', exact: true })).toContainText('due in 2 h')

  await test.step('its fields are edited where they stand, by key and by pointer', async () => {
    const field = (name: string) => lane.getByRole('combobox', { name })
    await expect(ana.page.getByRole('menu')).toHaveCount(0)
    await ana.page.keyboard.press('Escape')
    await ana.page.keyboard.press('d')
    await expect(field('Client')).toBeFocused()
    await ana.page.keyboard.type('Typed by mistake')
    await ana.page.keyboard.press('Escape')
    await expect(lane.getByRole('button', { name: /^Client/ })).toBeFocused()
    // Where there's room for both, nothing is left open over the timeline of a window that gets narrow.
    await ana.page.setViewportSize({ width: 800, height: 700 })
    await expect(lane).toBeHidden()
    await ana.page.setViewportSize({ width: 1440, height: 900 })
    await lane.getByRole('button', { name: /^Client/ }).focus()
    await expect(lane).toContainText('Contoso Dental')

    await ana.page.keyboard.press('Enter')
    await ana.page.keyboard.press('Tab')
    await expect(field('Contact')).toBeFocused()
    await ana.page.keyboard.press('Tab')
    await ana.page.keyboard.type('cd-')
    await ana.page.keyboard.press('ArrowDown')
    await ana.page.keyboard.press('Enter')
    await expect(lane.getByRole('button', { name: 'Device CD-MFP-03' })).toBeFocused()

    // What is too long stays, with why; going elsewhere loses nothing of it.
    await ana.page.keyboard.press('Enter')
    await field('Device').fill('x'.repeat(300))
    await ana.page.keyboard.press('Enter')
    await expect(lane.getByRole('alert')).toContainText('300')
    await ana.goto('/queue')
    await ana.page.goBack()
    await expect(field('Device')).toHaveValue('x'.repeat(300))
    await field('Device').fill('CD-FW-01')
    // Leaving it saves.
    await ana.page.getByLabel('Note or command').click()
    await expect(lane.getByRole('button', { name: 'Device CD-FW-01' })).toBeVisible()

    // The head says it where there is no room for the lane.
    const head = ana.page.getByRole('heading', { name: 'VPN drops' }).locator('..')
    await expect(head.getByRole('button', { name: 'Contoso Dental' })).toBeHidden()
    await ana.page.setViewportSize({ width: 1024, height: 900 })
    await expect(lane).toBeHidden()
    await head.getByRole('button', { name: 'Contoso Dental' }).click()
    await head.getByRole('combobox', { name: 'Client' }).fill('Contoso Dental Ltd')
    await ana.page.keyboard.press('Enter')
    await head.getByRole('button', { name: 'Contoso Dental Ltd' }).click()
    await ana.page.keyboard.type('Contoso Dental')
    await ana.page.keyboard.press('Enter')
    await expect(head.getByRole('button', { name: 'Contoso Dental', exact: true })).toBeVisible()
    await ana.page.setViewportSize({ width: 1440, height: 900 })
    await expect(lane.getByRole('button', { name: 'Client Contoso Dental', exact: true })).toBeVisible()
    await head.getByRole('button', { name: 'due in' }).click()
    await ana.page.getByRole('menuitem', { name: 'In 2 h' }).click()
  })

  await test.step('a draft of all of them takes back nothing that is changed before it is saved', async () => {
    const edit = async () => {
      await ana.page.keyboard.press('Control+k')
      await ana.page.keyboard.type('edit session')
      await ana.page.keyboard.press('Enter')
      await expect(dialog.getByLabel('Title')).toBeVisible()
    }
    await edit()
    await dialog.getByLabel('Device', { exact: true }).fill('CD-FW-02')
    await dialog.getByLabel('Category', { exact: true }).fill('Network')
    await expect(dialog.getByText('Saved on this device')).toBeVisible()
    await ana.page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    for (const [name, value] of [
      ['Contact', 'Sam Hale'],
      ['Device', 'CD-SW-01'],
    ] as const) {
      await lane.getByRole('button', { name: new RegExp(`^${name}`) }).click()
      await lane.getByRole('combobox', { name }).fill(value)
      await ana.page.keyboard.press('Enter')
      await expect(lane.getByRole('button', { name: `${name} ${value}` })).toBeVisible()
    }
    await edit()
    await expect(dialog.getByLabel('Contact', { exact: true })).toHaveValue('Sam Hale')
    await expect(dialog.getByLabel('Device', { exact: true })).toHaveValue('CD-FW-02')
    await expect(dialog.getByLabel('Device', { exact: true })).toHaveAccessibleDescription(
      /changed this to “CD-SW-01”/,
    )
    await ana.page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(lane).toContainText('Sam Hale')
    await expect(lane).toContainText('CD-FW-02')
  })
  await ana.escalate('Someone with firewall rights')
  await ana.startSession('Monitor flickers')
  await ana.escalate('A spare, please')

  const ben = await deskOf(staff.ben)
  await ben.goto('/queue')
  const cards = ben.page.getByRole('option')
  await expect(cards).toHaveCount(2)
  await expect(cards.filter({ hasText: 'VPN drops' })).toContainText('Contoso Dental')
  await expect(cards.filter({ hasText: 'VPN drops' })).toContainText('from Ana')
  await expect(cards.filter({ hasText: 'VPN drops' })).toContainText('due in 2 h')
  await ben.page.getByRole('combobox', { name: 'Show one client' }).click()
  await ben.page.getByRole('option', { name: 'Contoso Dental', exact: true }).click()
  await expect(ben.page.getByRole('option').filter({ hasText: 'VPN drops' })).toBeVisible()
  await expect(ben.page.getByRole('option').filter({ hasText: 'Monitor' })).toHaveCount(0)
  await ben.page.getByRole('option').filter({ hasText: 'VPN drops' }).click()
  await expect(ben.page.locator('.context')).toContainText('Contoso Dental')
  await expect(ben.page.locator('.context')).toContainText('Sam Hale')

  await ben.page.keyboard.press('Control+k')
  await ben.page.keyboard.type('contoso')
  await ben.page.getByRole('option', { name: 'Show sessions at Contoso Dental' }).click()
  await expect(ben.page).toHaveURL(/#\/team$/)
  // The palette's options fade away with it.
  await expect(ben.dialog).toHaveCount(0)
  await expect(ben.page.getByRole('option').filter({ hasText: 'Scanner' })).toBeVisible()
  await expect(ben.page.getByRole('option').filter({ hasText: 'Monitor' })).toHaveCount(0)
})
