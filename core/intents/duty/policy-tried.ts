import { z } from 'zod'
import { PolicyTrial } from '../../domain/duty/policy-trial.ts'
import { defineIntent } from '../defining/define-intent.ts'

/** The server tested a policy for an admin, and told these people. */
export const policyTried = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({ trial: PolicyTrial }),
  apply(work, { trial }) {
    const account = work.get('accounts', work.context.accountId, 'workspace')
    work.put('accounts', { ...account, trial })
  },
})
