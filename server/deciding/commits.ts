import type { Committed } from './settle.ts'

/** What this process has committed. It is made before whoever commits and whoever has to hear of it, so that neither waits for the other. */
export type Commits = {
  /** Passes a commit on, in the order in which it is called. */
  tell(commit: Committed): void
  /** From now on, `hear` gets each. What was committed before is in the database. */
  listen(hear: (commit: Committed) => void): void
}

export const createCommits = (): Commits => {
  const listeners: ((commit: Committed) => void)[] = []
  return {
    tell(commit) {
      for (const hear of listeners) hear(commit)
    },
    listen(hear) {
      listeners.push(hear)
    },
  }
}
