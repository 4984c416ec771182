import type { FastifyInstance } from 'fastify'
import { problem } from '../../core/domain/document/problem.ts'
import { ConnectionId } from '../../core/domain/ticket/connection.ts'
import type { PsaCallbacks } from '../psa/callbacks.ts'
import { nothingHere, refuse } from './problems.ts'
import { createRateLimit } from './rate-limit.ts'

/** A record of a ticket may come along; more than this is none. Bytes. */
const largest = 1024 * 1024

const unproven = problem('unauthenticated', 'Nothing proves that the ticket system sent this.')
const later = problem('rate_limited', 'Try again in a moment.')

/**
 * `POST /psa/callbacks/<connection>`: a ticket system says that tickets changed. The body is taken as it comes, because a
 * signature is over its bytes.
 */
export const addCallbackRoutes = (app: FastifyInstance, callbacks: PsaCallbacks): void => {
  const limit = createRateLimit({ points: 1200, seconds: 60 })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post<{ Params: { connectionId: string } }>(
    '/callbacks/:connectionId',
    { bodyLimit: largest },
    async (request, reply) => {
      const connectionId = ConnectionId.safeParse(request.params.connectionId)
      if (!connectionId.success) return refuse(reply, nothingHere, 404)
      if ((await limit.take(connectionId.data)) > 0) return refuse(reply, later, 429)
      const headers: Record<string, string | undefined> = {}
      for (const [name, value] of Object.entries(request.headers))
        headers[name] = Array.isArray(value) ? value.join(', ') : value
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const taken = await callbacks.take(connectionId.data, { headers, body })
      if (taken === 'unknown') return refuse(reply, nothingHere, 404)
      if (taken === 'unproven') return refuse(reply, unproven, 401)
      if (taken === 'later') return refuse(reply, later, 429)
      return reply.code(204).send()
    },
  )
}
