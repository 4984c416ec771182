/** How many automatic reloads are allowed within the window. */
const reloads = 3
/** Milliseconds after which a crash is forgotten. */
const memory = 60_000

export type CrashGuard = {
  /** What to do about a crash at `now`: reload the page, or ask the person because it keeps happening. */
  crashed(now: number): 'reload' | 'ask'
  /** The person chose to try again: start counting from zero. */
  reset(): void
}

/** Distinguishes a single crash, which a reload fixes, from a page that crashes every time it starts. */
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
