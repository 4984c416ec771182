import type { Page } from 'playwright'
import { replicaHead } from '../pages/replica-head.ts'
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

/** How often it is looked whether all is stored. Milliseconds. */
const lookEvery = 500

/** Waits until the device has stored everything up to a rev, pulled by the client itself; then looks for mistakes. */
export const untilFilled = async (
  { page, check }: ClientPage,
  head: number,
  milliseconds: number,
): Promise<void> => {
  const end = Date.now() + milliseconds
  for (;;) {
    const stored = await page.evaluate(replicaHead, [])
    if (stored >= head) break
    if (Date.now() > end) throw new Error(`It was only stored up to ${stored} of ${head}.`)
    await new Promise((resolve) => setTimeout(resolve, lookEvery))
  }
  check()
}
