import type { BenchBrowser } from './browser.ts'
import type { ClientPage } from './signed-in.ts'

/** Milliseconds since the navigation began: until the first row was drawn, and until a click on it had opened it. */
export type StartTimes = { listed?: number; answered?: number }

/**
 * Runs in the page before anything else: notes when the first row has been drawn, opens it, and notes when it shows
 * as selected.
 */
const watchStart = (): void => {
  const times: StartTimes = {}
  Object.assign(globalThis, { benchTimes: times })
  const look = () => {
    const row = document.querySelector<HTMLElement>('[role=option]')
    if (row === null) return
    if (times.listed === undefined) {
      times.listed = performance.now()
      row.click()
    } else if (document.querySelector('[role=option][aria-selected=true]') !== null) {
      times.answered ??= performance.now()
    }
  }
  const everyFrame = () => {
    look()
    if (times.answered === undefined) requestAnimationFrame(everyFrame)
  }
  requestAnimationFrame(everyFrame)
}

/** Opens an address in a browser that has just been started, and waits for a part of the start. The page stays open. */
export const startClient = async (
  browser: BenchBrowser,
  url: string,
  part: keyof StartTimes,
): Promise<ClientPage & { times: StartTimes }> => {
  await browser.restart()
  const { page, check } = await browser.newPage()
  await page.addInitScript(watchStart)
  await page.goto(url, { waitUntil: 'commit' })
  const times = async () =>
    page.evaluate(() => (globalThis as unknown as { benchTimes: StartTimes }).benchTimes)
  const end = Date.now() + 60_000
  // Asked seldom, so as not to be in the way of what is measured.
  while ((await times())[part] === undefined && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  check()
  const measured = await times()
  if (measured[part] === undefined) throw new Error(`${url} did not start within a minute.`)
  return { page, check, times: measured }
}
