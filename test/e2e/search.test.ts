import { expect, test } from './fixtures/desks.ts'
import { violations } from './fixtures/violations.ts'

test('a typo finds the session without a network, down to the note; similar ones show up where they help', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  const ben = await deskOf(staff.ben)
  const hits = ana.page.getByRole('dialog', { name: 'Search and commands' }).getByRole('option')
  const search = async (query: string) => {
    await ana.page.keyboard.press('Control+k')
    await ana.page.keyboard.type(query)
  }

  await test.step('what others did is here', async () => {
    await ben.startSession('Outlook will not sync since the mailbox migration\nFinance, 4 people', '48213')
    await ben.note('The autodiscover record still points to the old server')
    await ben.page
      .getByRole('button', { name: /^Resolve/ })
      .first()
      .click()
    await ben.dialog.getByLabel('What fixed it?').fill('Changed the autodiscover record')
    await ben.dialog.getByRole('button', { name: /^Resolve/ }).click()
    await expect(ben.dialog).toBeHidden()
    await ben.startSession('Label printer prints blank pages')
    await ana.goto('/team')
    await expect(ana.sessionRow('Label printer')).toBeVisible()
    await expect(ana.sessionRow('Outlook')).toContainText('Resolved')
  })

  await test.step('a typo finds it, offline, with what matched', async () => {
    await ana.goOffline()
    await expect(ana.status).toContainText('Offline since')
    await search('autodicsover')
    await expect(hits).toHaveCount(1)
    await expect(hits.first()).toContainText('Resolution: Changed the autodiscover record')
    await expect(hits.first().locator('mark')).toHaveText('autodiscover')
    await expect(hits.first()).toContainText('#48213')
    await expect(hits.first()).toContainText('Resolved')
    for (const colorScheme of ['light', 'dark'] as const) {
      await ana.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await violations(ana)).toEqual([])
    }
  })

  await test.step('Enter opens the note that says it', async () => {
    await ana.page.keyboard.press('Control+a')
    await ana.page.keyboard.type('old server')
    await expect(hits.first()).toContainText('Note: The autodiscover record still points to the old server')
    await ana.page.keyboard.press('Enter')
    await expect(ana.page).toHaveURL(/#\/team\/[^/]+\/[^/]+$/)
    await expect(ana.timeline.getByText('still points to the old server')).toBeInViewport()
  })

  await test.step('a ticket’s number is enough', async () => {
    await search('#48213')
    await expect(hits.first()).toContainText('Outlook will not sync')
    await ana.page.keyboard.press('Escape')
  })

  await test.step('what is written just now is found, too', async () => {
    await ana.goto('/sessions')
    await ana.startSession('Scanner <b>jams</b> on page two 🖨️')
    await search('scaner jams')
    await expect(hits.first()).toContainText('Scanner <b>jams</b> on page two 🖨️')
    await ana.page.keyboard.press('Escape')
  })

  await test.step('like this before: while a session is written, in it, and before it is escalated', async () => {
    const similar = (within: typeof ana.dialog) => within.getByRole('region', { name: 'Similar sessions' })
    await ana.page.getByRole('button', { name: /^New/ }).first().click()
    await ana.dialog.getByLabel('What’s wrong?').fill('Outlook stopped syncing after the migration')
    await expect(similar(ana.dialog)).toContainText('Outlook will not sync since the mailbox migration')
    await expect(similar(ana.dialog)).toContainText('Changed the autodiscover record')
    expect(await violations(ana)).toEqual([])
    await ana.dialog.getByRole('button', { name: /^Start/ }).click()
    await expect(ana.dialog).toBeHidden()

    const lane = ana.page.getByRole('complementary', { name: 'Facts and tasks' })
    await expect(similar(lane).getByRole('link')).toHaveCount(1)
    await ana.page
      .getByRole('button', { name: /^Escalate/ })
      .first()
      .click()
    await expect(ana.dialog.getByText(/Similar sessions/)).toContainText('(resolved)')
    await ana.dialog.getByLabel('What do you need?').fill('Rights on the DNS')
    await ana.dialog.getByRole('link', { name: /Outlook will not sync/ }).click()
    await expect(
      ana.page.getByRole('heading', { name: 'Outlook will not sync since the mailbox migration' }),
    ).toBeVisible()
    await expect(ana.dialog).toBeHidden()
  })

  await test.step('it all survives a reload without a network', async () => {
    await ana.page.reload()
    await expect(ana.status).toContainText('Offline since')
    await search('scaner')
    await expect(hits.first()).toContainText('Scanner')
    await ana.page.keyboard.press('Control+a')
    await ana.page.keyboard.type('autodiscovr')
    await expect(hits.first()).toContainText('autodiscover')
  })
})

/**
 * Runs in a page of the same origin: how far the search has got. With `lose` it is put back: to there, without that
 * session, and without its index, which is made again of the texts.
 */
