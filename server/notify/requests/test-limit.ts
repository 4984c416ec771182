import { problem, type Problem } from '../../../core/domain/document/problem.ts'
import { createRateLimit } from '../../quotas/rate-limit.ts'

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

/** A test is a real message that someone or something outside gets, so pressing for hours mustn't be one. Counts per process. */
export const createTestLimit = (): TestLimit => {
  const persons = createRateLimit({ points: 5, seconds: 60 })
  const workspaces = createRateLimit({ points: 30, seconds: 60 })
  return async ({ accountId, personId }) => {
    const person = `${accountId}/${personId}`
    if ((await persons.take(person)) > 0) return tooOften
    if ((await workspaces.take(accountId)) === 0) return null
    await persons.giveBack(person)
    return othersToo
  }
}
