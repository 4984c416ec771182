import { expect, test } from './fixtures/desks.ts'
import { DeskPage } from './fixtures/desk-page.ts'
import { makeProfile } from './fixtures/profile.ts'

type Which = {
  /** Part of the database's name, and of the record's key, as regular expressions. */
  database: string
  key: string
  /** Only records that are this, as far as it can be read from outside. */
  status?: string
  /** The first so many; all by default. */
  most?: number
}

/**
 * Changes one character in the middle of records that the page stored, as whoever has the disk could, or a fault does.
 * The page isn't open meanwhile: another of the same origin is.
 *
 * @returns how many were changed
 */
const damage = async ({ page, url }: DeskPage, which: Which): Promise<number> => {
  await page.goto(`${url}/healthz`)
  return page.evaluate(async ({ database, key: wanted, status, most = Infinity }) => {
    const done = async <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error('The request failed.')))
      })
    let changed = 0
    for (const { name = '' } of await indexedDB.databases()) {
      if (!new RegExp(database, 'u').test(name)) continue
      const opened = await done(indexedDB.open(name))
      for (const store of opened.objectStoreNames) {
        const table = opened.transaction(store, 'readwrite').objectStore(store)
        for (const key of await done(table.getAllKeys())) {
          if (changed >= most || typeof key !== 'string' || !new RegExp(wanted, 'u').test(key)) continue
          const record = (await done(table.get(key))) as Record<string, unknown>
          const { sealed } = record
          if (record['_deleted'] === '1') continue
          if (status !== undefined && record['status'] !== status) continue
          if (typeof sealed === 'string') {
            const middle = Math.floor(sealed.length / 2)
            const other = sealed[middle] === 'x' ? 'y' : 'x'
            const next = sealed.slice(0, middle) + other + sealed.slice(middle + 1)
            await done(table.put({ ...record, sealed: next }))
          } else if (sealed instanceof Uint8Array) {
            const middle = Math.floor(sealed.length / 2)
            sealed[middle] = (sealed[middle] ?? 0) ^ 1
            await done(table.keyPath === null ? table.put(record, key) : table.put(record))
          } else continue
          changed += 1
        }
      }
      opened.close()
    }
    return changed
  }, which)
}

test('of what is on this device alone, what is damaged is told of, and the rest is there and sent', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  await ana.startSession('Backup job fails')
  await expect(ana.status).toContainText('Everything sent')
  await ana.goOffline()
  for (const which of ['first', 'second', 'third']) await ana.note(`The ${which} note in the basement`)
  await ana.page.getByLabel('Note or command').fill('Half a thou')
  await expect(ana.page.getByText('Saved on this device')).toBeVisible()
  // Leaving the page comes first, so that nothing is sent before.
  await ana.page.goto('about:blank')
  await ana.goOnline()

  expect(await damage(ana, { database: 'own-.*--kept', key: '^draft/' })).toBe(1)
  expect(await damage(ana, { database: 'own-.*--kept', key: '^device$' })).toBe(1)
  expect(await damage(ana, { database: 'own-.*--intents', key: '', status: 'pending', most: 1 })).toBe(1)
  await ana.page.goto(ana.url)
  await expect(
    ana.page.getByText('1 action and 1 draft from Ana Ruiz hadn’t been sent and are gone.'),
  ).toBeVisible()
  await ana.page.getByRole('button', { name: 'OK' }).click()
  await expect(ana.status).toContainText('Everything sent')
  await ana.sessionRow('Backup job fails').click()
  await expect(ana.timeline.getByText(/note in the basement/)).toHaveCount(2)
  await ana.page.getByLabel('Note or command').fill('A whole thought')
  await expect(ana.page.getByText('Saved on this device')).toBeVisible()

  // Told once, and what was written in its place stays.
  await ana.page.reload()
  await expect(ana.page.getByLabel('Note or command')).toHaveValue('A whole thought')
  await expect(ana.status).toContainText('Everything sent')
  await expect(ana.page.getByText('are gone')).toBeHidden()
  await ana.note('Sent from here on')
  await expect(ana.status).toContainText('Everything sent')
  const ben = await deskOf(staff.ben)
  await ben.goto('/team')
  await ben.sessionRow('Backup job fails').click()
  await expect(ben.timeline.getByText(/note in the basement/)).toHaveCount(2)
  await expect(ben.timeline).toContainText('Sent from here on')
  expect(ana.mistakes.filter((mistake) => !mistake.includes('damaged'))).toEqual([])
  ana.mistakes.length = 0
})

