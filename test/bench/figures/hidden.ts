import { readFile } from 'node:fs/promises'
import type { BenchBrowser } from '../harness/browser.ts'
import { buildClient } from '../harness/client.ts'
import { readHeaps, type Heaps } from '../harness/heaps.ts'
import { signInClient, untilFilled } from '../harness/signed-in.ts'
import { setStage } from '../harness/stage.ts'
import { startClient } from '../harness/start-client.ts'
import { createWorkspace } from '../harness/workspace.ts'
import type { Lab } from '../lab.ts'
import { untilIndexed } from '../pages/until-indexed.ts'
import type { Figure } from '../report/figure.ts'

/** As many as a team has in a year or two; the entries of each. */
const sessions = 1000
const entries = 4

/** Runs in the page: it is hidden from now on, as a window in the tray is. */
const hide = (): void => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })
  document.hasFocus = () => false
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  window.dispatchEvent(new Event('blur'))
}

const megabytes = (bytes: number): number => bytes / 1024 / 1024
const whole = ({ page, workers }: Heaps): number =>
  megabytes(Object.values(workers).reduce((sum, bytes) => sum + bytes, page))

/** What the system has given the processes of pages, in MB; null where it doesn't tell (it does on Linux). */
const resident = async (browser: BenchBrowser): Promise<number | null> => {
  const pids = await browser.rendererPids()
  try {
    const texts = await Promise.all(pids.map(async (pid) => readFile(`/proc/${pid}/smaps_rollup`, 'utf8')))
    const kilobytes = texts.map((text) => Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? Number.NaN))
    return kilobytes.reduce((sum, one) => sum + one, 0) / 1024
  } catch {
    return null
  }
}

type Reading = { shown: number; hidden: number; heaps: Heaps; resident: number | null }

/** Starts the client, reads its memory, hides it, and reads again once it has rested. */
const readHidden = async (browser: BenchBrowser, url: string, restMs: number): Promise<Reading> => {
  const app = await startClient(browser, url, 'answered')
  const rest = async () =>
    new Promise((resolve) => {
      setTimeout(resolve, restMs)
    })
  await rest()
  const shown = whole(await readHeaps(app.page))
  await app.page.evaluate(hide)
  await rest()
  const heaps = await readHeaps(app.page)
  const given = await resident(browser)
  app.check()
  await app.page.close()
  return { shown, hidden: whole(heaps), heaps, resident: given }
}

/** What a desk takes up that is always there, behind its icon in the tray. */
export const hidden = async (lab: Lab): Promise<Figure> => {
  const webRoot = await buildClient()
  const stage = await setStage(lab, { webRoot, sessions, entries: { each: entries, first: entries } })
  const empty = await createWorkspace(stage.url, 2)
  const lone = {
    accountId: empty.accountId,
    ownerIds: [empty.members[0].personId],
    count: 1,
    now: Date.now(),
  }
  const loneHead = await stage.server.call('seed', lone)

  const browser = await lab.browser()
  const desk = await signInClient(browser, stage.url, stage.workspace.members[0])
  await untilFilled(desk, stage.head, 120_000)
  await desk.page.evaluate(untilIndexed, 120_000)
  await desk.page.close()
  const other = await lab.browser()
  const noOne = await signInClient(other, stage.url, empty.members[0])
  await untilFilled(noOne, loneHead, 60_000)
  await noOne.page.close()

  const { restMs } = lab.scale.full
  const ours: Reading[] = []
  const floor: Reading[] = []
  for (let round = 0; round <= Math.min(3, lab.scale.repeats); round += 1) {
    const full = await readHidden(browser, `${stage.url}/#/team`, restMs)
    const bare = await readHidden(other, `${stage.url}/#/team`, restMs)
    // The first start after the code arrived is the one in which it is compiled.
    if (round === 0) continue
    ours.push(full)
    floor.push(bare)
  }
  const last = ours.at(-1)
  const workers = Object.entries(last?.heaps.workers ?? {}).map(
    ([name, bytes]) => `${name} ${megabytes(bytes).toFixed(0)}`,
  )
  const given = (reading: Reading | undefined): string =>
    reading?.resident === null || reading === undefined ? '?' : reading.resident.toFixed(0)
  return {
    name: 'hidden',
    title: `memory of a page in the tray and its workers, ${sessions} sessions with ${entries} entries each`,
    unit: 'MB',
    measures: [
      { label: 'JavaScript heaps, hidden', role: 'baton', samples: ours.map((one) => one.hidden) },
      { label: 'the same before, on screen', role: 'baton', samples: ours.map((one) => one.shown) },
      {
        label: 'the same client with a single session, hidden',
        role: 'floor',
        samples: floor.map((one) => one.hidden),
      },
    ],
    notes: [
      `The page ${megabytes(last?.heaps.page ?? 0).toFixed(0)} MB, its workers: ${workers.join(', ')} MB, after collecting garbage.`,
      `Its process has ${given(last)} MB of the machine's memory for itself, with a single session ${given(floor.at(-1))} MB.`,
    ],
  }
}
