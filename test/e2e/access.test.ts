import { accessFaults } from './fixtures/access-faults.ts'
import type { DeskPage } from './fixtures/desk-page.ts'
import { expect, test } from './fixtures/desks.ts'
import { layoutFaults } from './fixtures/layout-faults.ts'
import { spoken } from './fixtures/spoken.ts'
import { violationsInBoth } from './fixtures/violations.ts'

test('every screen and dialog is free of what axe finds, in light and in dark', async ({ staff, deskOf }) => {
  const ana = await deskOf(staff.ana, { reducedMotion: 'reduce' })
  const tom = await deskOf(staff.tom, { reducedMotion: 'reduce' })
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
      expect(await violationsInBoth(ana)).toEqual([])
      expect(await accessFaults(ana.page)).toEqual([])
      await ana.page.keyboard.press('Escape')
    })
  }
  await ana.goto('/sessions')
  await ana.sessionRow('Shared mailbox').click()
  await ana.escalate('Needs Exchange rights')
  await tom.goto('/queue')
  await tom.page.getByRole('option').filter({ hasText: 'Shared mailbox' }).click()
  await expect(tom.page.getByText('Why it was handed over')).toBeVisible()
  expect(await violationsInBoth(tom)).toEqual([])
  expect(await accessFaults(tom.page)).toEqual([])
  await ana.goOffline()
  await expect(ana.status).toContainText('Offline since')
  expect(await violationsInBoth(ana)).toEqual([])
})

test('the ways in are free of what axe finds', async ({ browser, server }) => {
  const { DeskPage: Desk } = await import('./fixtures/desk-page.ts')
  for (const path of ['/sign-in', '/join/AAAAA-BBBBB-CCCCC-DDDDD']) {
    const desk = await Desk.open(await browser.newContext(), server.url, path)
    await expect(desk.page.getByLabel('Email')).toBeVisible()
    expect(await violationsInBoth(desk)).toEqual([])
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

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: 'reduce' } as const

test('on a phone the panes stack, and everything can be done from start to claim', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana, phone)
  const ben = await deskOf(staff.ben, phone)
  const look = async (desk: DeskPage) => {
    await expect.poll(() => layoutFaults(desk.page)).toEqual([])
    expect(await accessFaults(desk.page)).toEqual([])
  }
  const list = (desk: DeskPage) => desk.page.getByRole('listbox')

  await test.step('start, write, see the lane, go back', async () => {
    await look(ana)
    await ana.startSession('VPN drops every 20 minutes\nSince the firmware update, 38 people', '48190')
    await expect(list(ana)).toBeHidden()
    const field = ana.page.getByLabel('Note or command')
    await field.fill('/question Does it fail')
    await field.press('Enter')
    await field.pressSequentially('on the phone network?')
    await ana.page.getByRole('button', { name: 'Send', exact: true }).tap()
    await expect(field).toHaveValue('')
    await expect(ana.timeline).toContainText('Does it fail')
    await look(ana)
    const lane = ana.page.getByRole('complementary', { name: 'Facts and tasks' })
    await ana.page.getByRole('button', { name: 'Facts and tasks' }).tap()
    await lane.getByRole('button', { name: 'Add a fact' }).tap()
    await lane.getByRole('textbox', { name: 'Add a fact' }).fill('Only this site')
    await ana.page.keyboard.press('Enter')
    await expect(lane.getByText('Only this site')).toBeVisible()
    await look(ana)
    await ana.page.getByRole('button', { name: 'Facts and tasks' }).tap()
    await expect(lane).toBeHidden()
    await ana.page.getByRole('link', { name: 'Back to My sessions' }).tap()
    await expect(list(ana)).toBeFocused()
    await ana.page.keyboard.press('ArrowDown')
    await ana.page.keyboard.press('Enter')
    await expect(ana.page.getByRole('heading', { name: 'VPN drops' })).toBeFocused()
  })

  await test.step('every dialog has the whole window, and moves nothing', async () => {
    for (const name of ['Park', 'Resolve', 'Escalate']) {
      await ana.page.getByRole('button', { name }).first().tap()
      await expect(ana.dialog).toHaveCSS('width', '390px')
      await expect(ana.dialog).toHaveCSS('transition-duration', '0.001s')
      await look(ana)
      await ana.dialog.getByRole('button', { name: 'Cancel' }).tap()
      await expect(ana.dialog).toBeHidden()
    }
    await ana.page.getByRole('button', { name: 'Search sessions or type a command' }).tap()
    await ana.dialog.getByRole('combobox').fill('VPN')
    await expect(ana.dialog.getByRole('option', { name: /VPN drops/ })).toBeVisible()
    await look(ana)
    await ana.dialog.getByRole('button', { name: 'Close' }).tap()
    await ana.escalate('Someone with rights on the head-end')
  })

  await test.step('open the queue from the bar, read, claim, continue', async () => {
    await ben.page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /^Queue/ })
      .tap()
    await ben.page.getByRole('option').filter({ hasText: 'VPN drops' }).tap()
    await expect(ben.page.getByText('Why it was handed over')).toBeVisible()
    await look(ben)
    await ben.page.getByRole('button', { name: /^Claim/ }).tap()
    await expect(ben.page.getByRole('button', { name: /Continue where Ana/ })).toBeFocused()
    await look(ben)
    await ben.page.getByRole('button', { name: /Continue where Ana/ }).tap()
    await expect(ben.timeline).toContainText(/Does it fail\s+on the phone network\?/)
    await look(ben)
  })

  for (const path of [
    '/team',
    '/parked',
    '/notifications',
    '/settings',
    '/settings/shortcuts',
    '/settings/people',
  ]) {
    await test.step(path, async () => {
      await ben.goto(path)
      await expect(ben.page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      await look(ben)
    })
  }

  await test.step('single keys are turned off there too', async () => {
    await ben.goto('/settings/shortcuts')
    await ben.page.getByRole('switch', { name: 'Single-key shortcuts' }).tap()
    await ben.page.getByRole('heading', { level: 1 }).click()
    await ben.page.keyboard.press('n')
    await expect(ben.dialog).toBeHidden()
    await ben.page.keyboard.press('Control+k')
    await expect(ben.dialog).toBeVisible()
  })
})

