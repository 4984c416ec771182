import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { german } from '../../renderer/german.ts'
import { settingsScreens } from '../../renderer/state/route/route.ts'
import type { Member } from '../support/server/workspace.ts'
import { DeskPage } from './fixtures/desk-page.ts'
import { expect, test } from './fixtures/desks.ts'

const renderer = resolve(import.meta.dirname, '../../renderer')

/** Every text in a catalogue by its path: `sessionWords.tabs.mine`. */
const textsIn = (value: unknown, path: string): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`))
      : []

/** English of at least two words that German says otherwise: if one of them is on a screen, that screen is English there. */
const englishTexts = async (): Promise<string[]> => {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.words.ts'),
  )
  const loaded = (await Promise.all(
    files.map(async (name): Promise<unknown> => import(join(renderer, name))),
  )) as Record<string, unknown>[]
  const inGerman = new Map(Object.entries(german).flatMap(([name, words]) => textsIn(words, name)))
  const said = [...inGerman.values()]
  return [
    ...new Set(loaded.flatMap((one) => Object.entries(one).flatMap(([name, words]) => textsIn(words, name)))),
  ]
    .filter(([path, text]) => inGerman.has(path) && inGerman.get(path) !== text)
    .map(([, text]) => text.trim())
    .filter((text) => /\p{L}{2,} \p{L}{2,}/u.test(text) && !said.some((other) => other.includes(text)))
}

/** What of these texts can be read on the page, or is read out. */
const englishOn = async (page: Page, texts: readonly string[]): Promise<string[]> =>
  page.evaluate((english) => {
    const seen = [document.body.innerText]
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder']) seen.push(element.getAttribute(name) ?? '')
    const all = seen.join('\n')
    return english.filter((text) => {
      const at = all.indexOf(text)
      const isLetter = (char: string | undefined) => char !== undefined && /\p{L}/u.test(char)
      return at >= 0 && !isLetter(all[at - 1]) && !isLetter(all[at + text.length])
    })
  }, texts)

const words = german

const signInGerman = async (
  desk: DeskPage,
  { email, password }: Pick<Member, 'email' | 'password'>,
): Promise<void> => {
  await desk.page.getByLabel(words.authWords.email).fill(email)
  await desk.page.getByLabel(words.authWords.password, { exact: true }).fill(password)
  await desk.page.getByRole('button', { name: words.authWords.signIn }).click()
  await expect(desk.page.getByRole('contentinfo')).toContainText('Verbunden')
}

test.describe('in German', () => {
  test.use({ locale: 'de-DE' })

  test('a technician’s day and every screen of an owner are German, and the language can be chosen', async ({
    browser,
    server,
    staff,
  }) => {
    const english = await englishTexts()
    expect(english.length).toBeGreaterThan(800)
    const mistakes: (() => string[])[] = []
    const deskOf = async (member: Member): Promise<DeskPage> => {
      const context = await browser.newContext({
        locale: 'de-DE',
        timezoneId: 'Europe/Berlin',
        viewport: { width: 1440, height: 900 },
      })
      const desk = await DeskPage.open(context, server.url)
      mistakes.push(() => desk.mistakes)
      await signInGerman(desk, member)
      return desk
    }
    const isGerman = async ({ page }: DeskPage, where: string) =>
      expect(await englishOn(page, english), where).toEqual([])

    const ana = await deskOf(staff.ana)
    const ben = await deskOf(staff.ben)
    const { page } = ana
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')

    await test.step('create, note, step', async () => {
      await page.keyboard.press('n')
      await expect(ana.dialog).toBeVisible()
      await isGerman(ana, 'new session')
      await page.keyboard.type('VPN bricht mittags ab')
      await page.keyboard.press('Control+Enter')
      await expect(ana.dialog).toBeHidden()
      await expect(page.getByRole('heading', { name: 'VPN bricht mittags ab' })).toBeVisible()
      await page.keyboard.type('Seit Montag, nur Außenstelle')
      await page.keyboard.press('Enter')
      await expect(page.getByText('Seit Montag, nur Außenstelle').first()).toBeVisible()
      await page.keyboard.press('Escape')
      await page.keyboard.press('s')
      await isGerman(ana, 'step form')
      await page.keyboard.type('Zertifikat prüfen')
      await page.keyboard.press('Enter')
      await expect(page.getByText('Zertifikat prüfen').first()).toBeVisible()
      await page.keyboard.press('Escape')
      await isGerman(ana, 'session')
    })

    await test.step('park and resume', async () => {
      await page.keyboard.press('p')
      await expect(ana.dialog).toBeVisible()
      await isGerman(ana, 'park')
      await page.keyboard.type('Warten auf den Kunden')
      await page.keyboard.press('Control+Enter')
      await expect(ana.dialog).toBeHidden()
      await isGerman(ana, 'parked session')
      await page.keyboard.press('Escape')
      await page.keyboard.press('u')
      await expect(page.locator('.handoff-strip')).toHaveCount(0)
    })

    await test.step('escalate', async () => {
      await page.keyboard.press('e')
      await expect(ana.dialog).toBeVisible()
      await isGerman(ana, 'escalate')
      await page.keyboard.type('Rechte auf dem VPN-Gateway nötig')
      await page.keyboard.press('Control+Enter')
      await expect(ana.dialog).toBeHidden()
      await isGerman(ana, 'escalated session')
    })

    await test.step('the second person claims and resolves', async () => {
      await ben.goto('/queue')
      const card = ben.page.getByRole('option').filter({ hasText: 'VPN bricht mittags ab' })
      await expect(card).toBeVisible()
      await isGerman(ben, 'queue')
      await card.click()
      await expect(ben.page.getByText('Rechte auf dem VPN-Gateway nötig').first()).toBeVisible()
      await isGerman(ben, 'handoff')
      await ben.page.keyboard.press('c')
      await expect(ben.page.getByText('Sie sind jetzt zuständig.')).toBeVisible()
      await isGerman(ben, 'claimed handoff')
      await ben.page.keyboard.press('c')
      await expect(ben.page.getByRole('heading', { name: 'VPN bricht mittags ab' })).toBeVisible()
      await expect(ben.page.locator('textarea').first()).toBeVisible()
      await isGerman(ben, 'session of someone else')
      await ben.page.keyboard.press('Escape')
      await ben.page.keyboard.press('r')
      await expect(ben.dialog).toBeVisible()
      await isGerman(ben, 'resolve')
      await ben.page.keyboard.type('Abgelaufenes Zertifikat')
      await ben.page.keyboard.press('Control+Enter')
      await expect(ben.dialog).toBeHidden()
      await isGerman(ben, 'resolved session')
    })

    await test.step('notifications, palette, keys', async () => {
      await ana.goto('/notifications')
      await expect(page.getByText('Ben Carter hat es gelöst').first()).toBeVisible()
      await isGerman(ana, 'notifications')
      await page.keyboard.press('Control+k')
      await expect(ana.dialog).toBeVisible()
      await isGerman(ana, 'palette')
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await expect(ana.dialog).toBeVisible()
      await isGerman(ana, 'keys')
      await page.keyboard.press('Escape')
    })

    const owner = await deskOf(staff.owner)
    const places = 'queue sessions parked team duty shift writebacks analytics rejected settings'.split(' ')
    for (const path of [
      ...places.map((place) => `/${place}`),
      ...settingsScreens.map((tab) => `/settings/${tab}`),
      '/ticket/48213',
    ])
      await test.step(path, async () => {
        await owner.goto(path)
        await expect(owner.page.locator('main').first()).toBeVisible()
        // Lists and figures come from the server.
        await owner.page.waitForLoadState('networkidle')
        await isGerman(owner, path)
      })

    await test.step('the language can be chosen, and keeps what was typed', async () => {
      await ana.goto('/sessions')
      await page.keyboard.press('n')
      await page.keyboard.type('Drucker druckt nur halbe Seiten')
      await page.keyboard.press('Escape')
      await ana.goto('/settings')
      /** Words are read while the app loads, so it loads again. */
      const choose = async (group: string, label: string) => {
        const options = page.getByRole('radiogroup', { name: group, exact: true })
        await Promise.all([page.waitForEvent('load'), options.getByText(label, { exact: true }).click()])
      }
      const html = page.locator('html')
      await choose(words.settingsWords.language, 'English')
      await expect(html).toHaveAttribute('lang', 'en')
      await expect(page.getByRole('heading', { name: 'Settings' }).first()).toBeVisible()
      await choose('Language', 'Deutsch')
      await expect(html).toHaveAttribute('lang', 'de')
      await choose(words.settingsWords.language, words.settingsWords.languages.system)
      await expect(html).toHaveAttribute('lang', 'de')
      await expect(page.getByRole('contentinfo')).toContainText('Verbunden')
      await page.keyboard.press('n')
      await expect(ana.dialog.locator('textarea').first()).toHaveValue('Drucker druckt nur halbe Seiten')
      await page.keyboard.press('Escape')
    })

    expect(mistakes.flatMap((of) => of())).toEqual([])
    for (const desk of [ana, ben, owner]) await desk.context.close()
  })
})
