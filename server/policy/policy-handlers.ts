import { problem, type Problem } from '../../core/domain/document/problem.ts'
import { atLeast, canWork, type Person } from '../../core/domain/people/person.ts'
import { trialAgainAt } from '../../core/domain/duty/policy-trial.ts'
import type { AnswerOf, RequestOf } from '../../core/protocol/messages.ts'
import type { policyRequests } from '../../core/protocol/policy-messages.ts'
import type { JobParts } from '../jobs/define-job.ts'
import { readDocument } from '../store/change-log.ts'
import type { DatabaseOf } from '../store/account-databases.ts'
import type { Pusher } from '../deciding/decide-push.ts'
import type { NotifyParts } from '../notify/notify-parts.ts'
import { planTrial, tellTrial } from './try-policy.ts'

export type PolicyRequestName = keyof typeof policyRequests

/** What handles each request about policies. */
export type PolicyHandlers = {
  [N in PolicyRequestName]: (from: Pusher, request: RequestOf<N>) => Promise<AnswerOf<N>>
}

const onlyAdmins = problem('forbidden', 'Only admins and owners can test who is told.')
const tooSoon = problem('rate_limited', 'Someone tested it less than 5 minutes ago. Wait, then test again.')
const noOne = problem(
  'not_found',
  'This policy reaches no one now, so there is nothing to test. Change its steps.',
)

export const createPolicyHandlers = (parts: {
  databaseOf: DatabaseOf
  act: JobParts['act']
  enqueue: JobParts['enqueue']
  clock: () => number
  notify: Pick<NotifyParts, 'vault'>
}): PolicyHandlers => {
  const { databaseOf, act, enqueue, clock } = parts
  const { vault } = parts.notify
  const adminOf = async ({ accountId, personId }: Pusher): Promise<Person | null> => {
    const person = await readDocument(databaseOf(accountId), accountId, 'people', personId)
    return person !== null && canWork(person) && atLeast(person.role, 'admin') ? person : null
  }
  return {
    async 'policies:preview'(from, { priority }) {
      if ((await adminOf(from)) === null) return { ok: false, problem: onlyAdmins }
      const now = clock()
      const db = databaseOf(from.accountId)
      const { steps, workspace } = await db
        .transaction()
        .execute(async (trx) => planTrial(trx, vault, from.accountId, priority, now))
      const account = await readDocument(db, from.accountId, 'accounts', from.accountId)
      return { ok: true, steps, workspace, againAt: trialAgainAt(account?.trial ?? null, now) }
    },

    async 'policies:try'(from, { priority }) {
      const admin = await adminOf(from)
      if (admin === null) return { ok: false, problem: onlyAdmins }
      const outcome: { trialId: string | null; problem: Problem } = { trialId: null, problem: noOne }
      await act(from.accountId, 'policy.tried', async (trx) => {
        const now = clock()
        const account = await readDocument(trx, from.accountId, 'accounts', from.accountId)
        if (trialAgainAt(account?.trial ?? null, now) !== null) {
          outcome.problem = tooSoon
          return null
        }
        const { trial, effects } = await tellTrial(trx, vault, { ...from, by: admin, priority, now })
        if (effects.length === 0 && trial.people.length === 0) return null
        await enqueue(trx, effects)
        outcome.trialId = trial.id
        return { trial }
      })
      const { trialId } = outcome
      return trialId === null ? { ok: false, problem: outcome.problem } : { ok: true, trialId }
    },
  }
}
