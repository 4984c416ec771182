import { z } from 'zod'
import { documentBase } from './document.ts'
import { Id, Timestamp } from './id.ts'

/** A session's resolution note (customer-visible) or escalation package (internal). */
export const WriteUp = z.object({
  ...documentBase,
  sessionId: Id,
  kind: z.enum(['resolution', 'escalation']),
  markdown: z.string().max(200_000),
  /** The session's stateVersion it was written from. */
  stateVersion: z.int().min(0),
  source: z.enum(['rule', 'assistant', 'person']),
  status: z.enum(['draft', 'confirmed']),
  outcome: z.enum(['resolved', 'escalated', 'resolved_local', 'escalated_local']).nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
})
export type WriteUp = z.infer<typeof WriteUp>
