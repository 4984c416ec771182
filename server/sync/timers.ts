/** Runs something once after a while; what it gives back calls it off. */
export type After = (ms: number, run: () => void) => () => void

/** The system's timers. They keep no process alive. */
export const systemAfter: After = (ms, run) => {
  const timer = setTimeout(run, ms).unref()
  return () => clearTimeout(timer)
}
