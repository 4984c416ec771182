import { problem } from '../../core/domain/problem.ts'
import type { AnswerOf, RequestOf } from '../../core/protocol/messages.ts'
import type { psaRequests } from '../../core/protocol/psa-messages.ts'
import type { Pusher } from '../sync/decide-push.ts'

export type PsaRequestName = keyof typeof psaRequests

/** What handles each request about ticket systems. */
export type PsaHandlers = {
  [N in PsaRequestName]: (from: Pusher, request: RequestOf<N>) => Promise<AnswerOf<N>>
}

const notYet = async () => ({
  ok: false as const,
  problem: problem('unavailable', 'This server can’t reach ticket systems yet.'),
})

export const createPsaHandlers = (): PsaHandlers => ({
  'connection:test': notYet,
  'connection:save': notYet,
  'connection:remove': notYet,
  'connection:options': notYet,
  'tickets:search': notYet,
  'tickets:read': notYet,
  'writebacks:list': notYet,
})
