import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/desks.ts'
import type { DeskPage } from './fixtures/desk-page.ts'

const composer = (desk: DeskPage) => desk.page.getByLabel('Note or command')
const notes = (desk: DeskPage, text: string) => desk.timeline.getByRole('listitem').filter({ hasText: text })

/** Enter as an input method sends it: with the key code 229, and in Safari after the composition has ended. */
const confirmWord = async (page: Page) => {
  const client = await page.context().newCDPSession(page)
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 }
  await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
  await client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  await client.detach()
}

/** Translates as browsers do: wraps every text of the page, those that come later as well. */
const translatePage = (how: 'replaces' | 'moves'): void => {
  const wrap = (text: Text) => {
    const parent = text.parentElement
    if (
      parent === null ||
      text.data.trim() === '' ||
      parent.closest('font, script, style, textarea') !== null
    )
      return
    const font = document.createElement('font')
    if (how === 'replaces') {
      font.textContent = text.data
      parent.replaceChild(font, text)
    } else {
      // As an extension does it, which has functions of its own.
      text.replaceWith(font)
      font.append(text)
    }
  }
  const all = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    while (walker.nextNode() !== null) texts.push(walker.currentNode as Text)
    for (const text of texts) wrap(text)
  }
  all()
  new MutationObserver(all).observe(document.body, { childList: true, subtree: true, characterData: true })
}

for (const how of ['replaces', 'moves'] as const) {
  test(`the desk works on while something ${how} every text of the page`, async ({ staff, deskOf }) => {
    const ana = await deskOf(staff.ana)
    const ben = await deskOf(staff.ben)
    await ana.startSession('VPN drops at noon')
    await ana.page.evaluate(translatePage, how)
    await ben.page.evaluate(translatePage, how)

    await composer(ana).fill('half typed')
    await expect(ana.page.getByText('Saved on this device').first()).toBeVisible()
    await composer(ana).press('Enter')
    await expect(notes(ana, 'half typed')).toHaveCount(1)
    await ana.note('/question Since when?')
    await expect(notes(ana, 'Since when?')).toHaveCount(1)
    await ana.page.keyboard.press('Escape')
    await ana.page.keyboard.press('a')
    await expect(notes(ana, 'Since when?').locator('textarea, input').first()).toBeFocused()
    await ana.page.keyboard.type('since Monday')
    await ana.page.keyboard.press('Enter')
    await expect(notes(ana, 'Since when?')).toContainText('since Monday')

    await ana.page.keyboard.press('Control+k')
    await ana.page.keyboard.type('vpn')
    await expect(ana.dialog.getByRole('option').filter({ hasText: 'VPN drops at noon' })).toBeVisible()
    await ana.page.keyboard.type(' qqq')
    await expect(ana.dialog.getByText('No commands or sessions')).toBeVisible()
    await ana.page.keyboard.press('Escape')

    await ana.escalate('Rights on the head-end')
    await ben.goto('/queue')
    await ben.page.getByRole('option').filter({ hasText: 'VPN drops' }).click()
    await ben.page.getByRole('button', { name: /^Claim/ }).click()
    await expect(ben.page.getByRole('button', { name: /Continue/ })).toBeVisible()
    await ben.page.keyboard.press('c')
    await expect(composer(ben)).toBeVisible()
    await expect(ana.page.getByText('Ben Carter').first()).toBeVisible()
    // Nothing is said twice, or stays as it was.
    await expect(notes(ana, 'half typed')).toHaveCount(1)
    await expect(ana.page.getByText('Saved on this device')).toHaveCount(0)
  })
}

test('what an input method confirms sends nothing, and a key right after Esc counts', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  const { page } = ana
  await ana.startSession('メールが届かない')

  await test.step('composer', async () => {
    await composer(ana).fill('にほんご')
    await confirmWord(page)
    await expect(composer(ana)).toHaveValue('にほんご')
    await composer(ana).press('Enter')
    await expect(notes(ana, 'にほんご')).toHaveCount(1)
  })

  await test.step('dialog', async () => {
    await composer(ana).press('Escape')
    await page.keyboard.press('e')
    await ana.dialog.getByLabel('What do you need?').fill('けんげん')
    await confirmWord(page)
    await expect(ana.dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(ana.dialog).toBeHidden()
  })

  await test.step('step', async () => {
    await page.keyboard.press('s')
    const field = page.getByLabel('What did you do?')
    await field.fill('さいきどう')
    await confirmWord(page)
    await expect(field).toHaveValue('さいきどう')
    await field.press('Enter')
    await expect(notes(ana, 'さいきどう')).toHaveCount(1)
    await composer(ana).press('Escape')
  })

  await test.step('palette', async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('settings')
    await confirmWord(page)
    await expect(ana.dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await expect(ana.dialog.getByLabel('What’s wrong?')).toBeFocused()
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.keyboard.press('q')
    await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible()
  })
})

