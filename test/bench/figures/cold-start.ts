import type { BenchBrowser } from '../harness/browser.ts'
import { buildClient } from '../harness/client.ts'
import { setStage, type Stage } from '../harness/stage.ts'
import type { Lab } from '../lab.ts'
import { countReplica } from '../pages/count-replica.ts'
import type { Figure } from '../report/figure.ts'

type Times = { listed?: number; answered?: number }

/**
 * Runs in the page before anything else: notes when the first row has been drawn, opens it, and notes when it shows
 * as selected. Milliseconds since the navigation began.
 */
const watchStart = (): void => {
  const times: Times = {}
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

/** Signs in through the client's own screen and waits until everything is stored. */
const fillDevice = async (browser: BenchBrowser, stage: Stage): Promise<void> => {
  const { page, check } = await browser.newPage()
  const [ann] = stage.workspace.members
  await page.goto(stage.url)
  await page.locator('input[type=email]').fill(ann.email)
  await page.locator('input[type=password]').fill(ann.password)
  await page.keyboard.press('Enter')
  await page.locator('[role=option]').first().waitFor({ timeout: 30_000 })
  const end = Date.now() + 60_000
  while ((await page.evaluate(countReplica, [])) < stage.sample.count) {
    if (Date.now() > end) throw new Error('The device was not filled within a minute.')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  check()
  await page.close()
}

/** Opens an address in a browser that has just been started. */
const start = async (browser: BenchBrowser, url: string, part: keyof Times): Promise<Times> => {
  await browser.restart()
  const { page, check } = await browser.newPage()
  await page.addInitScript(watchStart)
  await page.goto(url, { waitUntil: 'commit' })
  const times = async () => page.evaluate(() => (globalThis as unknown as { benchTimes: Times }).benchTimes)
  const end = Date.now() + 30_000
  // Asked seldom, so as not to be in the way of what is measured.
  while ((await times())[part] === undefined && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  check()
  const measured = await times()
  if (measured[part] === undefined) throw new Error(`${url} did not start within 30 s.`)
  await page.close()
  return measured
}

/** The whole client from a browser that has just been started, with everything on the device. */
export const coldStart = async (lab: Lab): Promise<Figure> => {
  const client = await buildClient()
  lab.cleanUp(client.remove)
  const stage = await setStage(lab, client.folder)
  const browser = await lab.browser()
  await fillDevice(browser, stage)

  const ours = { listed: [] as number[], answered: [] as number[] }
  const floor: number[] = []
  for (let round = 0; round <= lab.scale.repeats; round += 1) {
    const app = await start(browser, `${stage.url}/`, 'answered')
    const page = await start(browser, `${lab.host.origins[0]}/list.html?static`, 'listed')
    // The first start after the code arrived is the one in which it is compiled.
    if (round === 0) continue
    ours.listed.push(app.listed ?? Number.NaN)
    ours.answered.push(app.answered ?? Number.NaN)
    floor.push(page.listed ?? Number.NaN)
  }
  return {
    name: 'cold-start',
    title: `start of the client in a fresh browser, ${lab.scale.sessions} sessions on the device`,
    unit: 'ms',
    measures: [
      { label: 'navigation → list drawn', role: 'baton', samples: ours.listed },
      { label: 'navigation → a row opens on a click', role: 'baton', samples: ours.answered },
      { label: 'a page with 50 rows and nothing behind them', role: 'floor', samples: floor },
    ],
    notes: [
      'The built client, served by the server; the floor is drawn by the same list from the same framework.',
    ],
  }
}
