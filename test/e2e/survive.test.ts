import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { browserSwitches, findTestBrowser } from '../../scripts/browser.ts'
import { DeskPage } from './fixtures/desk-page.ts'
import { expect, test } from './fixtures/desks.ts'

/** Ends the browser that uses a profile, and everything it started, as the system's kill -9 does. */
const killBrowser = (profile: string): void => {
  const pids = execFileSync('pgrep', ['-f', `user-data-dir=${profile}`], { encoding: 'utf8' })
  for (const pid of pids.trim().split('\n')) {
    try {
      process.kill(Number(pid), 'SIGKILL')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

test('kill -9 of the browser right after Park: it is still parked, and goes out later', async ({
  server,
  staff,
}) => {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'baton-profile-'))
  const executablePath = findTestBrowser()
  const launch = async () =>
    chromium.launchPersistentContext(profile, {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: browserSwitches(),
      viewport: { width: 1280, height: 800 },
      timezoneId: 'UTC',
      locale: 'en-GB',
    })
  try {
    const before = await DeskPage.open(await launch(), server.url)
    await before.signIn(staff.ana)
    await before.goOffline()
    await before.startSession('Printer queue stuck on PRT-02')
    await before.note('Waits for the driver')
    await before.park('Vendor answers this afternoon')
    // The dialog has closed, so it is stored: nothing more is waited for.
    killBrowser(profile)

    const again = await launch()
    await again.setOffline(true)
    // A browser writes cookies late and may forget a sign-in of a few seconds ago: this one always does.
    await again.clearCookies()
    const after = await DeskPage.open(again, server.url, '/sessions')
    await expect(after.sessionRow('Printer queue stuck')).toContainText('Parked')
    await after.sessionRow('Printer queue stuck').click()
    await expect(after.timeline).toContainText('Waits for the driver')
    await expect(after.timeline).toContainText('Vendor answers this afternoon')
    await after.goOnline()
    await expect(after.page.getByText('3 actions from Ana Ruiz haven’t been sent yet')).toBeVisible()
    await after.signIn(staff.ana)
    await expect(after.status).toContainText('Everything sent')
    await after.context.close()
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
})

test('half-typed words survive a reload', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.startSession('Wi-Fi slow in the warehouse')
  await ana.page.getByLabel('Note or command').fill('Only at shift sta')
  await expect(ana.page.getByText('Saved on this device')).toBeVisible()
  await ana.page.reload()
  await expect(ana.page.getByLabel('Note or command')).toHaveValue('Only at shift sta')
})

test('a note of 2 MB is sent as a file', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.startSession('A very long log')
  const composer = ana.page.getByLabel('Note or command')
  const long = 'a line of a log that is far too long\n'.repeat(55_000)
  await composer.evaluate((element, text) => {
    const field = element as HTMLTextAreaElement
    const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
    setter?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }, long)
  await composer.press('Enter')
  await expect(ana.timeline.getByRole('list', { name: 'Files' })).toContainText('Text, 1.9 MB')
  await expect(composer).toHaveValue('')
  await expect(ana.status).toContainText('Everything sent')
})

test('someone whose access ends is told, keeps what they wrote, and sends it once they are back', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  const owner = await deskOf(staff.owner)
  await ana.goOffline()
  await ana.startSession('Written before the access ended')
  await owner.goto('/settings/people')
  await owner.page.getByRole('button', { name: 'Deactivate Ana Ruiz' }).click()
  await owner.dialog.getByRole('button', { name: 'Deactivate' }).click()
  await ana.goOnline()
  await expect(ana.page.getByText('You no longer have access')).toBeVisible()
  await owner.page.getByRole('button', { name: 'Reactivate Ana Ruiz' }).click()
  await ana.page.getByRole('button', { name: /Sign in/ }).click()
  await ana.signIn(staff.ana)
  await expect(ana.status).toContainText('Everything sent')
  await owner.goto('/team')
  await expect(owner.sessionRow('Written before the access ended')).toHaveCount(1)
})

