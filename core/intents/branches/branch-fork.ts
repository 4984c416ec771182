import { z } from 'zod'
import { BranchLabel, branchLimits } from '../../domain/branches/branch.ts'
import { Id, NewId } from '../../domain/document/id.ts'
import { SuggestionRef } from '../../domain/enrichment/suggestion.ts'
import { accepted } from '../assistant/assistant-parts.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { doneNow } from '../defining/device-time.ts'
import { sessionOf, setBranchAside, recordEvent } from '../defining/timeline.ts'

/**
 * Splits the investigation: the first new branch becomes active, the others stay untried under the same parent.
 *
 * The parent is the branch the step was on, or otherwise the active one. Only this intent sets parents, from an
 * existing branch to a new one, so a branch can never be its own ancestor. Version 1 accepted no suggestions.
 */
export const branchFork = defineIntent({
  version: 2,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    sessionId: Id,
    stepEntryId: Id.nullable().default(null),
    reason: z.string().trim().max(2000).default(''),
    branches: z
      .array(z.object({ id: NewId, label: BranchLabel }))
      .min(1)
      .max(12),
    suggested: SuggestionRef.nullable().default(null),
  }),
  apply(work, payload) {
    const { accountId } = work.context
    const session = sessionOf(work, payload.sessionId)
    let parentId = session.activeBranchId
    if (payload.stepEntryId !== null) {
      const entry = work.get('entries', payload.stepEntryId, 'step')
      if (entry.sessionId !== session.id) work.reject('bad_request', 'That step belongs to another session.')
      parentId = entry.branchId
    }
    if (session.branchCount + payload.branches.length > branchLimits.perSession) {
      work.reject(
        'too_large',
        `A session can have up to ${branchLimits.perSession} branches, and this one has ${session.branchCount}. Continue on one of them, or start a new session.`,
      )
    }
    const parent = parentId === null ? null : work.find('branches', parentId)
    const depth = parent === null ? 0 : parent.depth + 1
    if (depth >= branchLimits.depth) {
      work.reject(
        'too_large',
        `Branches can go up to ${branchLimits.depth} levels deep. Fork from a branch higher up, or continue on this one.`,
      )
    }
    const by = accepted(work, session, payload.suggested, ['fork'])
    const done = doneNow(work, session)
    setBranchAside(work, session, done)
    const options = payload.branches.map((branch) => branch.label)
    payload.branches.forEach((branch, index) => {
      work.mustBeNew('branches', branch.id, 'branch')
      work.put('branches', {
        id: branch.id,
        accountId,
        rev: 0,
        sessionId: session.id,
        label: branch.label,
        status: index === 0 ? 'active' : 'untried',
        reason: '',
        parentId,
        depth,
        order: session.branchCount + index,
        fork: { entryId: payload.stepEntryId, reason: payload.reason, options, ...by },
        createdBy: done.by,
        createdAt: done.at,
        statusBy: done.by,
        statusAt: done.at,
      })
    })
    const next = {
      ...session,
      isBranching: true,
      branchCount: session.branchCount + payload.branches.length,
      activeBranchId: payload.branches[0]?.id ?? session.activeBranchId,
    }
    recordEvent(work, next, 'forked', [payload.reason, ...options].filter((line) => line !== '').join('\n'), {
      draft: true,
      ...by,
    })
  },
})