test('the colours of the system keep what is chosen, filled, on or floating in sight', async ({
  deskOf,
  colleagues,
  seatOf,
}) => {
  const ben = await deskOf(colleagues.ben, { forcedColors: 'active' })
  const ana = await seatOf('ana')
  const { page } = ben
  await ana.startSession('Scanner to e-mail stopped')
  await ana.escalate('Someone who knows the printer')
  await ben.goto('/queue')
  /** The system's colour that fills an element, and whether it has an edge. */
  const drawn = async (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const system = (name: string) => {
          const probe = document.createElement('i')
          probe.style.cssText = `forced-color-adjust: none; color: ${name}`
          document.body.append(probe)
          const { color } = getComputedStyle(probe)
          probe.remove()
          return color
        }
        const style = getComputedStyle(element)
        return {
          filled: style.backgroundColor === system('Highlight') && style.forcedColorAdjust === 'none',
          readable: style.color === system('HighlightText'),
          shape: style.backgroundColor === system('CanvasText'),
          edge:
            style.borderTopWidth !== '0px' || (style.outlineStyle !== 'none' && style.outlineWidth !== '0px'),
        }
      })
  await expect(page.getByRole('option').filter({ hasText: 'Scanner' })).toBeVisible()
  expect(await drawn('.dot')).toMatchObject({ shape: true })
  await page.getByRole('option').filter({ hasText: 'Scanner' }).click()
  await expect(page.getByRole('button', { name: /^Claim/ })).toBeVisible()
  for (const chosen of [
    '[role=option][aria-selected=true]',
    '.sidebar-link[aria-current]',
    '.button-primary',
  ])
    expect(await drawn(chosen), chosen).toMatchObject({ filled: true, readable: true })
  expect(await drawn('.pill')).toMatchObject({ edge: true })
  await page.keyboard.press('n')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await drawn('.dialog')).toMatchObject({ edge: true })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  expect(await drawn('.palette')).toMatchObject({ edge: true })
  expect(await drawn('[cmdk-item][data-selected=true]')).toMatchObject({ filled: true })
  await page.keyboard.press('Escape')
  await ben.goto('/settings/shortcuts')
  expect(await drawn('.switch')).toMatchObject({ filled: true })
  await page.getByRole('switch').first().click()
  expect(await drawn('.switch')).toMatchObject({ filled: false, edge: true })
})

