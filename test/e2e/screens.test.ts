import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test as base, type Browser, type Page } from '@playwright/test'
import { DeskPage } from './fixtures/desk-page.ts'
import { pasteScreenshot } from './fixtures/images.ts'
import { layoutFaults } from './fixtures/layout-faults.ts'
import { smallPng } from './fixtures/small-png.ts'
import { startStillWorld, stillNow, type StillWorld } from './fixtures/still-world.ts'
import { contrastFaults, violations, violationsInBoth } from './fixtures/violations.ts'

/**
 * Takes the main screens in two sizes, light and dark, and looks at each for what a machine can see. For people to
 * look at they lie in `__screens__`; `BATON_SCREENS=keep` overwrites those.
 */
const folder = fileURLToPath(new URL('__screens__', import.meta.url))
const keeps = process.env['BATON_SCREENS'] === 'keep'
/** The picture that the README shows, and where it has it. */
const readme = {
  name: 'handoff-1440-light',
  file: fileURLToPath(new URL('../../resources/readme/context-light.png', import.meta.url)),
}
const schemes = ['light', 'dark'] as const
const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
]
/** What 1024 × 700 leaves at 200 %. No picture is kept of it. */
const zoomed = { width: 512, height: 350 }

/** What `access.test.ts` looks at with axe. */
const lookedAtElsewhere = new Set(
  'session escalate park resolve palette shortcuts parked queue handoff notifications settings people sign-in join'.split(
    ' ',
  ),
)

/** Whether someone could see that two pictures are not the same; how letters are smoothed differs from run to run. */
const differ = async (page: Page, one: Buffer, other: Buffer): Promise<boolean> =>
  page.evaluate(
    async ([left, right]) => {
      const pixelsOf = async (base64: string) => {
        const image = new Image()
        image.src = `data:image/png;base64,${base64}`
        await image.decode()
        const canvas = new OffscreenCanvas(image.width, image.height)
        const context = canvas.getContext('2d')
        context?.drawImage(image, 0, 0)
        return context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
      }
      const [a, b] = [await pixelsOf(left), await pixelsOf(right)]
      let count = Math.abs(a.length - b.length)
      for (let at = 0; at < a.length; at += 1) if (Math.abs((a[at] ?? 0) - (b[at] ?? 0)) > 24) count += 1
      return count > 30
    },
    [one.toString('base64'), other.toString('base64')] as const,
  )

/** Takes a picture, on demand alone: no check looks at it. */
const keep = async (name: string, page: Page): Promise<void> => {
  if (!keeps) return
  const taken = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  const png = smallPng(taken)
  await mkdir(folder, { recursive: true })
  const file = `${folder}/${name}.png`
  const before = await readFile(file).catch(() => null)
  if (before !== null && !(await differ(page, before, png))) return
  await writeFile(file, png)
  if (name === readme.name) await writeFile(readme.file, png)
}

/** What a technician would paste: a window with an error in it. */
const errorWindow = `<body style="margin:0;font:14px system-ui;background:#e8ebf0">
  <div style="margin:24px;background:#fff;border:1px solid #c3c9d2;border-radius:6px;overflow:hidden">
    <div style="background:#2b5797;color:#fff;padding:8px 14px">Microsoft Outlook</div>
    <div style="padding:22px 18px">Cannot expand the folder.<br>The set of folders cannot be opened.
      <p style="color:#666">The attempt to log on to Microsoft Exchange has failed. (0x8004011D)</p></div>
    <div style="padding:10px 14px;background:#f3f4f6;text-align:right"><button>OK</button></div>
  </div></body>`

const openStill = async (browser: Browser, url: string, path = '/'): Promise<DeskPage> => {
  const context = await browser.newContext({ viewport: sizes[0] ?? null, reducedMotion: 'reduce' })
  await context.clock.setFixedTime(stillNow)
  return DeskPage.open(context, url, path)
}

const keepSavedNote = async (desk: DeskPage, button: string, title: string, text: string): Promise<void> => {
  await desk.page.getByRole('button', { name: button }).click()
  await desk.dialog.getByLabel('Title').fill(title)
  await desk.dialog.getByLabel('Text', { exact: true }).fill(text)
  await desk.page.keyboard.press('Control+Enter')
  await expect(desk.dialog).toBeHidden()
}

const test = base.extend<
  {
    /** Opens a page on one of the world's servers; whatever went wrong in it fails the test. */
    open: (url: string, path?: string) => Promise<DeskPage>
  },
  { world: StillWorld }
