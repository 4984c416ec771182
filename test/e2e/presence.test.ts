import type { DeskPage } from './fixtures/desk-page.ts'
import { expect, test } from './fixtures/desks.ts'

const detail = (desk: DeskPage) => desk.page.locator('.pane-detail')
const head = (desk: DeskPage) => detail(desk).locator('.pane-head')
const unknown = 'You’re offline, so you can’t see who else is looking.'

/** Does what the browser does when the window is hidden, or shown again. */
const setHidden = async (desk: DeskPage, hidden: boolean) =>
  desk.page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { get: () => state, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    },
    hidden ? 'hidden' : 'visible',
  )

test('two who look at one session see each other, in the head and in the lists', async ({
  deskOf,
  colleagues,
  seatOf,
}) => {
  const ana = await seatOf('ana')
  const ben = await deskOf(colleagues.ben)
  await ana.startSession('VPN drops every hour', '48190')
  await ana.goto('/team')
  await ben.goto('/team')
  await expect(ben.sessionRow('VPN drops every hour')).not.toContainText('looking')

  await ana.sessionRow('VPN drops every hour').click()
  await expect(ben.sessionRow('VPN drops every hour')).toContainText('Ana Ruiz is looking at this.')
  await ben.sessionRow('VPN drops every hour').click()
  await expect(head(ben)).toContainText('Ana Ruiz is looking at this.')
  await expect(head(ana)).toContainText('Ben Carter is looking at this.')
  await expect(head(ana)).not.toContainText('Ana Ruiz is')

  await test.step('a hidden window looks at nothing', async () => {
    await setHidden(ben, true)
    await expect(head(ana)).not.toContainText('looking')
    await setHidden(ben, false)
    await expect(head(ana)).toContainText('Ben Carter is looking at this.')
  })

  await test.step('who goes elsewhere is gone, from the row as well', async () => {
    await ben.goto('/settings')
    await expect(head(ana)).not.toContainText('looking')
    await expect(ana.sessionRow('VPN drops every hour')).not.toContainText('looking')
  })

  await test.step('so is who closes the window', async () => {
    await ben.goto('/team')
    await ben.sessionRow('VPN drops every hour').click()
    await expect(head(ana)).toContainText('Ben Carter is looking at this.')
    await ben.page.close()
    await expect(head(ana)).not.toContainText('looking')
  })
})

test('before a claim one reads who else is about to; without a network that no one knows', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  const tom = await seatOf('tom')
  const vera = await seatOf('vera')
  await ana.startSession('VPN drops every 20 minutes', '48190')
  await ana.escalate('Needs rights on the head-end', { urgency: 'High' })
  for (const desk of [ben, tom, vera]) await desk.goto('/queue')
  const card = (desk: DeskPage) => desk.page.getByRole('option').filter({ hasText: 'VPN drops every 20' })
  await expect(card(ben)).toBeVisible()
  // Ana, who escalated it, is in the session, but she is not about to take it.
  await expect(card(ben)).not.toContainText('looking')

  await card(tom).click()
  await expect(card(ben)).toContainText('Tom Okafor is looking at this.')
  await expect(ana.sessionRow('VPN drops every 20')).toContainText('Tom Okafor is looking at this.')
  await card(ben).click()
  await expect(head(ben)).toContainText('Ana Ruiz and Tom Okafor are looking at this.')
  const stand = ben.page.locator('#handoff-stand')
  await expect(stand).toHaveText('Tom Okafor is looking at this too. Whoever claims first gets it.')
  await expect(ben.page.getByRole('button', { name: /^Claim/ })).toHaveAccessibleDescription(/Tom Okafor/)

  await test.step('a viewer is seen, but takes nothing', async () => {
    await card(vera).click()
    await expect(head(ben)).toContainText('Ana Ruiz, Tom Okafor and Vera Novak are looking at this.')
    await expect(stand).not.toContainText('Vera')
  })

  await test.step('cut off, no one is shown and it says why', async () => {
    await ben.goOffline()
    await expect(head(ben).getByRole('img', { name: unknown })).toBeVisible()
    await expect(ben.page.locator('.onlookers-row, .onlookers-head')).toHaveCount(0)
    await expect(stand).toContainText('You can’t see who else is looking at it right now.')
    // What happens now reaches Ben only when he is back.
    await tom.goto('/sessions')
    await expect(ana.sessionRow('VPN drops every 20')).not.toContainText('Tom Okafor')
  })

  await test.step('back, it is as it is now, for Ben and for the others', async () => {
    await ben.goOnline()
    await expect(ben.status).toContainText('Connected')
    await expect(head(ben)).toContainText('Ana Ruiz and Vera Novak are looking at this.')
    await expect(head(ben).getByRole('img', { name: unknown })).toHaveCount(0)
    await expect(stand).toHaveText('Claiming makes this session yours, and everyone sees that you have it.')
    await expect(head(vera)).toContainText('Ana Ruiz and Ben Carter are looking at this.')
  })
})
