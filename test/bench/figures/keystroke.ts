import type { Page } from 'playwright'
import { buildClient } from '../harness/client.ts'
import { signInClient, untilFilled } from '../harness/signed-in.ts'
import { setStage } from '../harness/stage.ts'
import type { Lab } from '../lab.ts'
import { sessionIdOf } from '../sample-sessions.ts'
import { percentile, type Figure } from '../report/figure.ts'

/** Other sessions on the device, so that the list beside is full too. */
const sessions = 300

/**
 * Runs in the page: notes for each keystroke how long it took from the browser's own time of the key to the first
 * task after the frame that shows the letter. Milliseconds.
 */
const watchKeys = (): void => {
  const took: number[] = []
  Object.assign(globalThis, { benchKeys: took })
  let pressed = 0
  addEventListener('keydown', (event) => void (pressed = event.timeStamp), { capture: true })
  const painted = (at: number) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => void took.push(performance.now() - at), { once: true })
    port1.start()
    port2.postMessage(null)
  }
  addEventListener(
    'input',
    () => {
      const at = pressed
      requestAnimationFrame(() => painted(at))
    },
    { capture: true },
  )
}

const text = 'the printer on the second floor asks for a password since the update '

/** After a page came to the front, before anything is typed: it has to be drawn whole first. Milliseconds. */
const settleMs = 400

/** Types letter by letter as people do, at 12 to 25 a second; gives back how long each took. */
const type = async (page: Page, count: number): Promise<number[]> => {
  const times = async () => page.evaluate(() => (globalThis as unknown as { benchKeys: number[] }).benchKeys)
  await new Promise((resolve) => setTimeout(resolve, settleMs))
  const before = (await times()).length
  for (let index = 0; index < count; index += 1) {
    await page.keyboard.press(
      text[index % text.length] === ' ' ? 'Space' : (text[index % text.length] ?? 'e'),
    )
    await new Promise((resolve) => setTimeout(resolve, 40 + ((index * 7) % 41)))
  }
  const end = Date.now() + 10_000
  while ((await times()).length < before + count) {
    if (Date.now() > end)
      throw new Error(`Only ${(await times()).length - before} of ${count} letters showed.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return (await times()).slice(before)
}

/** A note typed into a session that has become very long, all of it loaded. */
export const keystroke = async (lab: Lab): Promise<Figure> => {
  const entries = { each: 4, first: lab.scale.full.entries.first }
  const webRoot = await buildClient()
  const stage = await setStage(lab, { webRoot, sessions, entries })
  const browser = await lab.browser()
  const [ann] = stage.workspace.members
  const desk = await signInClient(browser, stage.url, ann)
  await untilFilled(desk, stage.head, 60_000)
  const { page } = desk

  await page.evaluate((path) => window.location.assign(`#${path}`), `/sessions/${sessionIdOf(1)}`)
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await timeline.locator('[data-index]').first().waitFor()
  // The first entry of all is only there once all are.
  await timeline.press('Home')
  await timeline.locator('[data-index="1"]').waitFor()
  const composer = page.getByRole('textbox', { name: 'Note or command' })
  await composer.focus()
  await page.evaluate(watchKeys)

  const bare = await browser.newPage()
  await bare.page.goto(`${lab.host.origins[0]}/typing.html`)
  await bare.page.evaluate(watchKeys)

  const ours: number[] = []
  const floor: number[] = []
  const part = 30
  for (let typed = -part; typed < lab.scale.keystrokes; typed += part) {
    await page.bringToFront()
    await composer.focus()
    const here = await type(page, part)
    await bare.page.bringToFront()
    await bare.page.locator('textarea').focus()
    const there = await type(bare.page, part)
    // The first ones compile what all others run.
    if (typed < 0) continue
    ours.push(...here)
    floor.push(...there)
  }
  desk.check()
  const p95 = (samples: readonly number[]) => percentile(samples, 0.95).toFixed(1)
  return {
    name: 'keystroke',
    title: `a key until its letter is painted, in a session of ${entries.first} entries, all loaded`,
    unit: 'ms',
    measures: [
      { label: 'the composer', role: 'baton', samples: ours },
      { label: 'a bare text field in an empty page', role: 'floor', samples: floor },
    ],
    notes: [
      `p95: ${p95(ours)} ms, bare ${p95(floor)} ms.`,
      'From the time of the key event to the first task after the frame; up to 16.7 ms of both are the wait for a frame.',
    ],
  }
}
