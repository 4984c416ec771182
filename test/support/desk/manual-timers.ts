import type { After } from '../../../server/sync/timers.ts'

/** Timers that a test moves by hand. */
export const manualTimers = () => {
  const waiting = new Set<{ at: number; run: () => void }>()
  let now = 0
  const after: After = (ms, run) => {
    const timer = { at: now + ms, run }
    waiting.add(timer)
    return () => void waiting.delete(timer)
  }
  return {
    after,
    now: () => now,
    waiting: () => waiting.size,
    /** Lets time pass, running what becomes due in its order, and what was promised meanwhile. */
    async pass(ms: number): Promise<void> {
      const end = now + ms
      for (;;) {
        for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
        const next = [...waiting].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        waiting.delete(next)
        now = Math.max(now, next.at)
        next.run()
      }
      now = end
    },
  }
}
