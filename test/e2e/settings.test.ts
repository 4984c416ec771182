import { expect, test } from './fixtures/desks.ts'

test('a theme is what it says, follows the system where it should, and stays on this device alone', async ({
  staff,
  deskOf,
}) => {
  const ben = await deskOf(staff.ben, { colorScheme: 'dark' })
  const { page } = ben
  const html = page.locator('html')
  /** Lightness of what is behind everything, 0 to 1. */
  const lightness = () =>
    page.evaluate(() => Number(/oklch\(([\d.]+)/.exec(getComputedStyle(document.body).backgroundColor)?.[1]))
  await ben.goto('/settings')
  await expect(html).toHaveAttribute('data-theme', 'dark')

  for (const [label, theme, dark] of [
    ['Light', 'light', false],
    ['Dark', 'dark', true],
    ['High contrast', 'contrast', true],
  ] as const) {
    await test.step(label, async () => {
      await page.getByText(label, { exact: true }).click()
      await expect(html).toHaveAttribute('data-theme', theme)
      await page.reload()
      await expect(page.getByRole('radio', { name: label, exact: true })).toBeChecked()
      await expect(html).toHaveAttribute('data-theme', theme)
      expect((await lightness()) < 0.5).toBe(dark)
    })
  }

  await test.step('high contrast and System keep to what the system prefers', async () => {
    await page.emulateMedia({ colorScheme: 'light' })
    await expect.poll(lightness).toBe(1)
    await page.getByText('System', { exact: true }).click()
    await expect(html).toHaveAttribute('data-theme', 'light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(html).toHaveAttribute('data-theme', 'dark')
  })

  await test.step('the same person elsewhere has what was chosen there', async () => {
    await page.getByText('High contrast', { exact: true }).click()
    const other = await deskOf(staff.ben, { colorScheme: 'light' })
    await expect(other.page.locator('html')).toHaveAttribute('data-theme', 'light')
  })
})

test('compact is closer, motion is left out where it is not wanted, and each notification has its switch', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana, { reducedMotion: 'reduce' })
  const { page } = ana
  await ana.startSession('Printer on fire\nThe one by the window')
  const row = ana.sessionRow('Printer on fire')
  const height = () => row.evaluate((element) => element.getBoundingClientRect().height)
  const regular = await height()
  await ana.goto('/settings')
  await page.getByText('Compact', { exact: true }).click()
  await page.reload()
  await ana.goto('/sessions')
  await row.click()
  await expect.poll(height).toBeLessThan(regular)
  await ana.escalate('Someone with an extinguisher')
  await ana.goto('/queue')
  const card = page.getByRole('option').filter({ hasText: 'Printer on fire' })
  const cardHeight = () => card.evaluate((element) => element.getBoundingClientRect().height)
  await expect(card).toBeVisible()
  const compact = await cardHeight()
  const slowest = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('*')].flatMap((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element)
        return `${transitionDuration},${animationDuration}`.split(',').map(Number.parseFloat)
      }),
    ),
  )
  expect(slowest).toBeLessThanOrEqual(0.001)

  await ana.goto('/settings')
  await page.getByText('Regular', { exact: true }).click()
  await ana.goto('/queue')
  await expect.poll(cardHeight).toBeGreaterThan(compact)

  await ana.goto('/settings')
  const names = ['Escalations', 'Reminders', 'What you handed over', 'Mentions and questions', 'Sound']
  for (const name of names) await expect(page.getByRole('switch', { name })).toBeChecked()
  // Nothing on the screen says when a choice is on the disk, and no person reloads within milliseconds of it.
  await expect(async () => {
    for (const name of names) await page.getByRole('switch', { name }).uncheck()
    await page.reload()
    for (const name of names)
      await expect(page.getByRole('switch', { name })).not.toBeChecked({ timeout: 10_000 })
  }).toPass()
})

