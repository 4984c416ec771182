import { expect, test } from './fixtures/desks.ts'
import type { DeskPage } from './fixtures/desk-page.ts'

const entryOf = (desk: DeskPage, text: string) =>
  desk.timeline.getByRole('listitem').filter({ hasText: text }).first()

test('one’s own note is changed without a network, what it said before stays; others’ can only be copied', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  await ana.startSession('Till does not print')
  await ana.note('The till in shop 4')
  await ana.goOffline()
  await expect(ana.status).toContainText('Offline since')
  await entryOf(ana, 'shop 4').click()
  await ana.page.keyboard.press('m')
  const editor = ana.page.getByLabel('Text of this entry')
  await expect(editor).toBeFocused()

  await test.step('nothing half-typed is lost, and nothing is not an entry', async () => {
    await editor.fill('')
    await ana.page.keyboard.press('Enter')
    await expect(ana.page.getByRole('alert')).toContainText('can’t be empty')
    await editor.fill('The till in shop 5')
    await ana.page.keyboard.press('Enter')
    await expect(editor).toBeHidden()
  })

  await test.step('the others read the new words, and the earlier ones where they ask', async () => {
    await ana.goOnline()
    await expect(ana.status).toContainText('Everything sent')
    const ben = await deskOf(staff.ben)
    await ben.goto('/team')
    await ben.sessionRow('Till does not print').click()
    const note = entryOf(ben, 'The till in shop 5')
    await note.getByRole('button', { name: 'edited' }).click()
    const earlier = ben.page.getByRole('dialog', { name: 'Earlier versions' })
    await expect(earlier).toContainText(/edited this.*Original from.*shop 4/s)
    await ben.page.keyboard.press('Escape')
    await note.click()
    await ben.page.keyboard.press('m')
    await expect(ben.page.getByLabel('Text of this entry')).toHaveCount(0)
    await ben.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await ben.page.keyboard.press('y')
    await expect
      .poll(() => ben.page.evaluate(async () => navigator.clipboard.readText()))
      .toContain('The till in shop 5')
  })
})
