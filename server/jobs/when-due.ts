import { setTimeout as pause } from 'node:timers/promises'

/** So far ahead of its time a timer waits; further, a clock was wrong, and a sweep finds it when its time has come. Milliseconds. */
const waitsFor = 2000

/** Runs what a timer is for at its time, if that is now or in a moment; does nothing if a clock was wrong. */
export const whenDue = async (
  dueAt: number,
  clock: () => number,
  signal: AbortSignal,
  run: () => Promise<void>,
): Promise<void> => {
  const early = dueAt - clock()
  if (early > waitsFor) return
  if (early > 0) await pause(early, undefined, { signal })
  await run()
}
