import { z } from 'zod'

/**
 * Every way Baton can say no.
 *
 * `retry` says whether the same request can succeed later without the person changing anything.
 */
export const problemKinds = {
  bad_request: { retry: false },
  unknown_event: { retry: false },
  too_large: { retry: false },
  rate_limited: { retry: true },
  quota_reached: { retry: true },
  protocol_too_old: { retry: false },
  protocol_too_new: { retry: false },
  unauthenticated: { retry: false },
  session_expired: { retry: false },
  wrong_credentials: { retry: false },
  weak_password: { retry: false },
  invitation_invalid: { retry: false },
  invitation_expired: { retry: false },
  invitation_other_email: { retry: false },
  invitation_used: { retry: false },
  email_taken: { retry: false },
  setup_done: { retry: false },
  setup_code_wrong: { retry: false },
  reset_invalid: { retry: false },
  deactivated: { retry: false },
  forbidden: { retry: false },
  not_found: { retry: false },
  already_exists: { retry: false },
  wrong_status: { retry: false },
  not_owner: { retry: false },
  not_author: { retry: false },
  own_escalation: { retry: false },
  already_claimed: { retry: false },
  reserved: { retry: true },
  handoff_closed: { retry: false },
  invalid_target: { retry: false },
  outcome_needed: { retry: false },
  last_owner: { retry: false },
  changed_at_source: { retry: false },
  missing_prior: { retry: true },
  other_history: { retry: false },
  recovering: { retry: true },
  unsupported_intent: { retry: false },
  online_only: { retry: true },
  offline: { retry: true },
  timeout: { retry: true },
  websocket_blocked: { retry: true },
  storage_full: { retry: true },
  storage_failed: { retry: true },
  device_locked: { retry: true },
  device_lost: { retry: false },
  unavailable: { retry: true },
  internal: { retry: true },
} as const satisfies Record<string, { retry: boolean }>

export type ProblemKind = keyof typeof problemKinds

export const ProblemKindSchema = z.enum(Object.keys(problemKinds) as [ProblemKind, ...ProblemKind[]])

/** A rejection: one of a closed set of kinds for code, a plain sentence for people, and who or when if that helps. */
export const Problem = z.object({
  kind: ProblemKindSchema,
  message: z.string().max(1000),
  /** The person the sentence is about, such as whoever won a claim. */
  by: z.string().max(40).optional(),
  at: z.number().optional(),
  /** With `missing_prior`: the number of the intent that the server expects next from this device. */
  expected: z.int().optional(),
})
export type Problem = z.infer<typeof Problem>

/** Builds a problem; details are who, when and which number. */
export const problem = (
  kind: ProblemKind,
  message: string,
  details: Omit<Problem, 'kind' | 'message'> = {},
): Problem => ({
  kind,
  message,
  ...details,
})

/** The result of something that may fail in expected ways. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (
  kind: ProblemKind,
  message: string,
  details?: Omit<Problem, 'kind' | 'message'>,
): { ok: false; problem: Problem } => ({
  ok: false,
  problem: problem(kind, message, details),
})

/** Ends a switch over a union: the compiler complains if a case is missing. */
export const assertNever = (value: never): never => {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`)
}
