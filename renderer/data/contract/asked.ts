import type { Result } from '../../../core/domain/document/problem.ts'
import type { aiRequests } from '../../../core/protocol/ai-messages.ts'
import type { AnswerOf, RequestOf } from '../../../core/protocol/messages.ts'
import type { figureRequests } from '../../../core/protocol/figure-messages.ts'
import type { dutyRequests } from '../../../core/protocol/duty-messages.ts'
import type { notifyRequests } from '../../../core/protocol/notify-messages.ts'
import type { policyRequests } from '../../../core/protocol/policy-messages.ts'
import type { proofRequests } from '../../../core/protocol/proof-messages.ts'

/**
 * What is only asked for and never synced: how people and the workspace are told outside of Baton, tests of that, whether it works,
 * figures, and addresses of calendars.
 */
export type AskedName =
  | keyof typeof aiRequests
  | keyof typeof notifyRequests
  | keyof typeof policyRequests
  | keyof typeof proofRequests
  | keyof typeof figureRequests
  | keyof typeof dutyRequests

/** An answer that was granted. */
export type Asked<N extends AskedName> = Extract<AnswerOf<N>, { ok: true }>

/** Asks the server. `offline` if it can't be reached; nothing is queued or repeated. */
export type AskServer = <N extends AskedName>(name: N, request: RequestOf<N>) => Promise<Result<Asked<N>>>
