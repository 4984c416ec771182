import { z } from 'zod'
import { type Branch, BranchSummary } from './branch.ts'
import { Id } from './id.ts'
import { confidenceTierOf, ConfidenceTier, type Session, SessionStatus } from './session.ts'

/** A session at the moment of its handoff, taken on the device so that it is right offline. */
export const Snapshot = z.object({
  title: z.string().max(200),
  psaTicketId: z.string().max(60).nullable(),
  problemSummary: z.string().max(4000),
  problemDomain: z.string().max(60).nullable(),
  status: SessionStatus,
  stepCount: z.int().min(0),
  confidenceTier: ConfidenceTier,
  factCount: z.int().min(0),
  untriedBranchCount: z.int().min(0),
  /** Only when the session branches. */
  branchMap: z.array(BranchSummary).max(200).nullable(),
  activeBranchId: Id.nullable(),
})
export type Snapshot = z.infer<typeof Snapshot>

/**
 * Takes the snapshot of a session.
 *
 * @param branches the session's branches in any order; kept in their own order, the first 200
 */
export const snapshotOf = (session: Session, branches: readonly Branch[]): Snapshot => {
  const ordered = branches
    .filter((branch) => branch.sessionId === session.id)
    .toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
  return {
    title: session.title,
    psaTicketId: session.psaTicketId,
    problemSummary: session.problemSummary,
    problemDomain: session.problemDomain,
    status: session.status,
    stepCount: session.stepCount,
    confidenceTier: confidenceTierOf(session.confidenceScore),
    factCount: session.factCount,
    untriedBranchCount: ordered.filter((branch) => branch.status === 'untried').length,
    branchMap: session.isBranching
      ? ordered.slice(0, 200).map(({ id, label, status, reason, parentId }) => ({ id, label, status, reason, parentId }))
      : null,
    activeBranchId: session.isBranching ? session.activeBranchId : null,
  }
}
