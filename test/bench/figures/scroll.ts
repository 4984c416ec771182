import type { Page } from 'playwright'
import type { Figure } from '../report/figure.ts'
import { percentile } from '../report/figure.ts'

/** What was seen of one wheeling: times between frames, and the longest task. Milliseconds. */
export type Scrolled = { frames: number[]; longest: number; pixels: number }

/** Pixels of one turn of the wheel, and the time to the next: as someone who looks for something a year old. */
const turn = 240
const gap = 24

/** Runs in the page: times between frames and long tasks, from now on. */
const watchFrames = (): void => {
  const seen = { frames: [] as number[], tasks: [] as number[] }
  Object.assign(globalThis, { benchFrames: seen })
  let last = performance.now()
  const next = (now: number) => {
    seen.frames.push(now - last)
    last = now
    requestAnimationFrame(next)
  }
  requestAnimationFrame((now) => {
    last = now
    requestAnimationFrame(next)
  })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.tasks.push(entry.duration)
  }).observe({ type: 'longtask' })
}

/** Wheels down a list and up again; the pointer is over its middle. */
export const wheelThrough = async (page: Page, turns: number): Promise<Scrolled> => {
  await page.bringToFront()
  const list = page.getByRole('listbox').first()
  const box = await list.boundingBox()
  if (box === null) throw new Error('There is no list to scroll.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.evaluate(watchFrames)
  let furthest = 0
  for (let index = 0; index < turns; index += 1) {
    await page.mouse.wheel(0, index < turns / 2 ? turn : -turn)
    if (index === Math.floor(turns / 2)) furthest = await list.evaluate((element) => element.scrollTop)
    await new Promise((resolve) => setTimeout(resolve, gap))
  }
  const seen = await page.evaluate(
    () => (globalThis as unknown as { benchFrames: { frames: number[]; tasks: number[] } }).benchFrames,
  )
  if (furthest < (turn * turns) / 8) throw new Error(`The list only moved by ${furthest} pixels.`)
  return { frames: seen.frames, longest: Math.max(0, ...seen.tasks), pixels: furthest }
}

const dropped = (frames: readonly number[]): number =>
  frames.reduce((sum, frame) => sum + Math.max(0, Math.round(frame / (1000 / 60)) - 1), 0)

/** Wheeling through the list of sessions, beside the same list over nothing. */
export const scrollFigure = (ours: Scrolled, floor: Scrolled, title: string): Figure => {
  const p95 = ({ frames }: Scrolled) => percentile(frames, 0.95).toFixed(1)
  const told = ({ frames, longest }: Scrolled) =>
    `${dropped(frames)} of ${frames.length} frames were dropped, the longest task took ${longest === 0 ? 'less than 50' : longest.toFixed(0)} ms`
  return {
    name: 'scroll',
    title: `from frame to frame while wheeling through a list, ${title}`,
    unit: 'ms',
    measures: [
      { label: 'the list of sessions', role: 'baton', samples: ours.frames },
      { label: 'plain rows in TanStack Virtual, nothing behind them', role: 'floor', samples: floor.frames },
    ],
    notes: [
      `p95: ${p95(ours)} ms, floor ${p95(floor)} ms. A screen at 60 Hz has a frame every 16.7 ms.`,
      `Ours: ${told(ours)}. Floor: ${told(floor)}.`,
    ],
  }
}
