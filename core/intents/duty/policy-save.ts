import { z } from 'zod'
import { Priority } from '../../domain/duty/priority.ts'
import { PolicyContent, policyId } from '../../domain/duty/policy.ts'
import { defineIntent } from '../defining/define-intent.ts'

/**
 * An admin decides who is told of the escalations of one priority. Those underway keep the steps they began with.
 *
 * `basedOn` is the version that was edited, null for what holds without one; a newer one isn't overwritten.
 */
export const policySave = defineIntent({
  version: 1,
  minRole: 'admin',
  mode: 'request',
  payload: z.object({
    priority: Priority,
    ...PolicyContent.shape,
    basedOn: z.int().min(1).max(1e9).nullable().default(null),
  }),
  apply(work, { basedOn, ...content }) {
    const { accountId, actor, now } = work.context
    const id = policyId(content.priority)
    const before = work.find('policies', id)
    if ((before?.version ?? null) !== basedOn) {
      work.reject(
        'changed_at_source',
        'Another admin changed this policy in the meantime. Look at theirs, then save yours.',
      )
    }
    work.put('policies', {
      id,
      accountId,
      rev: before?.rev ?? 0,
      ...content,
      version: (before?.version ?? 0) + 1,
      changedBy: actor.id,
      changedAt: now,
    })
  },
})
