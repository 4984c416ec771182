import { z } from 'zod'
import { Id } from '../../core/domain/document/id.ts'
import { retimedTogether } from '../../core/intents/session/session-retime.ts'
import { defineJob, persistent } from '../jobs/define-job.ts'
import { sessionsWithTargets } from '../store/policy/sla-store.ts'

/**
 * Gives the response targets that hold now to the sessions underway, some at a time, so that no one waits long for the account.
 * Whatever was done before an interruption is worked out the same again.
 */
export const applyTargets = defineJob({
  name: 'sla-apply',
  data: z.object({ accountId: Id }),
  policy: { waiting: 'gathered', ...persistent },
  concurrency: 2,
  timeoutSeconds: 600,
  async run({ accountId }, { db, act }, signal) {
    let after = ''
    while (!signal.aborted) {
      const sessionIds = await sessionsWithTargets(db, accountId, after, retimedTogether)
      const last = sessionIds.at(-1)
      if (last === undefined) return
      await act(accountId, 'session.retime', async () => ({ sessionIds }))
      after = last
    }
    throw new Error('The time for applying response targets was over.')
  },
})
