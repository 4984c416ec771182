import { expect, test } from './fixtures/desks.ts'
import { dropFiles } from './fixtures/images.ts'

const mail = [
  'From: Service Desk <help@contoso-msp.example>',
  'Subject: Ticket #48213/Acme Corp/Outlook won’t sync after migration',
  '',
  'Contact: Dana Whitfield',
  'Phone: (312) 555-0142 x204',
  'Email: dana.whitfield@acme.example',
  'Configuration: ACME-LT-022',
  '',
  'The shared mailbox is missing for 4 people. Invoice 88120 is about something else.',
].join('\n')

test('a pasted ticket fills in the fields, offline, and the session carries what was checked', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  // Fields that suggest are comboboxes.
  const field = (name: string) =>
    ana.dialog.getByRole('textbox', { name }).or(ana.dialog.getByRole('combobox', { name }))
  const textField = ana.dialog.getByLabel('What’s wrong?')
  await ana.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await ana.page.evaluate(async (text) => navigator.clipboard.writeText(text), mail)
  // The button is there once the desk knows who Ana is; from then on she needs no network.
  const newSession = ana.page.getByRole('button', { name: /^New/ }).first()
  await expect(newSession).toBeVisible()
  await ana.goOffline()
  await expect(ana.status).not.toContainText('Connected')
  await newSession.click()
  await field('Device').fill('LOANER-3')
  await textField.focus()
  await ana.page.keyboard.press('Control+v')

  await test.step('what was typed stays, and the text is whole', async () => {
    await expect(ana.dialog.getByRole('status').filter({ hasText: 'Check the fields.' })).toBeVisible()
    await expect(field('Title')).toHaveValue('Outlook won’t sync after migration')
    await expect(field('Ticket (optional)')).toHaveValue('48213')
    await expect(field('Client')).toHaveValue('Acme Corp')
    await expect(field('Contact')).toHaveValue(
      'Dana Whitfield, (312) 555-0142 x204, dana.whitfield@acme.example',
    )
    await expect(field('Device')).toHaveValue('LOANER-3')
    await expect(textField).toHaveValue(mail)
  })

  await test.step('one button makes it plain text again, another paste reads it again', async () => {
    await ana.dialog.getByRole('button', { name: 'Undo: keep it as plain text' }).click()
    await expect(field('Client')).toHaveValue('')
    await expect(field('Device')).toHaveValue('LOANER-3')
    await expect(textField).toHaveValue(mail)
    await ana.dialog.getByRole('button', { name: 'Use as the ticket' }).click()
    await expect(field('Ticket (optional)')).toHaveValue('48213')
    await textField.press('Control+a')
    await textField.press('Control+v')
    await expect(field('Client')).toHaveValue('Acme Corp')
  })

  await test.step('closing keeps it', async () => {
    await field('Client').fill('Acme Corporation')
    await ana.page.keyboard.press('Escape')
    await expect(ana.dialog).toBeHidden()
    await newSession.click()
    await expect(field('Client')).toHaveValue('Acme Corporation')
    await expect(field('Title')).toHaveValue('Outlook won’t sync after migration')
  })

  await ana.page.keyboard.press('Control+Enter')
  await expect(ana.dialog).toBeHidden()
  await expect(ana.page.getByRole('heading', { name: 'Outlook won’t sync after migration' })).toBeVisible()
  await expect(ana.timeline).toContainText('Invoice 88120 is about something else.')
  await ana.page.getByLabel('Note or command').press('Escape')
  await expect(ana.page.locator('.pane-detail')).toContainText('48213')

  await test.step('a mail that is dropped as a file is read too, and stays attached', async () => {
    await newSession.click()
    const bytes = Buffer.from(
      [
        'From: Dana Whitfield <dana@acme.example>',
        'Subject: Ticket #48300/Acme Corp/Scanner jams',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<style>p { color: red }</style><p>Configuration: ACME-MFP-3</p><img src="http://spy.example/x.png">',
      ].join('\r\n'),
    )
    await dropFiles(ana.dialog.locator('.form-files'), {
      name: 'Scanner.eml',
      type: 'message/rfc822',
      bytes,
    })
    await expect(field('Ticket (optional)')).toHaveValue('48300')
    await expect(field('Device')).toHaveValue('ACME-MFP-3')
    await expect(textField).not.toHaveValue(/color: red/)
    await expect(ana.dialog.getByText('Scanner.eml')).toBeVisible()
  })
})