>({
  open: async ({ browser }, provide) => {
    const desks: DeskPage[] = []
    await provide(async (url, path) => {
      const desk = await openStill(browser, url, path)
      desks.push(desk)
      return desk
    })
    // Also after a failure: a server waits for its desks when it ends.
    for (const desk of desks) await desk.context.close()
    for (const desk of desks) expect(desk.mistakes).toEqual([])
  },
  world: [
    async ({ browser }, provide) => {
      const world = await startStillWorld()
      const ana = await openStill(browser, world.url)
      const painter = await ana.context.newPage()
      await painter.setViewportSize({ width: 560, height: 260 })
      await painter.setContent(errorWindow)
      const png = await painter.screenshot()
      await painter.close()
      await ana.signIn(world.signIn('ana'))
      await ana.sessionRow('Outlook will not sync').click()
      await ana.page.getByLabel('Note or command').fill('What she sees when she opens it by hand')
      await pasteScreenshot(ana, png)
      await expect(ana.page.getByRole('list', { name: 'Files to send' }).getByRole('img')).toHaveCount(1)
      await ana.page.getByLabel('Note or command').press('Enter')
      await expect(ana.status).toContainText('Everything sent')
      await ana.context.close()
      const tom = await openStill(browser, world.url)
      await tom.signIn(world.signIn('tom'))
      await tom.goto('/settings/saved-notes')
      await keepSavedNote(
        tom,
        'New shared note',
        'Left a message',
        'Called {customer} about {ticket}. {name}',
      )
      await keepSavedNote(tom, 'New shared note', 'Window', 'Work is planned for {time}; {customer} agreed.')
      await tom.context.close()
      await provide(world)
      await world.close()
    },
    { scope: 'worker', timeout: 480_000 },
  ],
})

test('what is wrong with a layout is seen', async ({ page }) => {
  await page.setContent(`<body style="margin:0">
    <div style="width:3000px;height:1px"></div>
    <button style="width:40px;white-space:nowrap">Words that need more than that</button>
    <button style="position:absolute;top:200px;left:20px">Below</button>
    <div style="position:absolute;top:190px;left:10px;width:200px;height:60px;background:red">Above</div>
    <div class="pane" style="width:90px;height:60px;overflow:auto"><p style="width:200px">wide</p></div>
    <button style="width:60px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap">Cut as it is meant</button>
    <div class="low" style="height:35px;overflow-y:auto"><p>Cause</p><p>Fix</p></div>
    <p style="position:absolute;top:300px;left:20px;margin:0">Seen whole</p>
    <p style="position:absolute;top:340px;left:20px;margin:0">A hint</p>
    <div style="position:absolute;top:330px;left:10px;width:200px;height:60px;background:red">On it</div>
    <p style="position:absolute;top:400px;right:-20px;margin:0">Off to the right</p>
  </body>`)
  const faults = (await layoutFaults(page)).join('\n')
  expect(faults).toMatch(
    /too wide[^]*pane[^]*scrolls sideways[^]*low[^]*scrolls in 35 px[^]*“Below” lies under[^]*“A hint” lies under[^]*“Off to the right” leaves[^]*Words[^]*stick out[^]*Below lies under/,
  )
  expect(faults.split('\n')).toHaveLength(8)
})

/** Takes and looks at what is shown, in both sizes and zoomed in, and in both schemes, which differ by their colours alone. */
const look = async (desk: DeskPage, name: string): Promise<void> =>
  test.step(name, async () => {
    const { page } = desk
    for (const size of [...sizes, zoomed]) {
      await page.setViewportSize(size)
      await page.mouse.move(0, 0)
      // Pictures and lists that have just come.
      await page.evaluate(async () => {
        await document.fonts.ready
        await Promise.all([...document.images].map(async (image) => image.decode().catch(() => undefined)))
      })
      await expect.poll(() => layoutFaults(page), `${name} at ${size.width}`).toEqual([])
      for (const scheme of keeps && size !== zoomed ? schemes : []) {
        await page.emulateMedia({ colorScheme: scheme })
        // Until it is drawn in them.
        await page.evaluate(
          async () =>
            new Promise<void>((resolve) =>
              requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
            ),
        )
        await keep(`${name}-${size.width}-${scheme}`, page)
      }
    }
    if (!lookedAtElsewhere.has(name)) expect(await violationsInBoth(desk), name).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize(sizes[0] ?? { width: 1440, height: 900 })
  })

