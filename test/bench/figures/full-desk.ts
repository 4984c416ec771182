import type { BenchBrowser } from '../harness/browser.ts'
import { buildClient } from '../harness/client.ts'
import { readHeaps, type Heaps } from '../harness/heaps.ts'
import { signInClient, untilFilled } from '../harness/signed-in.ts'
import { setStage } from '../harness/stage.ts'
import { startClient } from '../harness/start-client.ts'
import { createWorkspace } from '../harness/workspace.ts'
import type { Lab } from '../lab.ts'
import { untilIndexed } from '../pages/until-indexed.ts'
import { entryCount } from '../sample-entries.ts'
import { percentile, type Figure } from '../report/figure.ts'
import { scrollFigure, wheelThrough } from './scroll.ts'

/** Rows that are loaded into the list before it is scrolled. */
const rows = 900
/** Runs in the page: tasks that held the page up while it was filled. Milliseconds. */
const watchTasks = (): void => {
  const tasks: number[] = []
  Object.assign(globalThis, { benchTasks: tasks })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tasks.push(entry.duration)
  }).observe({ type: 'longtask' })
}

const megabytes = (bytes: number): number => bytes / 1024 / 1024
const whole = ({ page, workers }: Heaps): number =>
  megabytes(Object.values(workers).reduce((sum, bytes) => sum + bytes, page))
const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(0)

/** A start, and what it takes up when it has come to rest. */
const startAndRead = async (browser: BenchBrowser, url: string, restMs: number) => {
  const app = await startClient(browser, url, 'answered')
  await new Promise((resolve) => setTimeout(resolve, restMs))
  const heaps = await readHeaps(app.page)
  app.check()
  await app.page.close()
  return { ...app.times, heaps }
}

/**
 * A desk as it is after years, beside one with a single session: pulled by the client itself, scrolled, started, weighed.
 *
 * The server gets its documents straight into its table, since half a million through its front door take an hour;
 * the way from there onto the device is the client's own. That takes minutes, most of them the browser's own writing
 * of half a million records, and nothing that fills its databases by another way is quicker.
 */
export const fullDesk = async (lab: Lab): Promise<Figure[]> => {
  const { sessions, entries, restMs } = lab.scale.full
  const documents = sessions + entryCount(sessions, entries)
  const size = `${sessions} sessions and ${entryCount(sessions, entries)} entries on the device`
  const webRoot = await buildClient()
  const stage = await setStage(lab, { webRoot, sessions, entries })
  // One session, because a start ends with opening one.
  const empty = await createWorkspace(stage.url, 2)
  const lone = {
    accountId: empty.accountId,
    ownerIds: [empty.members[0].personId],
    count: 1,
    now: Date.now(),
  }
  const loneHead = await stage.server.call('seed', lone)
  const [ann] = stage.workspace.members

  const browser = await lab.browser()
  const signedInAt = performance.now()
  const desk = await signInClient(browser, stage.url, ann)
  await desk.page.evaluate(watchTasks)
  await desk.page.getByRole('option').first().waitFor({ timeout: 60_000 })
  const shown = performance.now() - signedInAt
  await untilFilled(desk, stage.head, 1_500_000)
  const filled = performance.now() - signedInAt
  await desk.page.evaluate(untilIndexed, 600_000)
  const indexed = performance.now() - signedInAt
  const tasks = await desk.page.evaluate(() => (globalThis as unknown as { benchTasks: number[] }).benchTasks)
  lab.say(`${documents} documents were pulled in ${seconds(filled)} s, indexed after ${seconds(indexed)} s`)

  await desk.page.evaluate(() => window.location.assign('#/team'))
  const more = desk.page.getByRole('button', { name: 'Show more sessions' })
  const lastRow = desk.page.locator('[role=option][aria-setsize]').first()
  for (let loaded = 300; loaded < Math.min(rows, sessions); loaded += 300) {
    await more.click()
    await desk.page.waitForFunction(
      (least) => Number(document.querySelector('[role=option]')?.getAttribute('aria-setsize')) > least,
      loaded,
    )
  }
  await lastRow.waitFor()
  const plain = await browser.newPage()
  await plain.page.goto(`${lab.host.origins[0]}/plain.html?rows=${rows}`)
  await wheelThrough(plain.page, 10)
  await wheelThrough(desk.page, 10)
  const scrolled = await wheelThrough(desk.page, lab.scale.turns)
  const floorScrolled = await wheelThrough(plain.page, lab.scale.turns)
  desk.check()
  await plain.page.close()
  await desk.page.close()

  const other = await lab.browser()
  const noOne = await signInClient(other, stage.url, empty.members[0])
  await untilFilled(noOne, loneHead, 60_000)
  await noOne.page.close()

  const ours = { listed: [] as number[], answered: [] as number[], heap: [] as number[] }
  const floor = { answered: [] as number[], heap: [] as number[] }
  let heaps: Heaps = { page: 0, workers: {} }
  for (let round = 0; round <= Math.min(3, lab.scale.repeats); round += 1) {
    const app = await startAndRead(browser, `${stage.url}/#/team`, restMs)
    const bare = await startAndRead(other, `${stage.url}/#/team`, restMs)
    // The first start after the code arrived is the one in which it is compiled.
    if (round === 0) continue
    ours.listed.push(app.listed ?? Number.NaN)
    ours.answered.push(app.answered ?? Number.NaN)
    ours.heap.push(whole(app.heaps))
    floor.answered.push(bare.answered ?? Number.NaN)
    floor.heap.push(whole(bare.heaps))
    heaps = app.heaps
  }
  const workers = Object.entries(heaps.workers).map(
    ([name, bytes]) => `${name} ${megabytes(bytes).toFixed(0)}`,
  )
  return [
    {
      name: 'full-pull',
      title: `${size}: pulled onto an empty one`,
      unit: 'ms',
      measures: [
        { label: 'first rows in the list', role: 'baton', samples: [shown] },
        { label: 'all here and stored', role: 'baton', samples: [filled] },
        { label: 'all indexed for the search, and saved', role: 'baton', samples: [indexed] },
      ],
      notes: [
        `Meanwhile the page was held up for more than 50 ms ${tasks.length} times, at most ${Math.max(0, ...tasks).toFixed(0)} ms` +
          (tasks.length === 0 ? '.' : `, half of them below ${percentile(tasks, 0.5).toFixed(0)} ms.`),
      ],
    },
    scrollFigure(scrolled, floorScrolled, size),
    {
      name: 'full-start',
      title: `start of the client in a fresh browser, ${size}`,
      unit: 'ms',
      measures: [
        { label: 'navigation → list drawn', role: 'baton', samples: ours.listed },
        { label: 'navigation → a row opens on a click', role: 'baton', samples: ours.answered },
        { label: 'the same client with a single session', role: 'floor', samples: floor.answered },
      ],
      notes: ['The list of all; only what it shows and what is opened is read.'],
    },
    {
      name: 'full-memory',
      title: `memory of the page and its workers at rest, ${size}`,
      unit: 'MB',
      measures: [
        { label: 'JavaScript heaps after collecting garbage', role: 'baton', samples: ours.heap },
        { label: 'the same client with a single session', role: 'floor', samples: floor.heap },
      ],
      notes: [`The page ${megabytes(heaps.page).toFixed(0)} MB, its workers: ${workers.join(', ')} MB.`],
    },
  ]
}
