import { randomBytes } from 'node:crypto'
import { DeskPage } from './fixtures/desk-page.ts'
import { expect, test, type Staff } from './fixtures/desks.ts'
import { pickFiles } from './fixtures/images.ts'
import { makeProfile, type Profile } from './fixtures/profile.ts'

const token = (): string => `Q${randomBytes(9).toString('hex')}`

/** What is planted, each in a place of its own. */
const plant = () => ({
  title: token(),
  client: token(),
  contact: token(),
  note: token(),
  fileName: token(),
  fileText: token(),
  unsent: token(),
  draft: token(),
  others: token(),
  othersFile: token(),
})

/** Has the other desk write something, then works on one of her own, online and offline, and closes the browser. */
const work = async (
  ana: DeskPage,
  ben: DeskPage,
  people: Staff,
  planted: ReturnType<typeof plant>,
): Promise<void> => {
  const textFile = (name: string, text: string) => ({
    name: `${name}.log`,
    mimeType: 'text/plain',
    buffer: Buffer.from(`${'ok\n'.repeat(200)}ERROR ${text}\n`),
  })
  await ben.startSession(`Printer of ${planted.title.slice(0, 4)}`)
  await pickFiles(ben, textFile('spooler', planted.othersFile))
  await ben.note(`From the vendor: ${planted.others}`)
  await expect(ben.status).toContainText('Everything sent')

  await ana.signIn(people.ana)
  await ana.goto('/team')
  await ana.sessionRow(`Printer of ${planted.title.slice(0, 4)}`).click()
  await expect(ana.timeline).toContainText(planted.others)
  await ana.timeline.getByRole('button', { name: 'Open spooler.log' }).click()
  await expect(ana.dialog).toContainText('201 lines')
  await ana.page.keyboard.press('Escape')

  await ana.page.getByRole('button', { name: /^New/ }).first().click()
  await ana.dialog.getByLabel('What’s wrong?').fill(`VPN of ${planted.title}`)
  await ana.dialog.getByLabel('Client', { exact: true }).fill(planted.client)
  await ana.dialog.getByLabel('Contact', { exact: true }).fill(planted.contact)
  await ana.dialog.getByRole('button', { name: /^Start/ }).click()
  await expect(ana.dialog).toBeHidden()
  await ana.page.keyboard.press('Escape')
  await pickFiles(ana, textFile(planted.fileName, planted.fileText))
  await ana.note(`They said ${planted.note}`)
  await expect(ana.timeline).toContainText(planted.note)
  await expect(ana.status).toContainText('Everything sent')
  // Found, so it is indexed.
  await ana.page.keyboard.press('Control+k')
  await ana.dialog.getByRole('combobox').fill(planted.note)
  await expect(ana.dialog.getByRole('option').filter({ hasText: planted.title })).toBeVisible()
  await ana.page.keyboard.press('Escape')

  await ana.goOffline()
  await ana.note(`Called back, ${planted.unsent}`)
  await ana.page.getByLabel('Note or command').fill(planted.draft)
  await expect(ana.page.getByText('Saved on this device')).toBeVisible()
  // Over a reload, so that what was only in memory is read from where it is stored.
  await ana.page.reload()
  await expect(ana.page.getByLabel('Note or command')).toHaveValue(planted.draft)
  await expect(ana.timeline).toContainText(planted.unsent)
}

/** Kept by the page next to what the client stores, in the same kind of database: whoever reads must find it. */
const keepPlain = async ({ page }: DeskPage, text: string): Promise<void> =>
  page.evaluate(
    async (word) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('control', 1)
        opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('texts'))
        opening.addEventListener('error', () => reject(new Error('There is no database.')))
        opening.addEventListener('success', () => {
          const writing = opening.result.transaction('texts', 'readwrite', { durability: 'strict' })
          writing.objectStore('texts').put({ text: `A note that says ${word}` }, 1)
          writing.addEventListener('complete', () => {
            opening.result.close()
            resolve()
          })
        })
      }),
    text,
  )

const onProfile = async (run: (profile: Profile) => Promise<void>): Promise<void> => {
  const profile = await makeProfile()
  try {
    await run(profile)
  } finally {
    await profile.remove()
  }
}

