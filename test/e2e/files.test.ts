import { expect, test } from './fixtures/desks.ts'
import { violations } from './fixtures/violations.ts'
import { copyScreenshot, dropFiles } from './fixtures/images.ts'
import { makePng } from '../support/samples/images.ts'

const lines = Array.from(
  { length: 5000 },
  (_, at) => `14:06:${at} NETLOGON ${at === 4321 ? 'ERROR 0x80070005' : 'ok'}`,
)
const log = Buffer.from(lines.join('\r\n'), 'utf16le')

test('a log dropped offline is on the device, sent with the network, and read and searched on the other desk', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  await ana.startSession('Trust is broken')
  await expect(ana.status).toContainText('Everything sent')
  await ana.goOffline()
  await expect(ana.status).toContainText('Offline since')
  const files = ana.timeline.getByRole('list', { name: 'Files' })

  await test.step('dropped on the timeline, it waits with what is written, over a reload too', async () => {
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), log])
    await dropFiles(ana.timeline, { name: 'netlogon.log', type: '', bytes: marked })
    const draft = ana.page.getByRole('list', { name: 'Files to send' })
    await expect(draft).toContainText('netlogon.log')
    expect(await violations(ana)).toEqual([])
    await ana.page.reload()
    await expect(draft).toContainText('Log, ')
    await ana.page.getByLabel('Note or command').press('Enter')
    await expect(files).toContainText('On this device, not sent yet')
    await expect(ana.status).toContainText('1 action, 1 file not sent yet')
  })

  await test.step('with the network it is sent, and found by its name', async () => {
    await ana.goOnline()
    await expect(ana.status).toContainText('Everything sent')
    await expect(files).not.toContainText('On this device')
    await ana.page.keyboard.press('Control+k')
    await ana.dialog.getByRole('combobox').fill('netlogon.log')
    await expect(ana.dialog.getByRole('option').filter({ hasText: 'Trust is broken' })).toBeVisible()
    await ana.page.keyboard.press('Escape')
  })

  await test.step('the other desk opens it, finds a line, copies and saves it', async () => {
    await ben.goto('/team')
    await ben.sessionRow('Trust is broken').click()
    const opener = ben.timeline.getByRole('button', { name: 'Open netlogon.log' })
    await opener.focus()
    await ben.page.keyboard.press('Enter')
    const text = ben.dialog.getByRole('listbox', { name: 'netlogon.log' })
    await expect(text).toContainText('14:06:0 NETLOGON ok')
    await expect(ben.dialog).toContainText('5,000 lines · UTF-16 LE')
    expect(await violations(ben)).toEqual([])
    await ben.page.keyboard.type('0x8007')
    await expect(ben.dialog.getByText('1 of 1')).toBeVisible()
    await expect(text.getByRole('option', { selected: true })).toContainText(
      'Line 4322: 14:06:4321 NETLOGON ERROR',
    )
    await ben.page.keyboard.press('ArrowDown')
    await ben.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await ben.page.keyboard.press('Shift+ArrowDown')
    await ben.page.keyboard.press('c')
    await expect(ben.page.getByText('2 lines copied.')).toBeVisible()
    expect(await ben.page.evaluate(async () => navigator.clipboard.readText())).toBe(
      '14:06:4321 NETLOGON ERROR 0x80070005\r\n14:06:4322 NETLOGON ok',
    )
    const saving = ben.page.waitForEvent('download')
    await ben.dialog.getByRole('button', { name: 'Save as…' }).click()
    expect((await saving).suggestedFilename()).toBe('netlogon.log')
    await ben.page.keyboard.press('Escape')
    await expect(ben.dialog).toBeHidden()
    await expect(opener).toBeFocused()
  })

  await test.step('a screenshot pasted into Park goes to the timeline; where none is taken, that is said', async () => {
    await copyScreenshot(ana, makePng({ width: 64, height: 40 }))
    await ana.page.getByRole('button', { name: /^Park/ }).first().click()
    await ana.dialog.getByRole('textbox').first().press('ControlOrMeta+v')
    await expect(ana.dialog.getByRole('list', { name: 'Files to send' }).getByRole('img')).toHaveCount(1)
    await ana.page.keyboard.press('Control+Enter')
    await expect(ana.dialog).toBeHidden()
    await expect(ana.timeline.getByRole('button', { name: /^Screenshot/ })).toBeVisible()
    await ana.page.keyboard.press('Control+k')
    await ana.dialog.getByRole('combobox').press('ControlOrMeta+v')
    await expect(ana.page.getByText('This field takes text only.')).toBeVisible()
  })
})

test('a text that only fits as a file stays in the field while there are as many files as a note takes', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  await ana.startSession('Backup is late')
  const files = Array.from({ length: 20 }, (_, at) => ({
    name: `${String(at).padStart(180, 'long-name-')}.log`,
    type: '',
    bytes: Buffer.from(`part ${at}`),
  }))
  await dropFiles(ana.timeline, ...files)
  const draft = ana.page.getByRole('list', { name: 'Files to send' })
  await expect(draft.getByRole('listitem')).toHaveCount(20)
  const composer = ana.page.getByLabel('Note or command')
  // Alone it fits; with what is said of the files it does not.
  const text = `${'ü'.repeat(99)} `.repeat(1290).trim()
  await composer.fill(text)
  await composer.press('Enter')
  await expect(ana.page.getByText('there are already 20. Remove one')).toBeVisible()
  await expect(composer).toHaveValue(text)
  await expect(draft.getByRole('listitem')).toHaveCount(20)
  await draft
    .getByRole('button', { name: /^Remove / })
    .last()
    .click()
  await composer.press('Enter')
  await expect(ana.timeline.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(20)
  await expect(composer).toHaveValue('')
})
