import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { problem, type Problem } from '../../../core/domain/document/problem.ts'

/** How many tests of channels one person and one workspace may send a minute. */
const most = { person: 5, workspace: 30 }

const tooOften = problem(
  'rate_limited',
  'You tested this several times just now. Wait a minute, then test again.',
)
const othersToo = problem(
  'rate_limited',
  'Your workspace sent many tests just now. Wait a minute, then test again.',
)

/** Counts a test; gives why it may not be sent, null if it may. */
export type TestLimit = (from: { accountId: string; personId: string }) => Promise<Problem | null>

const isFull = async (limiter: RateLimiterMemory, key: string): Promise<boolean> => {
  try {
    await limiter.consume(key)
    return false
  } catch (full) {
    if (full instanceof RateLimiterRes) return true
    throw full
  }
}

/** A test is a real message that someone or something outside gets, so pressing for hours mustn't be one. Counts per process. */
export const createTestLimit = (): TestLimit => {
  const persons = new RateLimiterMemory({ points: most.person, duration: 60 })
  const workspaces = new RateLimiterMemory({ points: most.workspace, duration: 60 })
  return async ({ accountId, personId }) => {
    if (await isFull(persons, `${accountId}/${personId}`)) return tooOften
    return (await isFull(workspaces, accountId)) ? othersToo : null
  }
}
