/** Searches for what is being typed, one search at a time. */
export type LatestSearch = {
  /** The query from now on; '' for none. */
  want(query: string): void
  close(): void
}

/**
 * Searches for the latest query: meanwhile, only that is kept. An incomplete answer is asked for again after a while, for as
 * long as its query is the latest.
 *
 * @param answered called with every answer while something is wanted, with the query it belongs to
 */
export const createLatestSearch = <A extends { complete: boolean }>(parts: {
  search: (query: string) => Promise<A>
  answered: (answer: A, query: string) => void
  /** How long until an incomplete answer is asked for again. Milliseconds. */
  againMs: number
}): LatestSearch => {
  let latest = ''
  let isAsking = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const ask = async (): Promise<void> => {
    if (isAsking) return
    isAsking = true
    let asked = ''
    let complete = true
    try {
      while (latest !== '' && latest !== asked) {
        asked = latest
        const answer = await parts.search(asked)
        complete = answer.complete
        if (latest !== '') parts.answered(answer, asked)
      }
    } catch {
      // The window that had the search may have been closed.
      complete = false
    }
    isAsking = false
    if (!complete && latest === asked) timer = setTimeout(() => void ask(), parts.againMs)
  }
  return {
    want(query) {
      clearTimeout(timer)
      latest = query
      void ask()
    },
    close() {
      clearTimeout(timer)
      latest = ''
    },
  }
}
