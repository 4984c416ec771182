import type { BenchBrowser } from './harness/browser.ts'
import type { PageHost } from './harness/pages.ts'

/** How much is measured. */
export type Scale = {
  sessions: number
  sockets: number
  /** Escalations from desk to desk; broadcasts to the crowd; whole pulls, starts and memory readings. */
  escalations: number
  broadcasts: number
  parks: number
  repeats: number
}

export const scales: Record<'full' | 'quick', Scale> = {
  full: { sessions: 10_000, sockets: 1000, escalations: 160, broadcasts: 30, parks: 60, repeats: 5 },
  quick: { sessions: 1000, sockets: 100, escalations: 30, broadcasts: 5, parks: 10, repeats: 1 },
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