test('what is said of a text is over once it changes, also when the same text is typed again', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  await ana.startSession('Scanner sends no mail')
  const list = ana.page.getByRole('listbox', { name: 'Commands' })

  await test.step('commands that were hidden with Esc are offered again', async () => {
    await composer(ana).pressSequentially('/')
    await expect(list).toBeVisible()
    await composer(ana).press('Escape')
    await expect(list).toBeHidden()
    await composer(ana).press('Backspace')
    await composer(ana).pressSequentially('/')
    await expect(list).toBeVisible()
    await composer(ana).press('Escape')
    await composer(ana).press('Backspace')
    await ana.page.getByRole('button', { name: 'Commands' }).click()
    await expect(list).toBeVisible()
  })

  await test.step('the list begins at its first entry again', async () => {
    const chosen = list.getByRole('option', { selected: true })
    const first = (await chosen.textContent()) ?? ''
    await composer(ana).press('ArrowDown')
    await expect(chosen).not.toHaveText(first)
    await composer(ana).press('Backspace')
    await composer(ana).pressSequentially('/')
    await expect(chosen).toHaveText(first)
    await composer(ana).press('Backspace')
  })

  await test.step('what became of a pasted text is said once', async () => {
    const said = ana.page.getByText('Pasted text,')
    await composer(ana).focus()
    await ana.page.evaluate(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', '14:06 up\n'.repeat(30_000))
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      )
    })
    await expect(said).toBeVisible()
    await composer(ana).pressSequentially('a')
    await expect(said).toBeHidden()
    await composer(ana).press('Backspace')
    await expect(composer(ana)).toHaveValue('')
    await expect(ana.page.getByRole('button', { name: 'Send', exact: true })).toBeEnabled()
    await expect(said).toBeHidden()
  })
})

test('nothing pasted is cut, and a log pasted into the search holds nothing up', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.startSession('Server down')
  await ana.note('/fix Restart it')
  const end = 'DO NOT REBOOT SRV01'
  await ana.note('/branch Disk | Memory')
  await ana.page.getByRole('button', { name: 'Actions for Disk' }).focus()
  await ana.page.keyboard.press('Enter')
  await ana.page.getByRole('menuitem', { name: /Rule it out/ }).click()
  const reason = ana.page.getByLabel('Why rule out Disk?')
  await reason.fill(`${'x'.repeat(2000)} ${end}`)
  await expect(reason).toHaveValue(new RegExp(`${end}$`))
  await expect(
    ana.page.getByText('2,020 characters, and the limit is 2,000. Remove 20 to save it.'),
  ).toBeVisible()
  await reason.press('Enter')
  await expect(reason).toHaveValue(new RegExp(`${end}$`))
  await reason.press('Escape')

  const yaml = '  services:\n    web:\n      image: nginx'
  await composer(ana).fill(yaml)
  await composer(ana).press('Enter')
  const shown = notes(ana, 'nginx')
  await expect(shown).toHaveCount(1)
  expect(await shown.evaluate((item) => item.textContent)).toContain(yaml)
  await composer(ana).press('Escape')

  await ana.page.keyboard.press('Control+k')
  await ana.dialog.getByRole('combobox').fill(`server ${'a log of words '.repeat(70_000)}`)
  await expect(ana.dialog.getByText('Searching for the first 500 characters only.')).toBeVisible()
})

test('AltGr and compositions write where someone writes, and trigger nothing anywhere', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  const { page } = ana
  await ana.startSession('AltGr, dead keys and compositions')
  const client = await page.context().newCDPSession(page)
  /** A press with AltGr as Windows reports it: with Ctrl and Alt. Its character comes only if nothing took the key. */
  const altGr = async (text: string, code: string) => {
    const key = { key: text, code, modifiers: 3 }
    await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
    await client.send('Input.dispatchKeyEvent', { type: 'char', text, key: text, code })
    await client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  }
  const write = async () => {
    await altGr('@', 'KeyQ')
    await altGr('€', 'KeyE')
    await altGr('{', 'Digit7')
    await altGr('ń', 'KeyN')
    await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Dead', code: 'Backquote' })
    await client.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Dead', code: 'Backquote' })
    await page.keyboard.insertText('ê')
  }
  const compose = async (text: string) => {
    const end = { selectionStart: text.length, selectionEnd: text.length }
    await client.send('Input.imeSetComposition', { text, ...end })
    await confirmWord(page)
    await client.send('Input.insertText', { text })
    // Until the next turn the composition still has the keys.
    await page.evaluate(async () => new Promise((resolve) => setTimeout(resolve)))
  }
  const written = '@€{ńêにほん'

  await test.step('composer', async () => {
    await composer(ana).focus()
    await write()
    await compose('にほん')
    await expect(composer(ana)).toHaveValue(written)
    await expect(notes(ana, written)).toHaveCount(0)
    await composer(ana).press('Enter')
    await expect(notes(ana, written)).toHaveCount(1)
    await composer(ana).press('Escape')
  })

  await test.step('dialog', async () => {
    await page.keyboard.press('e')
    const field = ana.dialog.getByLabel('What do you need?')
    await expect(field).toBeFocused()
    await write()
    await compose('にほん')
    await expect(field).toHaveValue(written)
    await expect(ana.dialog).toBeVisible()
    await field.fill('')
    await page.keyboard.press('Escape')
    await expect(ana.dialog).toBeHidden()
  })

  await test.step('palette', async () => {
    await page.keyboard.press('Control+k')
    const field = ana.dialog.getByRole('combobox')
    await expect(field).toBeFocused()
    await write()
    await compose('にほん')
    await expect(field).toHaveValue(written)
    await page.keyboard.press('Escape')
    await expect(ana.dialog).toBeHidden()
  })

  await test.step('list', async () => {
    await ana.goto('/sessions')
    await page.getByRole('listbox').focus()
    await write()
    await confirmWord(page)
    await expect(ana.dialog).toHaveCount(0)
    expect(new URL(page.url()).hash).toBe('#/sessions')
  })
  await client.detach()
})
