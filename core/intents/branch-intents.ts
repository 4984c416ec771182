import { z } from 'zod'
import { BranchLabel, BranchStatus } from '../domain/branch.ts'
import { Id, NewId } from '../domain/id.ts'
import { defineIntent, type Work } from './define-intent.ts'
import { branchOf, sessionOf, tell } from './timeline.ts'

/** Sets the active branch of a session aside, since one branch is active at a time. */
const leave = (work: Work, branchId: string | null): void => {
  const branch = branchId === null ? null : work.find('branches', branchId)
  if (branch !== null && branch.status === 'active') work.put('branches', { ...branch, status: 'untried' })
}

/** Goes back to a branch's parent, which becomes the active one unless it is solved; null when it is ruled out. */
const goBack = (work: Work, parentId: string | null): string | null => {
  const parent = parentId === null ? null : work.find('branches', parentId)
  if (parent === null || parent.status === 'dead_end') return null
  if (parent.status === 'untried') work.put('branches', { ...parent, status: 'active' })
  return parent.id
}

/**
 * Splits the enquiry: the first new branch becomes active, the others wait untried under the same parent.
 *
 * The parent is the branch that the step was taken on, or else the active one. Parents are set here alone, from a
 * branch that exists to one that is new, so no branch is ever its own ancestor.
 */
export const branchFork = defineIntent({
  version: 1,
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
  }),
  apply(work, payload) {
    const { accountId, at } = work.context
    const session = sessionOf(work, payload.sessionId)
    let parentId = session.activeBranchId
    if (payload.stepEntryId !== null) {
      const entry = work.get('entries', payload.stepEntryId, 'step')
      if (entry.sessionId !== session.id) work.refuse('bad_request', 'That step belongs to another session.')
      parentId = entry.branchId
    }
    leave(work, session.activeBranchId)
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
        order: session.branchCount + index,
        fork: { entryId: payload.stepEntryId, reason: payload.reason, options },
        createdAt: at,
      })
    })
    const next = {
      ...session,
      isBranching: true,
      branchCount: session.branchCount + payload.branches.length,
      activeBranchId: payload.branches[0]?.id ?? session.activeBranchId,
    }
    tell(work, next, 'forked', [payload.reason, ...options].filter((line) => line !== '').join('\n'), {
      draft: true,
    })
  },
})

/**
 * Moves a branch: make it active (which also revives a dead end), rule it out, mark it solved, or set it aside.
 *
 * One branch is active at a time: the one that was goes back to untried. Ruling out the active branch or setting
 * it aside leads back to its parent, or to the main line where that is ruled out as well.
 */
export const branchMove = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    sessionId: Id,
    branchId: Id,
    status: BranchStatus,
    reason: z.string().trim().max(2000).default(''),
  }),
  apply(work, payload) {
    const session = sessionOf(work, payload.sessionId)
    const branch = branchOf(work, session, payload.branchId)
    if (branch.status === payload.status) return
    const isActive = session.activeBranchId === branch.id
    if (payload.status === 'active' && !isActive) leave(work, session.activeBranchId)
    work.put('branches', { ...branch, status: payload.status, reason: payload.reason })
    const left = isActive && payload.status !== 'active' && payload.status !== 'solved'
    const back = left ? goBack(work, branch.parentId) : session.activeBranchId
    const activeBranchId = payload.status === 'active' ? branch.id : back
    const words = {
      active: 'is tried now',
      dead_end: 'is ruled out',
      solved: 'solved it',
      untried: 'is set aside',
    }
    const text = `${branch.label} ${words[payload.status]}${payload.reason === '' ? '' : `: ${payload.reason}`}`
    tell(work, { ...session, activeBranchId }, 'branch_changed', text, { draft: true })
  },
})
