import { z } from 'zod'
import { BranchStatus } from '../../domain/branches/branch.ts'
import { branchMoveWords } from '../../domain/timeline/event-words.ts'
import { Id } from '../../domain/document/id.ts'
import { type Done, doneNow } from '../defining/device-time.ts'
import { defineIntent, type Work } from '../defining/define-intent.ts'
import { branchOf, sessionOf, setBranchAside, recordEvent, withStatus } from '../defining/timeline.ts'

/** Returns to a branch's parent, which becomes active unless it is solved; null if it is ruled out. */
const goBack = (work: Work, parentId: string | null, done: Done): string | null => {
  const parent = parentId === null ? null : work.find('branches', parentId)
  if (parent === null || parent.status === 'dead_end') return null
  if (parent.status === 'untried') work.put('branches', withStatus(parent, 'active', done))
  return parent.id
}

/**
 * Changes a branch's state: make it active (which also revives a dead end), rule it out, mark it solved, or set it aside.
 *
 * Only one branch is active at a time; the previous one goes back to untried. Ruling out the active branch or setting
 * it aside returns to its parent, or to the main line if the parent is ruled out too.
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
    const done = doneNow(work, session)
    if (payload.status === 'active' && !isActive) setBranchAside(work, session, done)
    work.put('branches', { ...withStatus(branch, payload.status, done), reason: payload.reason })
    const left = isActive && payload.status !== 'active' && payload.status !== 'solved'
    const back = left ? goBack(work, branch.parentId, done) : session.activeBranchId
    const activeBranchId = payload.status === 'active' ? branch.id : back
    const text = `${branchMoveWords[payload.status]} ${branch.label}${payload.reason === '' ? '' : `: ${payload.reason}`}`
    recordEvent(work, { ...session, activeBranchId }, 'branch_changed', text, { draft: true })
  },
})
