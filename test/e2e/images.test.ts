import { readFile } from 'node:fs/promises'
import { fileLimits, imageLimits } from '../../core/domain/files/attachment.ts'
import { inspectImage } from '../../core/domain/files/image-file.ts'
import { makePng } from '../support/samples/images.ts'
import { expect, test } from './fixtures/desks.ts'
import { violations } from './fixtures/violations.ts'
import { dropFiles, pasteScreenshot, pickFiles, shownSize } from './fixtures/images.ts'

const screenshot = makePng({ width: 640, height: 400 })

test('pasted offline, kept over reloads, sent when the network is back, seen on the other desk', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  const composer = ana.page.getByLabel('Note or command')
  const draft = ana.page.getByRole('list', { name: 'Files to send' })
  await ana.startSession('Router login fails')
  await ana.goOffline()
  await expect(ana.status).toContainText('Offline since')

  await test.step('it is shown before it is sent, and a reload takes neither it nor the words', async () => {
    await composer.fill('The page after the password')
    await pasteScreenshot(ana, screenshot)
    await expect(draft.getByRole('img')).toHaveCount(1)
    await expect(composer).toBeFocused()
    await expect(ana.page.getByText('Saved on this device')).toBeVisible()
    expect(await violations(ana)).toEqual([])
    await ana.page.reload()
    await expect(composer).toHaveValue('The page after the password')
    await expect.poll(async () => shownSize(draft.getByRole('img'))).toBe('640 × 400')
  })

  await test.step('Enter sends both, and both say that they are on this device', async () => {
    await composer.press('Enter')
    await expect(draft).toHaveCount(0)
    await expect(ana.timeline).toContainText('The page after the password')
    const image = ana.timeline.getByRole('button', { name: /^Screenshot/ })
    await expect(image).toHaveAccessibleName(/On this device, not sent yet/)
    await expect(ana.status).toContainText('1 action, 1 file not sent yet')
    await ana.page.reload()
    await expect(image).toHaveAccessibleName(/On this device/)
    await expect
      .poll(async () => shownSize(ana.timeline.getByRole('img', { name: /^Screen/ })))
      .toBe('640 × 400')
  })

  await test.step('back online it is sent, and the other desk fetches it when it looks', async () => {
    await ana.goOnline()
    await expect(ana.status).toContainText('Everything sent')
    await expect(ana.timeline.getByRole('button', { name: /^Screenshot [-\d]+ [.\d]+$/ })).toBeVisible()
    await ben.goto('/team')
    await ben.sessionRow('Router login fails').click()
    const image = ben.timeline.getByRole('img', { name: /^Screenshot/ })
    await expect.poll(async () => shownSize(image)).toBe('640 × 400')
  })

  await test.step('it opens, is copied and saved, and Esc gives the focus back', async () => {
    const small = ben.timeline.getByRole('button', { name: /^Screenshot/ })
    await small.focus()
    await ben.page.keyboard.press('Enter')
    await expect(ben.dialog.getByRole('img')).toBeVisible()
    await expect(ben.dialog).toContainText('640 × 400')
    expect(await violations(ben)).toEqual([])
    await ben.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await ben.dialog.getByRole('button', { name: 'Copy' }).click()
    await expect(ben.page.getByText('Image copied.')).toBeVisible()
    const copied = await ben.page.evaluate(async () => (await navigator.clipboard.read())[0]?.types)
    expect(copied).toEqual(['image/png'])
    const saving = ben.page.waitForEvent('download')
    await ben.dialog.getByRole('button', { name: 'Save as…' }).click()
    const saved = await saving
    expect(saved.suggestedFilename()).toMatch(/^Screenshot .*\.png$/)
    expect(inspectImage(await readFile(await saved.path()))).toMatchObject({ width: 640, height: 400 })
    await ben.page.keyboard.press('Escape')
    await expect(ben.dialog).toBeHidden()
    await expect(small).toBeFocused()
  })
})

