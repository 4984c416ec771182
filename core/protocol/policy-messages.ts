import { z } from 'zod'
import { PassedBecause } from '../domain/duty/handoff-policy.ts'
import { Id, Timestamp } from '../domain/document/id.ts'
import { policyLimits } from '../domain/duty/policy.ts'
import { Priority } from '../domain/duty/priority.ts'
import { rejection } from './rejection.ts'

/** Someone whom a step tells, and why they can't be reached now; null if they can. */
export const TrialPerson = z.object({ id: Id, because: PassedBecause.nullable() })
export type TrialPerson = z.infer<typeof TrialPerson>

/** What one step of a saved policy would do now. Who was named by an earlier step isn't named again. */
export const TrialStep = z.object({
  /** Of the policy as it is saved. */
  index: z.int().min(0),
  people: z.array(TrialPerson),
  destinations: z.array(z.string().max(80)),
  /** Why it would be passed at once; null if it reaches someone. */
  passed: PassedBecause.nullable(),
})
export type TrialStep = z.infer<typeof TrialStep>

/** Client → server about the policies of escalations. Admins only; they need the server. */
export const policyRequests = {
  /** Whom a test of the saved policy would tell now. */
  'policies:preview': {
    request: z.object({ priority: Priority }),
    answer: z.discriminatedUnion('ok', [
      z.object({
        ok: z.literal(true),
        steps: z.array(TrialStep).max(policyLimits.steps),
        /** Destinations that hear of every escalation, where no step names any. */
        workspace: z.array(z.string().max(80)),
        /** When the workspace may test again; null for now. */
        againAt: Timestamp.nullable(),
      }),
      rejection,
    ]),
  },
  /** Tells them that it is a test. What became of that is asked with `deliveries:of`, by the id of the test. */
  'policies:try': {
    request: z.object({ priority: Priority }),
    answer: z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), trialId: Id }), rejection]),
  },
} as const
