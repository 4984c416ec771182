import type { BenchBrowser } from './harness/browser.ts'
import type { PageHost } from './harness/pages.ts'
import type { QuietBrowser } from './harness/quiet-browser.ts'
import type { EntryCounts } from './sample-entries.ts'

/** How much is measured. */
export type Scale = {
  sessions: number
  sockets: number
  /** Escalations that come first and are not counted, and how many are one contestant's turn. */
  warmUp: number
  turn: number
  /** Escalations from desk to desk; broadcasts to the crowd; whole pulls, starts and memory readings. */
  escalations: number
  broadcasts: number
  parks: number
  repeats: number
  /**
   * A desk as it is after years: its sessions, the entries of each, and of the longest one. Its memory is read after
   * `restMs` milliseconds: by then the index of its search has been read.
   */
  full: { sessions: number; entries: EntryCounts; restMs: number }
  /** Writebacks in the ledger, and sessions that they are of. */
  ledger: { writebacks: number; sessions: number }
  /** Escalations that wait, and those of 90 days. */
  waiting: number
  finished: number
  keystrokes: number
  /** Turns of the wheel through a list. */
  turns: number
}

export const scales: Record<'full' | 'quick' | 'smallest', Scale> = {
  full: {
    sessions: 10_000,
    sockets: 1000,
    warmUp: 20,
    turn: 10,
    escalations: 160,
    broadcasts: 30,
    parks: 60,
    repeats: 5,
    full: { sessions: 50_000, entries: { each: 10, first: 5000 }, restMs: 15_000 },
    ledger: { writebacks: 50_000, sessions: 5000 },
    waiting: 10_000,
    finished: 50_000,
    keystrokes: 300,
    turns: 240,
  },
  quick: {
    sessions: 1000,
    sockets: 100,
    warmUp: 20,
    turn: 10,
    escalations: 30,
    broadcasts: 5,
    parks: 10,
    repeats: 1,
    full: { sessions: 1000, entries: { each: 4, first: 500 }, restMs: 5000 },
    ledger: { writebacks: 5000, sessions: 500 },
    waiting: 1000,
    finished: 5000,
    keystrokes: 60,
    turns: 60,
  },
  /** Says nothing of speed: it shows that every figure can still be measured. */
  smallest: {
    sessions: 200,
    sockets: 5,
    warmUp: 2,
    turn: 2,
    escalations: 4,
    broadcasts: 2,
    parks: 2,
    repeats: 1,
    // From 500 sessions on the search saves its index, which the figure waits for.
    full: { sessions: 520, entries: { each: 1, first: 70 }, restMs: 500 },
    ledger: { writebacks: 300, sessions: 30 },
    waiting: 40,
    finished: 40,
    keystrokes: 30,
    turns: 8,
  },
}

type Sizes = { [name: string]: number | Sizes }

/** Every number of a scale by its name: `sessions`, `full.entries.each`. */
const numbersOf = (sizes: Sizes, within = ''): string[] =>
  Object.entries(sizes).flatMap(([name, value]) =>
    typeof value === 'number' ? [within + name] : numbersOf(value, `${within}${name}.`),
  )

/**
 * A scale with some of its numbers changed: `sessions=1000,full.entries.each=4`. Throws for a name that isn't one of them.
 */
export const resized = (scale: Scale, changes = ''): Scale => {
  const next = structuredClone<Sizes>(scale)
  for (const change of changes.split(',').filter((one) => one !== '')) {
    const [name = '', count = ''] = change.split('=')
    if (!numbersOf(scale).includes(name) || !/^\d+$/.test(count))
      throw new Error(`There is no size ${change}. Sizes are: ${numbersOf(scale).join(', ')}.`)
    const parts = name.split('.')
    const last = parts.pop() ?? ''
    const holder = parts.reduce((sizes, part) => sizes[part] as Sizes, next)
    holder[last] = Number(count)
  }
  return next as Scale
}

/** What every figure is made with. */
export type Lab = {
  scale: Scale
  host: PageHost
  /** Starts a browser with a profile of its own; it is closed when the figure ends. */
  browser(): Promise<BenchBrowser>
  /** The same, for pages of the bench, with no one listening to them. */
  quietBrowser(): Promise<QuietBrowser>
  /** Runs when the figure ends, the last first, also when it fails. */
  cleanUp(work: () => Promise<unknown>): void
  say(line: string): void
}
