import { z } from 'zod'
import { documentBase } from './document.ts'
import { Id, Timestamp } from './id.ts'

/** A resolution note (customer-visible) or an escalation package (internal) of a session. */
export const WriteUp = z.object({
  ...documentBase,
  sessionId: Id,
  kind: z.enum(['resolution', 'escalation']),
  markdown: z.string().max(200_000),
  /** The session's stateVersion that it was written from. */
  stateVersion: z.int().min(0),
  source: z.enum(['rule', 'assistant', 'person']),
  status: z.enum(['draft', 'confirmed']),
  outcome: z.enum(['resolved', 'escalated', 'resolved_local', 'escalated_local']).nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
})
export type WriteUp = z.infer<typeof WriteUp>
