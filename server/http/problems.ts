import type { FastifyReply, FastifyRequest } from 'fastify'
import { TooBusy } from '../auth/passwords.ts'
import { problem, type Problem, type ProblemKind } from '../../core/domain/document/problem.ts'
import { failureProblem } from '../store/outage.ts'
import { byteSize } from '../../core/domain/text/byte-size.ts'

/** The HTTP status of each rejection. Clients go by the kind in the body. */
const statuses: Record<ProblemKind, number> = {
  bad_request: 400,
  unknown_event: 400,
  too_large: 413,
  rate_limited: 429,
  quota_reached: 507,
  protocol_too_old: 426,
  protocol_too_new: 426,
  unauthenticated: 401,
  session_expired: 401,
  wrong_credentials: 401,
  weak_password: 400,
  invitation_invalid: 404,
  invitation_expired: 410,
  invitation_other_email: 403,
  invitation_used: 410,
  email_taken: 409,
  setup_done: 409,
  setup_code_wrong: 403,
  reset_invalid: 404,
  deactivated: 403,
  forbidden: 403,
  not_found: 404,
  already_exists: 409,
  wrong_status: 409,
  not_owner: 403,
  not_author: 403,
  own_escalation: 403,
  already_claimed: 409,
  reserved: 409,
  handoff_closed: 409,
  invalid_target: 409,
  outcome_needed: 409,
  last_owner: 409,
  changed_at_source: 409,
  missing_prior: 409,
  other_history: 409,
  recovering: 409,
  unsupported_intent: 400,
  online_only: 409,
  offline: 503,
  timeout: 504,
  websocket_blocked: 502,
  storage_full: 507,
  storage_failed: 507,
  device_locked: 500,
  device_lost: 500,
  unavailable: 503,
  internal: 500,
}

/** The most bytes in a request's body. */
export const bodyLimit = 64 * 1024

/** The body of every error. */
export const errorBody = (rejection: Problem): { error: Problem } => ({ error: rejection })

export const nothingHere = problem('not_found', 'There’s nothing at this address.')

/** Responds with a rejection; `status` where the kind alone doesn't determine it. */
export const refuse = (
  reply: FastifyReply,
  rejection: Problem,
  status = statuses[rejection.kind],
): FastifyReply =>
  reply
    .status(status)
    // Set here as well, because a request with a malformed address is answered before the hooks run.
    .headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    .send(errorBody(rejection))

/** Errors before or inside a handler. Details of unexpected ones go only to the log. */
export const answerError = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const { statusCode = 500, code } = error as { statusCode?: number; code?: string }
  if (statusCode === 413) {
    const most = request.routeOptions.bodyLimit ?? bodyLimit
    return refuse(reply, problem('too_large', `That’s too large. The limit is ${byteSize(most)}.`))
  }
  if (statusCode === 415) {
    return refuse(reply, problem('bad_request', 'Send JSON with content-type application/json.'), 415)
  }
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY') {
    return refuse(reply, problem('bad_request', 'The body isn’t valid JSON.'))
  }
  // A folder, or a path outside the web client: nothing anyone could have a use for.
  if (statusCode === 403) return refuse(reply, nothingHere)
  if (statusCode >= 400 && statusCode < 500) {
    return refuse(reply, problem('bad_request', 'The request is malformed.'))
  }
  if (error instanceof TooBusy) {
    const busy = problem(
      'rate_limited',
      'Many people are signing in at the moment. Try again in a few seconds.',
    )
    return refuse(reply.header('retry-after', 3), busy, 503)
  }
  const rejection = failureProblem(error)
  if (rejection.kind === 'rate_limited') return refuse(reply.header('retry-after', 2), rejection)
  // Whoever notices an outage logs it once, instead of every request that fails meanwhile.
  if (rejection.kind !== 'unavailable') {
    request.log.error(
      { err: error, method: request.method, route: request.routeOptions.url },
      'A request failed',
    )
  }
  return refuse(reply, rejection)
}
