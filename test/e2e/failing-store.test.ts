import { expect, test } from './fixtures/desks.ts'

declare global {
  interface Window {
    disk?: { full: boolean; closeAll(): void }
  }
}

/**
 * Stands in for a disk that fills up, and does what Chromium was seen doing: the first write is aborted with the reason,
 * the connection is closed for good, and opening another fails until there is room. Nothing can be cached either.
 */
const breakableDisk = (): void => {
  const open = new Set<IDBDatabase>()
  const noSpace = () =>
    new DOMException('Connection is closing because of: FILE_ERROR_NO_SPACE', 'UnknownError')
  const disk = {
    full: false,
    closeAll() {
      for (const database of open) {
        database.close()
        database.dispatchEvent(new Event('close'))
      }
      open.clear()
    },
  }
  window.disk = disk
  const openIt = IDBFactory.prototype.open
  IDBFactory.prototype.open = function patched(...args) {
    if (disk.full)
      throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')
    const request = openIt.apply(this, args)
    request.addEventListener('success', () => open.add(request.result))
    return request
  }
  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function patched(...args) {
    if (disk.full && args[1] === 'readwrite') {
      setTimeout(disk.closeAll)
      throw noSpace()
    }
    return begin.apply(this, args)
  }
  const put = Cache.prototype.put
  Cache.prototype.put = async function patched(...args) {
    if (disk.full) throw new DOMException('Quota exceeded.', 'QuotaExceededError')
    return put.apply(this, args)
  }
}

test('a disk that fills up keeps what is typed, says so, and goes on once there is room', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  await ana.page.addInitScript(breakableDisk)
  await ana.page.reload()
  await ana.startSession('Backup job fails')
  const composer = ana.page.getByLabel('Note or command')

  await test.step('closed once, it is opened again without a word', async () => {
    await ana.page.evaluate(() => window.disk?.closeAll())
    await ana.note('Written after the browser closed the database')
    await expect(ana.status).toContainText('Everything sent')
  })

  await test.step('full', async () => {
    await ana.page.evaluate(() => {
      if (window.disk !== undefined) window.disk.full = true
    })
    await composer.fill('Typed on a full disk')
    await expect(ana.page.getByText('This device is out of space.')).toBeVisible()
    await expect(ana.page.getByText('Not saved. Keep this window open')).toBeVisible()
    expect(await composer.inputValue()).toBe('Typed on a full disk')
  })

  await test.step('left and opened again meanwhile, it goes on from there', async () => {
    await ana.goto('/queue')
    await expect(composer).toBeHidden()
    await ana.page.goBack()
    await expect(composer).toHaveValue('Typed on a full disk')
    await composer.press('End')
    await ana.page.keyboard.type(', and more')
  })

  await test.step('room again', async () => {
    await ana.page.evaluate(() => {
      if (window.disk !== undefined) window.disk.full = false
    })
    await expect(ana.page.getByText('Saved on this device')).toBeVisible()
    await expect(ana.page.getByText('This device is out of space.')).toBeHidden()
    await ana.page.reload()
    await expect(composer).toHaveValue('Typed on a full disk, and more')
    await composer.press('Enter')
    await expect(ana.timeline).toContainText('Typed on a full disk, and more')
    await expect(ana.status).toContainText('Everything sent')
  })
  // Each failure is written down in the console as well.
  ana.mistakes.length = 0
})

test('databases that are gone are told on the sign-in page, and after it', async ({ staff, deskOf }) => {
  const ana = await deskOf(staff.ana)
  await ana.goOffline()
  await ana.startSession('Written in the basement')
  await ana.note('Pump is off')
  await ana.page.getByLabel('Note or command').fill('Half a thou')
  await expect(ana.page.getByText('Saved on this device')).toBeVisible()
  // Chromium deletes a page's databases when their files are damaged.
  const devtools = await ana.context.newCDPSession(ana.page)
  await ana.page.goto('about:blank')
  await devtools.send('Storage.clearDataForOrigin', {
    origin: new URL(ana.url).origin,
    storageTypes: 'indexeddb',
  })
  await ana.goOnline()
  await ana.page.goto(ana.url)
  const lost = '2 actions and 1 draft from Ana Ruiz hadn’t been sent'
  await expect(ana.page.getByText(lost)).toBeVisible()
  await ana.signIn(staff.ana)
  await expect(ana.page.getByText(`${lost} and are gone.`)).toBeVisible()
  await ana.page.getByRole('button', { name: 'OK' }).click()
  await ana.page.reload()
  await expect(ana.status).toContainText('Everything sent')
  await expect(ana.page.getByText(lost)).toBeHidden()
})
