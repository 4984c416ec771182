/** Reloads within the window after which reloading by itself is no longer tried. */
const reloads = 3
/** Milliseconds after which a crash is forgotten. */
const memory = 60_000

export type CrashGuard = {
  /** What to do about a crash at `now`: reload the page, or ask the person, because it keeps happening. */
  crashed(now: number): 'reload' | 'ask'
  /** The person chose to try again: count from the beginning. */
  reset(): void
}

/** Tells a single crash, which a reload repairs, from a page that dies whenever it starts. */
export const createCrashGuard = (): CrashGuard => {
  let recent: number[] = []
  return {
    crashed: (now) => {
      recent = [...recent.filter((at) => now - at < memory), now]
      return recent.length > reloads ? 'ask' : 'reload'
    },
    reset: () => {
      recent = []
    },
  }
}