test('a technician’s screens', async ({ world, open }) => {
  if (keeps) test.setTimeout(600_000)
  const ana = await open(world.url)
  const { page } = ana
  await ana.signIn(world.signIn('ana'))
  await expect(ana.sessionRow('Outlook will not sync')).toBeVisible()
  await look(ana, 'sessions')

  await ana.sessionRow('Outlook will not sync').click()
  // It comes from the server.
  await expect(ana.timeline.getByRole('img', { name: /^Screenshot/ })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('region', { name: 'Fix', exact: true })).toBeVisible()
  await look(ana, 'session')
  // In a narrow window what is known is opened beside the timeline, or in its place.
  await page.keyboard.press(']')
  await look(ana, 'session-facts')
  await page.keyboard.press(']')
  await ana.sessionRow('Wi-Fi slow in the warehouse').click()
  await expect(page.getByRole('region', { name: 'Resolution' })).toBeVisible()
  await look(ana, 'session-resolved')
  await ana.sessionRow('Outlook will not sync').click()
  await expect(page.getByRole('region', { name: 'Fix', exact: true })).toBeVisible()

  await test.step('over the session', async () => {
    await page.keyboard.press('v')
    await expect(
      page
        .getByRole('radio', { name: /^Path/ })
        .or(page.getByText(/^Path ·/))
        .first(),
    ).toBeVisible()
    await look(ana, 'path')
    await page.keyboard.press('v')
    for (const [key, name] of [
      ['n', 'new-session'],
      ['p', 'park'],
      ['e', 'escalate'],
      ['r', 'resolve'],
      ['b', 'fork'],
      ['x', 'fix'],
      ['?', 'shortcuts'],
      ['Control+k', 'palette'],
    ] as const) {
      await page.keyboard.press(key)
      await expect(ana.dialog).toBeVisible()
      if (name === 'new-session') {
        await ana.dialog.getByLabel('What’s wrong?').fill('Shared mailbox missing in Outlook for two people')
        await expect(ana.dialog.getByText('Similar sessions')).toBeVisible()
      }
      if (name === 'escalate')
        await ana.dialog.getByLabel('What do you need?').fill('Someone with Exchange rights')
      if (name === 'escalate' || name === 'new-session')
        await expect(ana.dialog.getByText('Saved on this device')).toBeVisible()
      await look(ana, name)
      if (name === 'resolve') {
        await page.keyboard.press('Control+e')
        await expect(ana.dialog.getByRole('button', { name: /^Mask selection/ })).toBeVisible()
        await look(ana, 'resolution-note')
      }
      if (name === 'palette') {
        await ana.dialog.getByRole('combobox').fill('mailbx')
        await expect(ana.dialog.getByRole('option').filter({ hasText: 'Outlook' }).first()).toBeVisible()
        await look(ana, 'search')
        await ana.dialog.getByRole('combobox').fill('')
      }
      await page.keyboard.press('Escape')
      await expect(ana.dialog).toBeHidden()
    }
    await page.keyboard.press('s')
    await expect(page.getByRole('region', { name: 'Write a step' })).toBeVisible()
    await look(ana, 'step')
    await page.keyboard.press('Escape')
  })

  await ana.goto('/parked')
  await ana.sessionRow('Printer queue').click()
  await expect(page.getByRole('heading', { name: 'Printer queue' })).toBeVisible()
  await look(ana, 'parked')

  await ana.goto('/team')
  await expect(ana.sessionRow('VPN drops')).toBeVisible()
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await look(ana, 'team-filters')
  await page.keyboard.press('Escape')

  for (const [path, name, shows] of [
    ['/notifications', 'notifications', 'Notifications'],
    ['/settings', 'settings', 'Theme'],
    ['/settings/saved-notes', 'saved_notes', 'Left a message'],
    ['/settings/shortcuts', 'settings-shortcuts', 'Confirm a dialog'],
  ] as const) {
    await ana.goto(path)
    await expect(page.getByText(shows).first()).toBeVisible()
    if (name === 'saved_notes')
      await keepSavedNote(ana, 'New saved note', 'Back at my desk', 'Back at {time}, and on from here.')
    await look(ana, name)
  }

  await test.step('without a network', async () => {
    await ana.goto('/sessions')
    await ana.sessionRow('Outlook will not sync').click()
    await ana.goOffline()
    await expect(ana.status).toContainText('Offline since')
    await page.keyboard.press('e')
    await look(ana, 'escalate-offline')
    await page.keyboard.press('Escape')
    await expect(ana.dialog).toBeHidden()
    await ana.escalate('Someone with Exchange rights')
    await expect(ana.ladder).toContainText('On this device')
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await look(ana, 'session-offline')
  })
})

