import type { Page } from 'playwright'
import { countReplica } from '../pages/count-replica.ts'
import type { BenchBrowser } from './browser.ts'
import type { Member } from './workspace.ts'

/** A page of the whole client. `check` throws what has gone wrong in it so far. */
export type ClientPage = { page: Page; check: () => void }

/** Signs in through the client's own screen; resolves when that has gone away. */
export const signInClient = async (
  browser: BenchBrowser,
  url: string,
  member: Member,
): Promise<ClientPage> => {
  const { page, check } = await browser.newPage()
  await page.goto(url)
  await page.locator('input[type=email]').fill(member.email)
  await page.locator('input[type=password]').fill(member.password)
  await page.keyboard.press('Enter')
  await page.locator('input[type=password]').waitFor({ state: 'detached' })
  return { page, check }
}

/** How often it is looked whether all is stored: counting costs the browser time. Milliseconds. */
const lookEvery = 500

/** Waits until the device holds so many documents, all of them pulled by the client itself; then looks for mistakes. */
export const untilFilled = async (
  { page, check }: ClientPage,
  documents: number,
  milliseconds: number,
): Promise<void> => {
  const end = Date.now() + milliseconds
  for (;;) {
    const stored = await page.evaluate(countReplica, [])
    if (stored >= documents) break
    if (Date.now() > end) throw new Error(`Only ${stored} of ${documents} documents were stored.`)
    await new Promise((resolve) => setTimeout(resolve, lookEvery + documents / 500))
  }
  check()
}