test('a parked session wakes at its time, for its owner alone', async ({ staff, deskOf }) => {
  const ana = await deskOf(staff.ana)
  const ben = await deskOf(staff.ben)
  await ana.page.clock.install()
  await ana.page.reload()
  await expect(ana.status).toContainText('Connected')
  await ana.startSession('Certificate of the gateway')
  await ana.park('Agency answers in an hour', 'In 1 hour')
  await expect(ana.sessionRow('Certificate of the gateway')).toContainText('Parked until')
  // Without the server, which would correct a clock that runs an hour ahead.
  await ana.goOffline()
  expect(await ana.toasts()).toEqual([])
  await ana.page.clock.fastForward('01:01:00')
  await expect
    .poll(async () => (await ana.toasts()).map((toast) => toast.title))
    .toEqual(['Time to pick up: Certificate of the gateway'])
  expect(await ben.toasts()).toEqual([])
  await ana.goto('/notifications')
  await expect(ana.page.getByText('Time to pick up: Certificate of the gateway').first()).toBeVisible()
})

test('what is typed right after Enter is the next entry: nothing is glued, eaten or sent twice', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  await ana.startSession('Typing faster than the disk')
  const composer = ana.page.getByLabel('Note or command')
  await composer.focus()
  const lines = Array.from({ length: 20 }, (_, index) => `Line ${index + 1} of 20`)
  for (const [index, line] of lines.entries()) {
    // Every fifth is a question: what is sent keeps its order whatever it is.
    await ana.page.keyboard.type(index % 5 === 4 ? `/question ${line}` : line)
    await ana.page.keyboard.press('Enter')
  }
  const rows = ana.timeline.getByText(/^Line \d+ of 20$/)
  await expect(rows).toHaveText(lines)
  await expect(composer).toHaveValue('')
  await expect(composer).toBeFocused()
  await expect(ana.status).toContainText('Everything sent')
  await ana.page.reload()
  await expect(rows).toHaveText(lines)
  await expect(composer).toHaveValue('')
})

test('keys are never ahead of the focus, however long a machine takes for a frame', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  const { keyboard } = ana.page
  await ana.page.evaluate(() => {
    const draw = requestAnimationFrame.bind(window)
    window.requestAnimationFrame = (callback) => {
      setTimeout(() => draw(callback), 1500)
      return 0
    }
  })
  const composer = ana.page.getByLabel('Note or command')

  await test.step('into a dialog', async () => {
    await keyboard.press('n')
    await keyboard.type('Lift is stuck')
    await expect(ana.dialog.getByLabel('What’s wrong?')).toHaveValue('Lift is stuck')
    await keyboard.press('Control+Enter')
    await expect(ana.page.getByRole('heading', { name: 'Lift is stuck' })).toBeVisible()
  })

  await test.step('into what the palette opens', async () => {
    await keyboard.press('Escape')
    await keyboard.press('Control+k')
    await keyboard.type('Write a note')
    await keyboard.press('Enter')
    await keyboard.type('Third floor')
    await expect(composer).toHaveValue('Third floor')
    await keyboard.press('Enter')
    await keyboard.type('Called the vendor')
    await keyboard.press('Enter')
    await expect(ana.timeline).toContainText('Called the vendor')
  })

  await test.step('from entry to entry, and away from them', async () => {
    await ana.timeline.focus()
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'i']) await keyboard.press(key)
    await keyboard.type('No one in it')
    await expect(composer).toHaveValue('No one in it')
    // Longer than a frame takes here: nothing takes the focus away later either.
    await ana.page.waitForFunction(() => new Promise((done) => requestAnimationFrame(() => done(true))))
    await expect(composer).toBeFocused()
    await expect(ana.timeline.getByRole('listitem').filter({ hasText: 'Third floor' })).toHaveAttribute(
      'aria-current',
      'true',
    )
  })
})