test('a senior’s screens', async ({ world, open }) => {
  const tom = await open(world.url)
  await tom.signIn(world.signIn('tom'))
  await tom.goto('/queue')
  const card = tom.page.getByRole('option').filter({ hasText: 'VPN drops' })
  await expect(card).toBeVisible()
  await look(tom, 'queue')
  await card.click()
  await expect(tom.page.getByText('Why it was handed over')).toBeVisible()
  await look(tom, 'handoff')
  await tom.goto('/notifications')
  await expect(tom.page.getByText('VPN drops').first()).toBeVisible()
  await look(tom, 'notifications-waiting')
  await tom.goto('/settings/people')
  await expect(tom.page.getByText('Ben Carter').first()).toBeVisible()
  await look(tom, 'people')
})

/** Where an admin sets things up, and what each of them shows first. */
const adminScreens = [
  ['/duty', 'duty', 'Service desk'],
  ['/shift', 'shift', 'Hand over'],
  ['/writebacks', 'writebacks', 'Writebacks'],
  ['/analytics', 'analytics', 'Told within 30 s'],
  ['/settings/policies', 'policies', 'Are notifications getting through?'],
  ['/settings/channels', 'channels', 'Email'],
  ['/settings/connections', 'connections', 'Connections'],
  ['/settings/ai', 'ai', 'Monthly budget'],
  ['/settings/targets', 'targets', 'Business hours'],
  ['/settings/diagnostics', 'diagnostics', 'Latest errors'],
] as const

test('an admin’s screens', async ({ world, open }) => {
  const tom = await open(world.url)
  await tom.signIn(world.signIn('tom'))
  for (const [path, name, shows] of adminScreens) {
    await tom.goto(path)
    await expect(tom.page.getByRole('main').getByText(shows).first()).toBeVisible()
    await look(tom, name)
  }
})

test('the ways in', async ({ world, open }) => {
  for (const [url, path, name, label] of [
    [world.url, '/sign-in', 'sign-in', 'Email'],
    [world.url, '/join/AAAAA-BBBBB-CCCCC-DDDDD', 'join', 'Email'],
    [world.emptyUrl, `/setup/${world.emptyCode}`, 'setup', 'Email'],
    [world.emptyUrl, '/', 'setup-by-hand', 'Setup code'],
  ] as const) {
    const desk = await open(url, path)
    await expect(desk.page.getByLabel(label)).toBeVisible()
    await look(desk, name)
  }
})

test('high contrast, compact, and twice as large', async ({ world, open }) => {
  const tom = await open(world.url)
  const { page } = tom
  const show = async (name: string, manner: string) => {
    await page.evaluate(() => document.fonts.ready)
    await expect.poll(() => layoutFaults(page), `${name}, ${manner}`).toEqual([])
    await keep(`${name}-${manner}`, page)
    const found = manner === 'contrast-dark' ? contrastFaults(page) : violations(tom)
    expect(await found, `${name}, ${manner}`).toEqual([])
  }
  const tour = async (manner: string) => {
    await tom.goto('/sessions')
    await tom.sessionRow('Conditional access').click()
    await expect(tom.timeline).toContainText('He is in a meeting')
    await show('session', manner)
    await page.keyboard.press('e')
    await expect(tom.dialog).toBeVisible()
    await show('escalate', manner)
    await page.keyboard.press('Escape')
    await expect(tom.dialog).toBeHidden()
    await tom.goto('/queue')
    await tom.page.getByRole('option').filter({ hasText: 'VPN drops' }).click()
    await expect(page.getByText('Why it was handed over')).toBeVisible()
    await show('handoff', manner)
    await tom.goto('/settings')
    await expect(page.getByText('Density')).toBeVisible()
    await show('settings', manner)
    // Once in the colours and once in the size that are hardest.
    if (manner !== 'contrast-dark' && manner !== '200') return
    for (const [path, name, shows] of adminScreens) {
      await tom.goto(path)
      await expect(page.getByRole('main').getByText(shows).first()).toBeVisible()
      await show(name, manner)
    }
    await tom.goto('/settings')
  }
  await tom.signIn(world.signIn('tom'))
  await tom.goto('/settings')
  await page.getByText('High contrast', { exact: true }).click()
  await tour('contrast-light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await tour('contrast-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByText('System', { exact: true }).click()
  await page.getByText('Compact', { exact: true }).click()
  await tour('compact')
  await page.getByText('Regular', { exact: true }).click()
  // What 1440 × 900 leaves at 200 %.
  await page.setViewportSize({ width: 720, height: 450 })
  await tour('200')
})
