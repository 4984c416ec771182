import type { BenchBrowser } from './harness/browser.ts'
import type { PageHost } from './harness/pages.ts'
import type { EntryCounts } from './sample-entries.ts'

/** How much is measured. */
export type Scale = {
  sessions: number
  sockets: number
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
  keystrokes: number
  /** Turns of the wheel through a list. */
  turns: number
}

export const scales: Record<'full' | 'quick', Scale> = {
  full: {
    sessions: 10_000,
    sockets: 1000,
    escalations: 160,
    broadcasts: 30,
    parks: 60,
    repeats: 5,
    full: { sessions: 50_000, entries: { each: 10, first: 5000 }, restMs: 15_000 },
    keystrokes: 300,
    turns: 240,
  },
  quick: {
    sessions: 1000,
    sockets: 100,
    escalations: 30,
    broadcasts: 5,
    parks: 10,
    repeats: 1,
    full: { sessions: 1000, entries: { each: 4, first: 500 }, restMs: 5000 },
    keystrokes: 60,
    turns: 60,
  },
}

/** What every figure is made with. */
export type Lab = {
  scale: Scale
  host: PageHost
  /** Starts a browser with a profile of its own; it is closed when the figure ends. */
  browser(): Promise<BenchBrowser>
  /** Runs when the figure ends, the last first, also when it fails. */
  cleanUp(work: () => Promise<unknown>): void
  say(line: string): void
}
