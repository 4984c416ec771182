import type { DeskPage } from './fixtures/desk-page.ts'
import { expect, test } from './fixtures/desks.ts'
import { violations } from './fixtures/violations.ts'

for (const scheme of ['light', 'dark'] as const) {
  test(`every screen and dialog is free of what axe finds, ${scheme}`, async ({ staff, deskOf }) => {
    const ana = await deskOf(staff.ana, { colorScheme: scheme, reducedMotion: 'reduce' })
    const tom = await deskOf(staff.tom, { colorScheme: scheme, reducedMotion: 'reduce' })
    await ana.startSession('Shared mailbox missing\nFour people since the cut-over', '48213')
    await ana.note('/question Does it fail in the web client too?')
    await ana.note('/fact Web client shows the mailbox')
    await ana.note('/branch Permissions | Profile cache')
    await ana.note('/fix Re-add the mailbox')
    await ana.note('Client leaves at 15:00')
    const looked: [string, () => Promise<void>][] = [
      ['session', async () => undefined],
      ['escalate dialog', async () => ana.page.keyboard.press('e')],
      ['park dialog', async () => ana.page.keyboard.press('p')],
      ['resolve dialog', async () => ana.page.keyboard.press('r')],
      ['palette', async () => ana.page.keyboard.press('Control+k')],
      ['shortcuts', async () => ana.page.keyboard.press('?')],
      ['parked', async () => ana.goto('/parked')],
      ['team', async () => ana.goto('/team')],
      ['queue', async () => ana.goto('/queue')],
      ['notifications', async () => ana.goto('/notifications')],
      ['settings', async () => ana.goto('/settings')],
      ['people', async () => ana.goto('/settings/people')],
    ]
    await ana.page.getByRole('heading', { name: 'Shared mailbox missing' }).click()
    for (const [name, show] of looked) {
      await test.step(name, async () => {
        await show()
        expect(await violations(ana)).toEqual([])
        await ana.page.keyboard.press('Escape')
      })
    }
    await ana.goto('/sessions')
    await ana.sessionRow('Shared mailbox').click()
    await ana.escalate('Needs Exchange rights')
    await tom.goto('/queue')
    await tom.page.getByRole('option').filter({ hasText: 'Shared mailbox' }).click()
    await expect(tom.page.getByText('Why it was handed over')).toBeVisible()
    expect(await violations(tom)).toEqual([])
    await ana.context.setOffline(true)
    await expect(ana.status).toContainText('Offline since')
    expect(await violations(ana)).toEqual([])
  })
}

test('the ways in are free of what axe finds', async ({ browser, server }) => {
  const { DeskPage: Desk } = await import('./fixtures/desk-page.ts')
  for (const path of ['/sign-in', '/join/AAAAA-BBBBB-CCCCC-DDDDD']) {
    const desk = await Desk.open(await browser.newContext(), server.url, path)
    await expect(desk.page.getByLabel('Email')).toBeVisible()
    expect(await violations(desk)).toEqual([])
    await desk.context.close()
  }
})

test('the whole story by keyboard alone', async ({ staff, deskOf }) => {
  const ana = await deskOf(staff.ana)
  const ben = await deskOf(staff.ben)
  const keys = async (desk: DeskPage, ...presses: string[]) => {
    for (const press of presses) await desk.page.keyboard.press(press)
  }

  await test.step('start a session, write, escalate', async () => {
    await keys(ana, 'n')
    await expect(ana.dialog.getByLabel('What’s wrong?')).toBeFocused()
    await ana.page.keyboard.type('VPN drops every 20 minutes')
    await keys(ana, 'Control+Enter')
    await expect(ana.page.getByRole('heading', { name: 'VPN drops' })).toBeVisible()
    await expect(ana.page.getByLabel('Note or command')).toBeFocused()
    await ana.page.keyboard.type('Every drop is a failed rekey')
    await keys(ana, 'Enter')
    await expect(ana.timeline).toContainText('Every drop is a failed rekey')
    await keys(ana, 'Escape', 'e')
    await expect(ana.dialog.getByLabel('What do you need?')).toBeFocused()
    await ana.page.keyboard.type('Needs the head-end')
    await keys(ana, 'Control+Enter')
    await expect(ana.dialog).toBeHidden()
    await expect(ana.ladder).toContainText('Sent')
  })

  await test.step('go to the queue, open, claim, continue', async () => {
    await keys(ben, 'g', 'q')
    await expect(ben.page).toHaveURL(/#\/queue/)
    await expect(ben.page.getByRole('option').filter({ hasText: 'VPN drops' })).toBeVisible()
    await keys(ben, 'j')
    await keys(ben, 'Enter')
    await expect(ben.page.getByText('Why it was handed over')).toBeVisible()
    await keys(ben, 'c')
    await expect(ben.page.getByRole('button', { name: /Continue where Ana/ })).toBeVisible()
    await keys(ben, 'c')
    await expect(ben.timeline).toContainText('Every drop is a failed rekey')
  })

  await test.step('park by the palette', async () => {
    await keys(ben, 'Control+k')
    await ben.page.keyboard.type('park')
    await keys(ben, 'Enter')
    await expect(ben.dialog.getByLabel('Note for whoever picks it up')).toBeFocused()
    await ben.page.keyboard.type('Waits for the night window')
    await keys(ben, 'Control+Enter')
    await expect(ben.dialog).toBeHidden()
    await keys(ben, 'Escape', 'u')
    await expect(ben.timeline).toContainText(/resumed this/)
  })

  await test.step('the shortcuts say themselves', async () => {
    await keys(ben, '?')
    await expect(ben.dialog).toContainText('Escalate')
    await keys(ben, 'Escape')
    await expect(ben.dialog).toBeHidden()
  })
})
