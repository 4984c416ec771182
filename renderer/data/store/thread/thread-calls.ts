/** Calls to another thread. They reject when it fails, instead of waiting for ever. */
export type ThreadCalls = {
  heard<T>(answer: Promise<T>): Promise<T>
  /** How many wait for an answer. */
  waiting(): number
  /** The thread is gone: rejects every call that waits, and every later one. */
  fail(error: Error): void
}

/**
 * Each call can be rejected on its own. Racing them all against one promise would keep every answer in memory for as long
 * as the page lives.
 */
export const createThreadCalls = (): ThreadCalls => {
  const rejections = new Set<(error: Error) => void>()
  let failed: Error | null = null
  return {
    heard: async (answer) =>
      new Promise((resolve, reject) => {
        if (failed !== null) reject(failed)
        else rejections.add(reject)
        const over = () => rejections.delete(reject)
        answer.then(
          (value) => {
            over()
            resolve(value)
          },
          (error: unknown) => {
            over()
            reject(error instanceof Error ? error : new Error(String(error)))
          },
        )
      }),
    waiting: () => rejections.size,
    fail(error) {
      failed = error
      for (const reject of rejections) reject(error)
      rejections.clear()
    },
  }
}
