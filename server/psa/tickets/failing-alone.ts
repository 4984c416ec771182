import { stillAnswers } from '../connections/outages.ts'
import type { PsaProblem, PsaProvider, PsaResult } from '../provider.ts'

/** The system couldn't be asked, or failed at too much. */
export class Failed extends Error {
  readonly problem: PsaProblem
  constructor(problem: PsaProblem) {
    super(problem.message)
    this.problem = problem
  }
}
/** At how much of one kind a system may fail in one run although it answers: each may take as long as a call waits. */
const most = 3

/** The members and tickets that each system failed at lately. */
const failedLately = new WeakMap<PsaProvider, Set<string>>()

/**
 * What a run does about tickets, or members, at which a system fails although it answers otherwise: it goes on without them, up to a few,
 * and asks about them last the next time, so that they keep nothing else waiting.
 */
export const failingAlone = (provider: PsaProvider, signal: AbortSignal) => {
  const lately = failedLately.get(provider) ?? new Set<string>()
  failedLately.set(provider, lately)
  let failures = 0
  return {
    /** In their order, but for those at which it failed lately. */
    lastIfFailing: <T>(all: readonly T[], idOf: (one: T) => string): T[] => [
      ...all.filter((one) => !lately.has(idOf(one))),
      ...all.filter((one) => lately.has(idOf(one))),
    ],
    /** What it answered; null where it failed at that alone. Throws {@link Failed} if it fails at everything. */
    async unlessAlone<T>(id: string, answer: PsaResult<T>): Promise<T | null> {
      if (answer.ok) {
        lately.delete(id)
        return answer.value
      }
      lately.add(id)
      const { kind } = answer.problem
      if (kind === 'unauthorized' || kind === 'rate_limited' || !(await stillAnswers(provider, signal)))
        throw new Failed(answer.problem)
      failures += 1
      return null
    },
    /** Whether the rest has to wait for the next run. */
    isEnough: () => failures >= most,
  }
}
