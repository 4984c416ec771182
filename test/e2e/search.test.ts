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
    await ben.dialog.getByLabel('What solved it?').fill('Changed the autodiscover record')
    await ben.dialog.getByRole('button', { name: /^Resolve/ }).click()
    await expect(ben.dialog).toBeHidden()
    await ben.startSession('Label printer prints blank pages')
    await ana.goto('/team')
    await expect(ana.sessionRow('Label printer')).toBeVisible()
    await expect(ana.sessionRow('Outlook')).toContainText('Resolved')
  })

  await test.step('a typo finds it, offline, with what matched', async () => {
    await ana.context.setOffline(true)
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
    const similar = (within: typeof ana.dialog) => within.getByRole('region', { name: 'Like this before' })
    await ana.page.getByRole('button', { name: /^New/ }).first().click()
    await ana.dialog.getByLabel('What is wrong?').fill('Outlook stopped syncing after the migration')
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
    await expect(ana.dialog.getByText(/Like this before/)).toContainText('(resolved)')
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
