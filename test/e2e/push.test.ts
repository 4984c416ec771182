import type { PushText } from '../../core/notify/push-text.ts'
import { DeskPage } from './fixtures/desk-page.ts'
import { expect, test } from './fixtures/desks.ts'
import { openPushedBrowser, pushBrowserPath } from './fixtures/pushed.ts'

// A headless shell denies notifications whatever it is granted.
const lacksBrowser = pushBrowserPath() === undefined
const why = 'There is only a headless shell here, which shows no notifications. Install chromium as well.'
if (lacksBrowser) console.log(`SKIPPED: pushes were not delivered to a browser. ${why}`)
test.skip(lacksBrowser, why)

test('a push is a notification that leads to the handoff, and what isn’t ours breaks nothing', async ({
  server,
  colleagues,
  seatOf,
}) => {
  const browser = await openPushedBrowser(server.url)
  const ben = await DeskPage.open(browser.context, server.url)
  await ben.keepApp()
  await ben.signIn(colleagues.ben)
  const ana = await seatOf('ana')
  await ana.startSession('Firewall drops the tunnel')
  await ana.escalate('Rights on the firewall')
  await ben.goto('/queue')
  await ben.page.getByRole('option').filter({ hasText: 'Firewall drops the tunnel' }).click()
  await expect(ben.page).toHaveURL(/#\/handoffs\/.+/)
  const path = new URL(ben.page.url()).hash.slice(1)
  await ben.goto('/sessions')
  const escalation: PushText = {
    title: 'Escalation from Ana Ruiz: Firewall drops the tunnel',
    body: 'Rights on the firewall',
    path,
    tag: 'handoff-1',
    isOver: false,
  }

  await test.step('whoever looks at Baton is told by Baton', async () => {
    await browser.push(escalation)
    expect(await browser.shown()).toEqual([])
    expect(ben.mistakes).toEqual([])
    await ben.page.close()
    await expect.poll(browser.windows).toBe(0)
  })
  const shown = { title: escalation.title, body: escalation.body, tag: 'handoff-1', path }

  await test.step('else it is shown, and its end takes its place', async () => {
    // A window that was closed still counts for a moment.
    await expect(async () => {
      await browser.push(escalation)
      await expect.poll(browser.shown, { timeout: 10_000 }).toEqual([shown])
    }).toPass()
    await browser.push({ ...escalation, title: 'Tom Okafor claimed it', isOver: true })
    await expect.poll(browser.shown).toEqual([{ ...shown, title: 'Tom Okafor claimed it' }])
  })

  await test.step('a click without a window opens one at the handoff', async () => {
    expect(await browser.click('handoff-1')).toEqual({ opened: [`/#${path}`], isClosed: true })
  })

  await test.step('what isn’t ours is shown as something, and leads nowhere else', async () => {
    const plain = { title: 'Baton', body: 'Something needs you.', tag: 'baton', path: '/queue' }
    for (const garbage of ['', 'no json {', 'null', '[1, 2]', '"text"', '{"title": 7, "path": {"a": 1}}']) {
      await browser.push(garbage)
      await expect.poll(browser.shown).toEqual([plain])
      expect(await browser.click('baton')).toEqual({ opened: ['/#/queue'], isClosed: true })
    }
    for (const away of ['//evil.example/x?y', 'https://evil.example', 'javascript:alert(1)']) {
      await browser.push({ ...escalation, path: away })
      await expect.poll(browser.shown).toEqual([{ ...shown, path: '/queue' }])
      expect(await browser.click('handoff-1')).toEqual({ opened: ['/#/queue'], isClosed: true })
    }
  })

  await test.step('a click leads the window that is there to the handoff', async () => {
    await browser.push(escalation)
    await expect.poll(browser.shown).toEqual([shown])
    const again = await DeskPage.open(browser.context, server.url, '/sessions')
    await expect(again.status).toContainText('Connected')
    expect(await browser.click('handoff-1')).toEqual({ opened: [], isClosed: true })
    await expect(again.page).toHaveURL(new RegExp(`#${path}$`))
    await expect(again.page.getByRole('button', { name: 'Claim', exact: true })).toBeVisible()
    expect(again.mistakes).toEqual([])
  })
  await browser.context.close()
})

/** Stands for the browser's push service, which can't be reached from a test: one subscription for the whole browser. */
const subscribeLocally = (endpoint: string): void => {
  const key = 'test-push-subscribed'
  const made = {
    endpoint,
    toJSON: () => ({ endpoint, keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) } }),
    unsubscribe: async () => {
      localStorage.removeItem(key)
      return true
    },
  }
  PushManager.prototype.getSubscription = async () =>
    (localStorage.getItem(key) === null ? null : made) as PushSubscription | null
  PushManager.prototype.subscribe = async () => {
    localStorage.setItem(key, 'yes')
    return made as unknown as PushSubscription
  }
}

const signOut = async (desk: DeskPage): Promise<void> => {
  await desk.goto('/settings')
  await desk.page.getByRole('button', { name: 'Sign out…' }).click()
  await desk.dialog.getByRole('button', { name: 'Sign out' }).click()
}

test('pushes end with the sign-in, and the next person is asked whether they want any', async ({
  server,
  colleagues,
}) => {
  const browser = await openPushedBrowser(server.url)
  await browser.context.addInitScript(subscribeLocally, 'https://push.example.com/send/1')
  const desk = await DeskPage.open(browser.context, server.url)
  const { page } = desk
  await desk.keepApp()
  await desk.signIn(colleagues.ana)
  await desk.goto('/settings/channels')
  const row = page.locator('.settings-row').filter({ hasText: 'Push to this device' })
  const allow = row.getByRole('button', { name: 'Allow push here' })
  const devices = page.getByRole('list', { name: 'Devices' })
  await allow.click()
  await expect(row).toContainText('Push is on')

  await test.step('it stays allowed in a new window, and not once it is removed from the list', async () => {
    await page.reload()
    await expect(row).toContainText('Push is on')
    await devices.getByRole('button', { name: 'Remove' }).click()
    await expect(allow).toBeVisible()
    await allow.click()
    await expect(row).toContainText('Push is on')
  })

  await signOut(desk)
  await desk.signIn(colleagues.ben)
  await desk.goto('/settings/channels')
  await expect(allow).toBeEnabled()
  await expect(row).not.toContainText('Push is on')
  await allow.click()
  await expect(row).toContainText('Push is on')
  await signOut(desk)
  await desk.signIn(colleagues.ana)
  await desk.goto('/settings/channels')
  await expect(allow).toBeEnabled()
  expect(desk.mistakes).toEqual([])
  await browser.context.close()
})