test('a screen reader reads an escalation in order, from its arrival to the claim', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  const ben = await deskOf(staff.ben)
  /** Each of these is read, one after the other. */
  const isReadInOrder = async (where: string, ...wanted: readonly RegExp[]): Promise<string[]> => {
    let lines: string[] = []
    await expect(async () => {
      lines = await spoken(ben.page, where)
      let at = -1
      for (const one of wanted) {
        const next = lines.findIndex((line, index) => index > at && one.test(line))
        expect(next, `${String(one)} after line ${at} of\n${lines.join('\n')}`).toBeGreaterThan(at)
        at = next
      }
    }).toPass()
    return lines
  }
  await ana.startSession(
    'Badge printer won’t start\nReception can’t print badges since this morning',
    '48311',
  )
  await ana.note('/question Does the power light come on?')
  await ana.note('/fact Other devices on the socket work')
  await ana.escalate('Needs someone on site')

  await test.step('it is announced: how many wait, and which', async () => {
    await expect(ben.page.getByRole('status').filter({ hasText: '1 escalation waiting' })).toBeAttached()
    const messages = ben.page.getByRole('region', { name: 'Messages' }).locator('[aria-live=polite]')
    await expect(messages).toContainText('Escalation from Ana Ruiz')
    await expect(messages).toContainText('Needs someone on site')
  })

  await test.step('a card is read from what it is to how long it waits', async () => {
    await ben.page.keyboard.press('g')
    await ben.page.keyboard.press('q')
    await expect(ben.page.getByRole('option')).toBeVisible()
    await isReadInOrder(
      'main',
      /^heading, “Queue”, 1/,
      /^listbox, “Queue”/,
      /^option, “Normal priority Badge printer won’t start Not opened yet waiting .*Needs someone on site.*from Ana Ruiz/,
    )
  })

  await test.step('the context is read in the order that someone decides by, up to the claim', async () => {
    await ben.page.keyboard.press('j')
    await ben.page.keyboard.press('Enter')
    await expect(ben.page.getByText('Why it was handed over')).toBeVisible()
    await isReadInOrder(
      '.pane-detail',
      /^heading, “Badge printer won’t start”, 2/,
      /Normal priority/,
      // Looking at it is what makes it seen, a moment later.
      /^group, “Sent, .*seen/i,
      /Seen/,
      /Not yet: ?Claimed/,
      /^heading, “Why it was handed over”, 3/,
      /^Needs someone on site/,
      /^heading, “Problem”, 3/,
      /^Reception can’t print badges/,
      /^heading, “What we know”, 3/,
      /^Other devices on the socket work/,
      /^heading, “Still open”, 3/,
      /^Does the power light come on\?/,
      /^button, “Claim”, Claiming makes this session yours/,
    )
  })

  await test.step('after the claim, the keys are on what comes next, which says that it was won', async () => {
    await ben.page.keyboard.press('c')
    const next = ben.page.getByRole('button', { name: /^Continue where Ana Ruiz left off/ })
    await expect(next).toBeFocused()
    await expect(next).toHaveAccessibleDescription(/^It’s yours/)
    await ben.page.keyboard.press('Enter')
    await expect(ben.timeline).toBeVisible()
    await expect(ben.page.getByRole('listbox', { name: 'My sessions' })).toBeFocused()
    await isReadInOrder(
      'main',
      /^option, “Badge printer won’t start .*Active.*”, selected/,
      /^heading, “Badge printer won’t start”, 2/,
      /^button, “Park”/,
      /^region, “Timeline”/,
      /Ana Ruiz escalated this/,
      /You claimed this/,
      /^textbox, “Note or command”/,
    )
  })

  await test.step('a dialog has no second banner or contentinfo', async () => {
    await ben.page.keyboard.press('n')
    await expect(ben.dialog).toBeVisible()
    const lines = await isReadInOrder(
      '[role=dialog]',
      /^dialog, “New session”/,
      /^heading, “New session”, 2/,
      /^textbox, “What’s wrong\?”/,
    )
    expect(lines.filter((line) => /^(banner|contentinfo)/.test(line))).toEqual([])
  })
})
