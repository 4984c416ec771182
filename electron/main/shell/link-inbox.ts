/** More unopened links than anyone clicks while a page loads; the oldest are dropped first. */
const capacity = 20

export type LinkInbox = {
  /** Adds a link and announces it. */
  add(path: string): void
  /** Takes everything that is waiting, oldest first. */
  take(): string[]
  clear(): void
}

/**
 * Links on their way to the page, held while it starts, reloads or has crashed.
 *
 * Taking them empties the inbox in one step, so each link is delivered once, however often it was announced.
 */
export const createLinkInbox = (announce: () => void): LinkInbox => {
  let waiting: string[] = []
  return {
    add: (path) => {
      waiting = [...waiting, path].slice(-capacity)
      announce()
    },
    take: () => {
      const taken = waiting
      waiting = []
      return taken
    },
    clear: () => {
      waiting = []
    },
  }
}
