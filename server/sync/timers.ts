/** Runs something once after a delay; the returned function cancels it. */
export type After = (ms: number, run: () => void) => () => void

/** The system's timers. They don't keep the process alive. */
export const systemAfter: After = (ms, run) => {
  const timer = setTimeout(run, ms).unref()
  return () => clearTimeout(timer)
}