test('what cannot be attached is told in a sentence, what is no still image goes as a file, and nothing typed is lost', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  await ana.startSession('Nothing fits')
  const composer = ana.page.getByLabel('Note or command')
  const draft = ana.page.getByRole('list', { name: 'Files to send' })
  const problem = ana.page.getByRole('alert').filter({ hasText: /“|An entry/ })
  await composer.fill('Half a thought')
  const png = { mimeType: 'image/png' }

  await pickFiles(ana, { ...png, name: 'wall.png', buffer: Buffer.alloc(fileLimits.bytes + 200_000) })
  await expect(problem).toContainText('“wall.png” is 25.2 MB. Files can be up to 25 MB.')
  await pickFiles(ana, { mimeType: '', name: 'empty.log', buffer: Buffer.alloc(0) })
  await expect(problem).toContainText('“empty.log” is empty')
  await expect(draft).toHaveCount(0)

  const page = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>window.owned=1</script></svg>')
  await dropFiles(
    ana.timeline,
    { name: 'torn.png', type: 'image/png', bytes: Buffer.from(screenshot.subarray(0, 60)) },
    { name: 'moving.png', type: 'image/png', bytes: makePng({ animated: true }) },
    { name: 'plan.svg', type: 'image/svg+xml', bytes: page },
    { name: 'invoice\u202Efdp.txt', type: '', bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]) },
  )
  await expect(draft.getByRole('button', { name: /^Remove/ })).toHaveCount(4)
  await expect(draft.getByText('Named .txt, but holds a program.')).toBeVisible()
  await expect(draft).toContainText('invoicefdp.txt')
  await expect(problem).toHaveCount(0)

  await dropFiles(
    ana.timeline,
    ...Array.from({ length: 200 }, (_, at) => ({
      name: `${at}.log`,
      type: '',
      bytes: Buffer.from(`log ${at}`),
    })),
  )
  await expect(problem).toContainText('up to 20 files, so 184 weren’t added')
  await expect(draft.getByRole('button', { name: /^Remove/ })).toHaveCount(20)
  await expect(composer).toHaveValue('Half a thought')
  await composer.press('Enter')
  await expect(ana.timeline).toContainText('Half a thought')
  const files = ana.timeline.getByRole('list', { name: 'Files' })
  await expect(files.getByRole('button', { name: 'Open plan.svg' })).toBeVisible()
  await files.getByRole('button', { name: 'Open plan.svg' }).click()
  await expect(ana.dialog.getByRole('listbox')).toContainText('<script>window.owned=1</script>')
  expect(await ana.page.evaluate(() => 'owned' in window)).toBe(false)
})

test('a huge screenshot is made to fit, several go along, and one is taken out again', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.startSession('Three screens')
  for (let count = 0; count < 4; count += 1) await ana.note(`Tried it\n${'and again\n'.repeat(9)}`)
  await ana.note('Here is how it looks')
  const draft = ana.page.getByRole('list', { name: 'Files to send' })
  const huge = makePng({ width: 2900, height: 1900, noise: true, level: 1 })
  expect(huge.length).toBeLessThan(fileLimits.bytes)
  const buffer = (red: number) => makePng({ width: 900, height: 90, colour: [red, 0, 0] })
  await pickFiles(
    ana,
    { name: 'noise.png', mimeType: 'image/png', buffer: huge },
    { name: 'one.png', mimeType: 'image/png', buffer: buffer(10) },
    { name: 'two.png', mimeType: 'image/png', buffer: buffer(20) },
    { name: 'one again.png', mimeType: 'image/png', buffer: buffer(10) },
  )
  await expect(draft.getByRole('img')).toHaveCount(3, { timeout: 90_000 })
  await draft.getByRole('button', { name: 'Remove two' }).press('Enter')
  await expect(draft.getByRole('img')).toHaveCount(2)
  // What was written above stays in view although the images take room.
  await expect(ana.timeline.getByText('Here is how it looks')).toBeInViewport()
  await expect(ana.page.getByLabel('Note or command')).toBeFocused()
  await ana.page.keyboard.press('Enter')
  const images = ana.timeline.getByRole('list', { name: 'Images' })
  await expect(images.getByRole('img')).toHaveCount(2)
  await expect(ana.timeline).toContainText('2 images')
  await expect(ana.status).toContainText('Everything sent', { timeout: 60_000 })

  await images.getByRole('button', { name: 'noise' }).click()
  await expect(ana.dialog).toContainText('1 of 2')
  const [width = 0, height = 0] = (await shownSize(ana.dialog.getByRole('img'))).split(' × ').map(Number)
  expect(Math.max(width, height)).toBeLessThanOrEqual(imageLimits.longestSide)
  expect(width / height).toBeCloseTo(2900 / 1900, 1)
  const saving = ana.page.waitForEvent('download')
  await ana.dialog.getByRole('button', { name: 'Save as…' }).click()
  const saved = await saving
  expect((await readFile(await saved.path())).length).toBeLessThanOrEqual(imageLimits.bytes)
  await ana.page.keyboard.press('ArrowRight')
  await expect(ana.dialog).toContainText('2 of 2')
  await expect(ana.dialog.getByRole('heading', { name: 'one', exact: true })).toBeVisible()
})