const reachOfSearch = async (lose: { head: number; sessionId: string } | null): Promise<number> => {
  const answer = async <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error('The search cannot be read.')))
    })
  const named = (await indexedDB.databases()).find(({ name }) => name?.startsWith('baton-search-') === true)
  if (named?.name === undefined) return 0
  const database = await answer(indexedDB.open(named.name))
  const transaction = database.transaction(['texts', 'kept'], 'readwrite')
  const kept = transaction.objectStore('kept')
  if (lose !== null) {
    const texts = transaction.objectStore('texts')
    // Only the keys can be read.
    const lost = IDBKeyRange.bound(`${lose.sessionId}/`, `${lose.sessionId}0`)
    if ((await answer(texts.count(lost))) === 0) throw new Error('There was nothing to lose.')
    await answer(texts.delete(lost))
    await answer(kept.delete('index'))
    await answer(kept.put(lose.head, 'head'))
  }
  const head: unknown = await answer(kept.get('head'))
  database.close()
  return typeof head === 'number' ? head : 0
}

test('a search index that is behind, or was deleted, reads what it missed after a reopen and finds it', async ({
  staff,
  deskOf,
}) => {
  // Three starts and nine searches, of which some wait for the replica to be read.
  const ana = await deskOf(staff.ana)
  const ben = await deskOf(staff.ben)
  const hits = ana.page.getByRole('dialog', { name: 'Search and commands' }).getByRole('option')
  const finds = async (query: string, title: string) => {
    await ana.page.keyboard.press('Control+k')
    // An answer given before everything is read does not change by itself, so it is asked for again.
    await expect(async () => {
      await ana.page.keyboard.press('Control+a')
      await ana.page.keyboard.type(query)
      await expect(hits.filter({ hasText: title })).toHaveCount(1, { timeout: 10_000 })
    }).toPass()
    await ana.page.keyboard.press('Escape')
    await expect(ana.dialog).toBeHidden()
  }
  await ana.keepApp()
  /** Closes the client, does something to what it keeps, and opens it without a network. */
  const reopen = async (meanwhile: () => Promise<unknown>) => {
    await ana.goOnline()
    await ana.page.goto(`${ana.url}/healthz`)
    await meanwhile()
    await ana.goOffline()
    await ana.page.goto(`${ana.url}/#/team`)
    await expect(ana.status).toContainText('Offline since')
  }
  const findsAll = async () => {
    await finds('lid open', 'Label printer')
    await finds('projctor', 'Projector stays dark')
    await finds('standby lamp', 'Projector stays dark')
  }

  await ben.startSession('Label printer prints blank pages')
  await ben.note('Prints again once the lid open switch is cleaned')
  await ana.goto('/team')
  await finds('lid open', 'Label printer')
  await expect.poll(async () => ana.page.evaluate(reachOfSearch, null)).toBeGreaterThan(0)
  const head = await ana.page.evaluate(reachOfSearch, null)
  await ben.startSession('Projector stays dark')
  const projector = /\/sessions\/([^/?]+)/.exec(ben.page.url())?.[1] ?? ''
  await ben.note('The standby lamp blinks twice')
  await findsAll()
  await expect.poll(async () => ana.page.evaluate(reachOfSearch, null)).toBeGreaterThan(head)
  const reached = await ana.page.evaluate(reachOfSearch, null)

  await test.step('behind', async () => {
    await reopen(async () =>
      expect(await ana.page.evaluate(reachOfSearch, { head, sessionId: projector })).toBe(head),
    )
    await findsAll()
    await expect.poll(async () => ana.page.evaluate(reachOfSearch, null)).toBeGreaterThanOrEqual(reached)
  })

  await test.step('deleted', async () => {
    await reopen(async () => {
      await ana.page.evaluate(async () => {
        const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
        for (const name of names.filter((one) => one.startsWith('baton-search-')))
          await new Promise((resolve) => {
            indexedDB.deleteDatabase(name).addEventListener('success', resolve)
          })
      })
      expect(await ana.page.evaluate(reachOfSearch, null)).toBe(0)
    })
    await findsAll()
    await expect.poll(async () => ana.page.evaluate(reachOfSearch, null)).toBeGreaterThanOrEqual(reached)
  })
})

test('a search whose thread breaks rebuilds its index and finds everything again', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  await ana.startSession('Plotter draws everything twice')
  await ana.note('Firmware was rolled back on Tuesday')
  await expect(ana.status).toContainText('Everything sent')
  const hits = ana.page.getByRole('dialog', { name: 'Search and commands' }).getByRole('option')
  const find = async (query: string) => {
    await ana.page.keyboard.press('Control+k')
    await ana.page.keyboard.type(query)
    await expect(hits.filter({ hasText: 'Plotter' })).toHaveCount(1)
    await ana.page.keyboard.press('Escape')
    await expect(ana.page.getByRole('dialog')).toHaveCount(0)
  }
  await find('firmware')
  const thread = () => ana.page.workers().findLast((worker) => worker.url().includes('search.worker'))
  const breaking = thread()
  const ended = breaking?.waitForEvent('close')
  await breaking?.evaluate(() => {
    setTimeout(() => {
      throw new Error('Planted.')
    })
  })
  await ended
  await find('rolled')
  expect(ana.mistakes.splice(0).join()).toContain('The thread of the search failed')
  // Killed by the system: no error is raised.
  const vanishing = thread()
  expect(vanishing).not.toBe(breaking)
  const vanished = vanishing?.waitForEvent('close')
  await vanishing?.evaluate(() => setTimeout(() => close()))
  await vanished
  await find('tuesday')
  expect(ana.mistakes.splice(0).join()).toContain('The thread of the search is gone')
})
