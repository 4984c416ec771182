import { z } from 'zod'
import { documentBase, shortText } from '../document/document.ts'
import { Id, Timestamp } from '../document/id.ts'

export const BranchStatus = z.enum(['untried', 'active', 'dead_end', 'solved'])
export type BranchStatus = z.infer<typeof BranchStatus>

export const BranchLabel = shortText(120)

/**
 * How many branches a session may have, and how many one below the other. Far more than anyone keeps apart, and few
 * enough that every device can draw, count and export them at once.
 */
export const branchLimits = { perSession: 200, depth: 20 } as const

/** What led to a fork: the step (if any), the reason and the options considered. */
export const Fork = z.object({
  entryId: Id.nullable(),
  reason: z.string().max(2000),
  options: z.array(z.string().max(120)).max(12),
  /** Only of what someone accepted from the assistant: the answer that suggested it. */
  suggestedIn: Id.optional(),
})

/** One line of investigation within a session. */
export const Branch = z.object({
  ...documentBase,
  sessionId: Id,
  label: BranchLabel,
  status: BranchStatus,
  reason: z.string().max(2000),
  parentId: Id.nullable(),
  /** How far below the branches that part from the main line it is: 0 for one of those. */
  depth: z.int().min(0).max(1000),
  order: z.int().min(0).max(1e9),
  fork: Fork,
  /** Who forked it. */
  createdBy: Id,
  createdAt: Timestamp,
  /** Who gave it its status, and when: who ruled it out, solved it, or went back to it. */
  statusBy: Id,
  statusAt: Timestamp,
})
export type Branch = z.infer<typeof Branch>

/** A branch as stored in a snapshot. */
export const BranchSummary = z.object({
  id: Id,
  label: z.string().max(120),
  status: BranchStatus,
  reason: z.string().max(2000),
  parentId: Id.nullable(),
  statusBy: Id,
  statusAt: Timestamp,
})
export type BranchSummary = z.infer<typeof BranchSummary>

/** A branch's state as people see it: one that was worked on and left is no longer untried. */
export type BranchState = BranchStatus | 'set_aside'

/** The word for each state of a branch, used wherever a branch is shown. */
export const branchWords: Record<BranchState, string> = {
  active: 'active',
  untried: 'untried',
  set_aside: 'set aside',
  dead_end: 'ruled out',
  solved: 'solved it',
}

/** What of an entry says whether someone worked, and on what. */
type Written = { branchId: string | null; event: object | null }

/** True if an entry is work done on a branch. Events just happen while the branch is active. */
export const isWork = (entry: Pick<Written, 'event'>): boolean => entry.event === null

/** The ids of the branches that something was written or done on. */
export const workedOnIn = (entries: readonly Written[]): ReadonlySet<string> =>
  new Set(entries.flatMap((entry) => (entry.branchId !== null && isWork(entry) ? [entry.branchId] : [])))