test('an admin says where ticket numbers lead, and then they are links on every desk', async ({
  staff,
  deskOf,
}) => {
  const tom = await deskOf(staff.tom)
  const ana = await deskOf(staff.ana)
  await ana.startSession('VPN drops', '48213')
  const number = ana.page.getByRole('heading', { name: 'VPN drops' }).locator('..').getByText('#48213')
  await expect(number).toBeVisible()
  await expect(ana.page.getByRole('link', { name: '#48213' })).toHaveCount(0)

  await tom.goto('/settings')
  const field = tom.page.getByLabel('Ticket links')
  await field.fill('http://psa.example/{number}')
  await field.press('Enter')
  await expect(tom.page.getByRole('alert')).toContainText('starts with https://')
  await field.fill('https://psa.example/ticket/{number}?tab=notes')
  await expect(tom.page.getByText('#48213 opens https://psa.example/ticket/48213?tab=notes')).toBeVisible()
  await field.press('Enter')
  await expect(tom.page.getByText('Ticket numbers are links now')).toBeVisible()

  const link = ana.page.getByRole('link', { name: '#48213' })
  await expect(link).toHaveAttribute('href', 'https://psa.example/ticket/48213?tab=notes')
  await ana.context.route('https://psa.example/**', (route) => route.fulfill({ body: 'the ticket' }))
  const opened = async (press: () => Promise<void>) => {
    const [page] = await Promise.all([ana.context.waitForEvent('page'), press()])
    await page.waitForURL('https://psa.example/ticket/48213?tab=notes')
    expect(await page.evaluate(() => window.opener)).toBeNull()
    await page.close()
  }
  await opened(() => link.click())
  await opened(() => ana.sessionRow('VPN drops').getByText('#48213').click())
  await opened(async () => {
    await ana.page.getByRole('button', { name: 'More', exact: true }).click()
    await ana.page.getByRole('menuitem', { name: 'Open ticket #48213' }).click()
  })
})

test('a device that moves to another time zone shows every time in it, without a reload', async ({
  staff,
  deskOf,
}) => {
  // The test moves the device itself, which the browser lets only one do.
  const ana = await deskOf(staff.ana, { timezoneId: undefined } as object)
  const browser = await ana.context.newCDPSession(ana.page)
  const moveTo = (timezoneId: string) => browser.send('Emulation.setTimezoneOverride', { timezoneId })
  await moveTo('UTC')
  await ana.startSession('Laptop travels along')
  await ana.note('Written at the gate')
  const lane = ana.page.getByRole('complementary', { name: 'Facts and tasks' })
  const time = ana.timeline.locator('time').last()
  const clock = async () => (await time.textContent()) ?? ''
  const minutes = (text: string) => {
    const [hours = 0, rest = 0] = text.split(':').map(Number)
    return hours * 60 + rest
  }
  const before = await clock()
  await expect(time).toHaveAttribute('title', /UTC$/)

  await moveTo('Asia/Kathmandu')
  // What is on the screen follows within a minute, what is redrawn within a second. 5 h 45 min ahead, all year.
  await expect(async () => {
    await ana.goto('/queue')
    await ana.page.goBack()
    expect((minutes(await clock()) - minutes(before) + 1440) % 1440).toBe(345)
  }).toPass()
  const withinAMinute = { timeout: 90_000 }
  await expect(time).toHaveAttribute('title', /GMT\+5:45$/, withinAMinute)
  const row = ana.sessionRow('Laptop travels').locator('time').first()
  await expect(row).toHaveAttribute('title', /GMT\+5:45$/, withinAMinute)
  await expect(ana.page.locator('.status-bar-sync')).toHaveAttribute('title', /GMT\+5:45$/, withinAMinute)

  await test.step('what is set from now on is meant in it', async () => {
    await lane.getByRole('button', { name: /^Due/ }).click()
    await ana.page.getByRole('menuitem', { name: 'Tomorrow 17:00' }).click()
    const due = lane.locator('time.due')
    await expect(due).toHaveAttribute('title', /17:00:00 GMT\+5:45$/)
    await expect(due).toHaveAttribute('datetime', /T11:15:00/)
    await ana.park('Lands at six', 'Tomorrow 09:00')
    await expect(ana.page.locator('.pane-detail .pill').first()).toContainText(/Parked until .*09:00/)
  })
})

test('diagnostics say how this desk stands, errors with secrets masked, and nothing that was typed', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  await ana.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await ana.startSession('Planted title')
  await ana.note('Planted note')
  await ana.page.evaluate(() => {
    void Promise.reject(new Error('Refused: password=Sommer2026! for the scanner'))
  })
  await ana.goto('/settings/diagnostics')
  const shown = ana.page.getByRole('main')
  await expect(shown).toContainText('Refused: password=')
  await expect(shown).not.toContainText('Sommer2026')
  await ana.page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(ana.page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const copied = await ana.page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('State: online since')
  expect(copied).toContain('Encrypted: With a key that this browser doesn’t hand out')
  expect(copied).not.toMatch(/Planted|Sommer2026|Ana/)
  const saving = ana.page.waitForEvent('download')
  await ana.page.getByRole('button', { name: 'Save…' }).click()
  expect((await saving).suggestedFilename()).toMatch(/^baton-diagnostics-\d{4}-\d\d-\d\d\.txt$/)
  // The one it made itself.
  ana.mistakes.length = 0
})
