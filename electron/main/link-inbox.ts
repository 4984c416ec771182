/** More unopened links than anyone clicks while a page loads; the oldest go first. */
const capacity = 20

export type LinkInbox = {
  /** Adds a link and announces that there is one. */
  add(path: string): void
  /** All that wait, oldest first; afterwards none do. */
  take(): string[]
  clear(): void
}

/**
 * Links on their way to the page: they wait here while it starts, reloads or has crashed.
 *
 * Taking empties the inbox in one step, so a link is delivered once, however often it was announced.
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
