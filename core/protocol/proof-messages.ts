import { z } from 'zod'
import { Finding } from '../domain/account/alarm.ts'
import { Timestamp } from '../domain/document/id.ts'
import { rejection } from './rejection.ts'

/** How the server last proved to itself that everyone is told, as admins read it. */
export const ProofStatus = z.object({
  /** When a test escalation got through and nothing was late; null before the first time. */
  provedAt: Timestamp.nullable(),
  /** How long that test escalation took from accepted to handed over. Milliseconds. */
  tookMs: z.int().min(0).nullable(),
  /** When it was last checked at all. */
  checkedAt: Timestamp.nullable(),
  /** What is wrong right now, for this workspace. */
  findings: z.array(Finding).max(20),
  /** The outside monitor that hears from every proof: when last, and why not. Null if none is set. */
  heartbeat: z.object({ at: Timestamp.nullable(), problem: z.string().max(300).nullable() }).nullable(),
})
export type ProofStatus = z.infer<typeof ProofStatus>

/** Client → server, admins only. */
export const proofRequests = {
  'proof:read': {
    request: z.strictObject({}),
    answer: z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), proof: ProofStatus }), rejection]),
  },
} as const
