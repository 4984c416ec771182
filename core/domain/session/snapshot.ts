import { z } from 'zod'
import { type Branch, branchLimits, BranchSummary } from '../branches/branch.ts'
import { branchStates } from '../branches/branch-tree.ts'
import { Id, Timestamp } from '../document/id.ts'
import { confidenceTierOf, ConfidenceTier, type Session, SessionStatus, whoseLimits } from './session.ts'
import { cut } from '../text/text.ts'

/** A session at the moment of its handoff, taken on the device so that it is correct offline. */
export const Snapshot = z.object({
  title: z.string().max(200),
  psaTicketId: z.string().max(60).nullable(),
  problemSummary: z.string().max(4000),
  problemCategory: z.string().max(60).nullable(),
  client: z.string().max(whoseLimits.client),
  contact: z.string().max(whoseLimits.contact),
  device: z.string().max(whoseLimits.device),
  dueAt: Timestamp.nullable(),
  status: SessionStatus,
  stepCount: z.int().min(0),
  confidenceTier: ConfidenceTier,
  factCount: z.int().min(0),
  untriedBranchCount: z.int().min(0),
  /** Only if the session has branches. */
  branchMap: z.array(BranchSummary).max(branchLimits.perSession).nullable(),
  activeBranchId: Id.nullable(),
})
export type Snapshot = z.infer<typeof Snapshot>

/**
 * What a session is about, as opposed to how far it has come. An edit reaches the snapshot of the open handoff too, so
 * that the queue, the notifications and the session itself never call one thing by two names.
 */
export const aboutOf = ({
  title,
  psaTicketId,
  problemSummary,
  problemCategory,
  client,
  contact,
  device,
  dueAt,
}: Session) => ({ title, psaTicketId, problemSummary, problemCategory, client, contact, device, dueAt })

/** Limit on the reasons of all branches together, in characters, so that a handoff always fits in an intent. */
const reasonsLength = 24_000

/**
 * Takes the snapshot of a session.
 *
 * @param branches the session's branches in any order; kept in their own order, as many as a session may have; where there are
 *   very many, with shortened reasons
 * @param workedOn ids of the branches that something was written or done on, and which are therefore not untried
 */
export const snapshotOf = (
  session: Session,
  branches: readonly Branch[],
  workedOn: ReadonlySet<string> = new Set(),
): Snapshot => {
  const ordered = branches
    .filter((branch) => branch.sessionId === session.id)
    .toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
  const kept = ordered.slice(0, branchLimits.perSession)
  const longest = Math.min(2000, Math.floor(reasonsLength / Math.max(1, kept.length)))
  const shortened = (reason: string) => (reason.length <= longest ? reason : cut(reason, longest, longest))
  return {
    ...aboutOf(session),
    status: session.status,
    stepCount: session.stepCount,
    confidenceTier: confidenceTierOf(session.confidenceScore),
    factCount: session.factCount,
    untriedBranchCount: [...branchStates(ordered, workedOn).values()].filter((state) => state === 'untried')
      .length,
    branchMap: session.isBranching
      ? kept.map(({ id, label, status, reason, parentId, statusBy, statusAt }) => ({
          id,
          label,
          status,
          reason: shortened(reason),
          parentId,
          statusBy,
          statusAt,
        }))
      : null,
    activeBranchId: session.isBranching ? session.activeBranchId : null,
  }
}