test('an image that is not on the device says so, and comes with the network; a reader of the handoff sees it', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  await ana.startSession('Switch port flaps')
  // A picture of its own: what a device has, it shows without a network.
  await pasteScreenshot(ana, makePng({ width: 640, height: 400, colour: [7, 70, 7] }))
  await expect(ana.page.getByRole('list', { name: 'Files to send' }).getByRole('img')).toHaveCount(1)
  await ana.page.keyboard.press('Enter')
  await ana.escalate('Needs the core switch')
  await expect(ana.status).toContainText('Everything sent')

  await ben.goto('/queue')
  const card = ben.page.getByRole('option').filter({ hasText: 'Switch port flaps' })
  // What the server does by itself is over, and moves nothing afterwards.
  await expect(card).toContainText('Next:')
  await ben.goOffline()
  await expect(ben.status).toContainText('Offline since')
  await card.click()
  const placeholder = ben.page.getByRole('button', { name: /loads when you’re back online/ })
  await expect(placeholder).toBeVisible()
  expect(await violations(ben)).toEqual([])
  const before = await placeholder.boundingBox()
  await ben.goOnline()
  const image = ben.page.getByRole('img', { name: /^Screenshot/ })
  await expect.poll(async () => shownSize(image)).toBe('640 × 400')
  const after = await ben.page.getByRole('button', { name: /^Screenshot/ }).boundingBox()
  expect(after).toEqual(before)
})

test('words go along with the image they were written for, however late it is ready, or come back', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  await ana.startSession('Somewhere else')
  await ana.startSession('Slow to draw')
  const composer = ana.page.getByLabel('Note or command')
  const { keyboard } = ana.page
  /** Files are read from now on only when told to, or can't be. */
  await ana.page.evaluate(() => {
    const read = Blob.prototype.arrayBuffer
    const held: ((works: boolean) => void)[] = []
    Object.assign(window, {
      readHeld: (works: boolean) => held.splice(0).forEach((go) => go(works)),
      heldFiles: () => held.length,
    })
    Blob.prototype.arrayBuffer = async function arrayBuffer(this: Blob) {
      if (!(this instanceof File)) return read.call(this)
      const works = await new Promise<boolean>((resolve) => held.push(resolve))
      if (!works) throw new DOMException('held', 'NotReadableError')
      return read.call(this)
    }
  })
  const go = async (works: boolean) => {
    await expect.poll(async () => ana.page.evaluate('heldFiles()')).toBe(1)
    await ana.page.evaluate(`readHeld(${works})`)
  }
  const pick = async () => pickFiles(ana, { name: 'late.png', mimeType: 'image/png', buffer: screenshot })
  const entry = (text: string) => ana.timeline.getByRole('listitem').filter({ hasText: text }).first()

  await test.step('what is typed meanwhile is the next entry, after it and without the image', async () => {
    await pick()
    await composer.focus()
    await keyboard.type('See the lights')
    await keyboard.press('Enter')
    await keyboard.type('They blink twice')
    await keyboard.press('Enter')
    await keyboard.type('And th')
    await expect(ana.page.getByText('Sends as soon as its file is ready')).toBeVisible()
    await expect(ana.timeline).not.toContainText('See the lights')
    await go(true)
    await expect(entry('See the lights').getByRole('img', { name: 'late' })).toBeVisible()
    await expect(entry('They blink twice').getByRole('img', { name: 'late' })).toHaveCount(0)
    await expect(ana.timeline.getByText(/^(See the lights|They blink twice)$/)).toHaveText([
      'See the lights',
      'They blink twice',
    ])
    await expect(composer).toHaveValue('And th')
    await composer.fill('')
  })

  await test.step('rejected, they come back in front of what was typed since, with why', async () => {
    await pick()
    await composer.focus()
    await keyboard.type('See the label')
    await keyboard.press('Enter')
    await keyboard.type('Serial 77')
    await go(false)
    await expect(ana.page.getByRole('alert')).toContainText('“late.png” couldn’t be read')
    await expect(composer).toHaveValue('See the label\nSerial 77')
    await expect(composer).toBeFocused()
    await keyboard.press('Enter')
    await expect(composer).toHaveValue('')
    await expect(ana.page.getByRole('alert')).toHaveCount(0)
    await expect(ana.timeline).toContainText('Serial 77')
  })

  await test.step('and in the draft when the session was left', async () => {
    await pick()
    await composer.focus()
    await keyboard.type('No one looks')
    await keyboard.press('Enter')
    await ana.sessionRow('Somewhere else').click()
    await expect(ana.page.getByRole('heading', { name: 'Somewhere else' })).toBeVisible()
    await go(false)
    await ana.sessionRow('Slow to draw').click()
    await expect(composer).toHaveValue('No one looks')
    await expect(ana.page.getByText('Saved on this device')).toBeVisible()
    await ana.page.reload()
    await expect(composer).toHaveValue('No one looks')
    await expect(ana.timeline).not.toContainText('No one looks')
  })
})
