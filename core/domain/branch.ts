import { z } from 'zod'
import { documentBase, shortText } from './document.ts'
import { Id, Timestamp } from './id.ts'

export const BranchStatus = z.enum(['untried', 'active', 'dead_end', 'solved'])
export type BranchStatus = z.infer<typeof BranchStatus>

export const BranchLabel = shortText(120)

/** What caused a fork: the step (if any), the reason and the options that were on the table. */
export const Fork = z.object({
  entryId: Id.nullable(),
  reason: z.string().max(2000),
  options: z.array(z.string().max(120)).max(12),
})

/** One line of enquiry of a session. */
export const Branch = z.object({
  ...documentBase,
  sessionId: Id,
  label: BranchLabel,
  status: BranchStatus,
  reason: z.string().max(2000),
  parentId: Id.nullable(),
  order: z.int().min(0).max(1e9),
  fork: Fork,
  createdAt: Timestamp,
})
export type Branch = z.infer<typeof Branch>

/** A branch as a snapshot keeps it. */
export const BranchSummary = z.object({
  id: Id,
  label: z.string().max(120),
  status: BranchStatus,
  reason: z.string().max(2000),
  parentId: Id.nullable(),
})
export type BranchSummary = z.infer<typeof BranchSummary>