test('whoever has the browser’s folder finds nothing in it of what was worked on', async ({
  server,
  staff,
  deskOf,
}) => {
  await onProfile(async (profile) => {
    const [planted, control, ben] = [plant(), token(), await deskOf(staff.ben)]
    const ana = await DeskPage.open(await profile.launch(), server.url)
    await work(ana, ben, staff, planted)
    await keepPlain(ana, control)
    await ana.context.close()
    const found = await profile.readable([...Object.values(planted), control])
    expect([...found.keys()]).toEqual([control])

    await test.step('and it all opens again', async () => {
      const again = await profile.launch()
      await again.setOffline(true)
      const after = await DeskPage.open(again, server.url, '/sessions')
      await after.sessionRow(planted.title).click()
      await expect(after.timeline).toContainText(planted.unsent)
      await expect(after.page.getByLabel('Note or command')).toHaveValue(planted.draft)
      expect(after.mistakes).toEqual([])
      await again.close()
    })
  })
})

test('where a browser can’t encrypt, the same is found in its folder: the reader can read', async ({
  server,
  staff,
  deskOf,
}) => {
  await onProfile(async (profile) => {
    const [planted, ben] = [plant(), await deskOf(staff.ben)]
    const context = await profile.launch()
    // As on another machine’s plain http address.
    await context.addInitScript(() =>
      Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined, configurable: true }),
    )
    const ana = await DeskPage.open(context, server.url)
    await work(ana, ben, staff, planted)
    await context.close()
    const found = await profile.readable(Object.values(planted))
    expect([...found.keys()].toSorted()).toEqual(Object.values(planted).toSorted())
  })
})

/** Runs in the page: the keys there are, and those that anything on the device is sealed with, by their numbers. */
const keysInUse = async (): Promise<{ kept: number[]; used: number[] }> => {
  const answer = async <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error('It cannot be read.')))
    })
  const used = new Set<number>()
  const kept: number[] = []
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name))
    for (const store of database.objectStoreNames) {
      const values: unknown[] = await answer(database.transaction(store).objectStore(store).getAll())
      for (const value of values) {
        if (name === 'baton-keys') kept.push(...(value as { id: number }[]).map(({ id }) => id))
        const inner = value instanceof Uint8Array ? value : (value as { sealed?: unknown }).sealed
        const head =
          typeof inner === 'string' ? Uint8Array.from(inner.slice(0, 5), (sign) => sign.charCodeAt(0)) : inner
        if (head instanceof Uint8Array) used.add(new DataView(head.buffer, head.byteOffset).getUint32(1))
      }
    }
    database.close()
  }
  return { kept, used: [...used] }
}

/** Runs in the page: what it remembers of its keys says that they are as old as can be. */
const age = async (): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('baton-memory')
    opening.addEventListener('error', () => reject(new Error('It cannot be read.')))
    opening.addEventListener('success', () => {
      const writing = opening.result.transaction('texts', 'readwrite')
      const cursors = writing.objectStore('texts').openCursor()
      cursors.addEventListener('success', () => {
        const cursor = cursors.result
        if (cursor === null) return
        const key = cursor.key as string
        if (key.includes(':key:'))
          cursor.update(JSON.stringify({ ...(JSON.parse(cursor.value as string) as object), since: 0 }))
        cursor.continue()
      })
      writing.addEventListener('complete', () => {
        opening.result.close()
        resolve()
      })
    })
  })

test('an old key is replaced, and everything is resealed, over a reload in between', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  const words = { title: token(), note: token(), file: token() }
  await ana.startSession(`Scanner of ${words.title}`)
  await pickFiles(ana, { name: 'scan.log', mimeType: 'text/plain', buffer: Buffer.from(words.file) })
  await ana.note(`They said ${words.note}`)
  await expect(ana.status).toContainText('Everything sent')
  await ana.page.keyboard.press('Control+k')
  await ana.dialog.getByRole('combobox').fill(words.note)
  await expect(ana.dialog.getByRole('option').filter({ hasText: words.title })).toBeVisible()
  await ana.page.keyboard.press('Escape')
  const before = await ana.page.evaluate(keysInUse)
  expect(before.kept).toHaveLength(1)
  expect(before.used).toEqual(before.kept)

  await ana.page.evaluate(age)
  await ana.page.reload()
  await ana.page.reload()
  const renewed = async () => {
    const { kept } = await ana.page.evaluate(keysInUse)
    return kept.length === 1 && kept[0] !== before.kept[0]
  }
  await expect.poll(renewed).toBe(true)
  const after = await ana.page.evaluate(keysInUse)
  expect(after.used).toEqual(after.kept)

  await ana.goOffline()
  await ana.page.reload()
  await expect(ana.timeline).toContainText(words.note)
  await ana.timeline.getByRole('button', { name: 'Open scan.log' }).click()
  await expect(ana.dialog).toContainText(words.file)
  await ana.page.keyboard.press('Escape')
  await ana.page.keyboard.press('Control+k')
  await ana.dialog.getByRole('combobox').fill(words.note)
  await expect(ana.dialog.getByRole('option').filter({ hasText: words.title })).toBeVisible()
})