test('pulled data that is damaged is pulled again, and what was not sent yet stays', async ({
  staff,
  deskOf,
}) => {
  const ben = await deskOf(staff.ben)
  await ben.startSession('Scanner is slow')
  await ben.note('Cleaned the glass')
  const ana = await deskOf(staff.ana)
  await ana.startSession('Backup job fails')
  await ana.note('Sent before')
  await expect(ana.status).toContainText('Everything sent')
  await ana.goOffline()
  await ana.note('Not sent yet')

  for (const [what, key] of [
    ['the pages with contents of sessions', '^(?!head|index|people|checkpoint|_)'],
    ['every page', ''],
  ] as const) {
    await test.step(what, async () => {
      await ana.page.goto('about:blank')
      await ana.goOnline()
      expect(await damage(ana, { database: 'replica-.*--pages', key })).toBeGreaterThan(0)
      await ana.page.goto(`${ana.url}/#/team`)
      await ana.sessionRow('Scanner is slow').click()
      await expect(ana.timeline).toContainText('Cleaned the glass')
      await ana.goto('/sessions')
      await ana.sessionRow('Backup job fails').click()
      await expect(ana.timeline).toContainText('Sent before')
      await expect(ana.timeline).toContainText('Not sent yet')
      await expect(ana.status).toContainText('Everything sent')
    })
  }
  expect(ana.mistakes.filter((mistake) => !/can’t be opened|damaged/u.test(mistake))).toEqual([])
  ana.mistakes.length = 0
})

test('what the search can’t open any more it reads again, and finds everything', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  await ana.startSession('Plotter draws everything twice')
  await ana.note('Firmware was rolled back on Tuesday')
  await expect(ana.status).toContainText('Everything sent')
  const hits = ana.page.getByRole('dialog', { name: 'Search and commands' }).getByRole('option')
  const finds = async (query: string) => {
    await expect(ana.status).toContainText('Everything sent')
    await ana.page.keyboard.press('Control+k')
    await ana.page.keyboard.type(query)
    await expect(hits.filter({ hasText: 'Plotter' })).toHaveCount(1)
    await ana.page.keyboard.press('Escape')
    await expect(ana.page.getByRole('dialog')).toHaveCount(0)
  }
  await finds('firmware')
  expect(await damage(ana, { database: '^baton-search-', key: '', most: 1 })).toBe(1)
  await ana.page.goto(ana.url)
  await finds('rolled')
  // And from now on.
  await ana.page.reload()
  await finds('tuesday')
  expect(ana.mistakes.splice(0).filter((mistake) => !/can’t be opened|search/u.test(mistake))).toEqual([])
})

test('after a disk has damaged the browser’s databases, it says what is lost, and works on', async ({
  server,
  staff,
}) => {
  const profile = await makeProfile()
  try {
    const ana = await DeskPage.open(await profile.launch(), server.url)
    await ana.signIn(staff.ana)
    await ana.startSession('Backup job fails')
    await ana.note('Sent before')
    await expect(ana.status).toContainText('Everything sent')
    await ana.goOffline()
    await ana.note('Not sent yet')
    await ana.context.close()
    await profile.damageDatabases()

    const after = await DeskPage.open(await profile.launch(), server.url)
    await expect(after.page.getByText(/^1 action from Ana Ruiz hadn’t been sent/)).toBeVisible()
    await after.signIn(staff.ana)
    await after.page.getByRole('button', { name: 'OK' }).click()
    await after.sessionRow('Backup job fails').click()
    await expect(after.timeline).toContainText('Sent before')
    await after.note('And on it goes')
    await expect(after.status).toContainText('Everything sent')
    await after.page.reload()
    await expect(after.timeline).toContainText('And on it goes')
    await after.context.close()
  } finally {
    await profile.remove()
  }
})
