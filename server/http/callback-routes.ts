import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ConnectionId } from '../../core/domain/ticket/connection.ts'
import { problem } from '../../core/domain/document/problem.ts'
import type { PsaCallbacks } from '../psa/callbacks.ts'
import { httpLimits, type HttpLimits } from './http-limits.ts'
import { createInFlight, enterAll } from './in-flight.ts'
import { createPlaceLimit } from './place-limit.ts'
import { nothingHere, refuse } from './problems.ts'
import { createRateLimit } from '../quotas/rate-limit.ts'

/** A record of a ticket may come along; more than this is none. Bytes. */
const largest = 1024 * 1024

const unproven = problem('unauthenticated', 'Nothing proves that the ticket system sent this.')
const later = problem('rate_limited', 'Try again in a moment.')

const createLimits = () => ({
  /** Calls from one place that aren’t proven, or not yet. A hosted system calls for many connections from the same place. */
  place: createPlaceLimit({ points: 300, seconds: 60 }),
  /** Looks for ids that no one has called by before, whoever asks: these cost a query each. */
  looks: createRateLimit({ points: 600, seconds: 60 }),
  connection: createRateLimit({ points: 1200, seconds: 60 }),
})

/**
 * `POST /psa/callbacks/<connection>`: a ticket system says that tickets changed. The body is taken as it comes, because a
 * signature is over its bytes; it isn't read before there is such a connection, whose id strangers don't have.
 */
export const addCallbackRoutes = (
  app: FastifyInstance,
  callbacks: PsaCallbacks,
  { callbacksPerConnection }: Pick<HttpLimits, 'callbacksPerConnection'> = httpLimits,
): void => {
  const limits = createLimits()
  const reading = createInFlight(callbacksPerConnection)
  /** Connections that were there when they were last asked for: no more than the database has. */
  const known = new Set<string>()

  const isKnown = async (connectionId: string): Promise<boolean | 'later'> => {
    if (known.has(connectionId)) return true
    if ((await limits.looks.take('')) > 0) return 'later'
    if (!(await callbacks.knows(connectionId))) return false
    await limits.looks.giveBack('')
    known.add(connectionId)
    return true
  }

  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post<{ Params: { connectionId: string } }>(
    '/callbacks/:connectionId',
    {
      bodyLimit: largest,
      async onRequest(request: FastifyRequest<{ Params: { connectionId: string } }>, reply) {
        if ((await limits.place.take(request.ip)) > 0) return refuse(reply, later, 429)
        const connectionId = ConnectionId.safeParse(request.params.connectionId)
        const found = connectionId.success && (await isKnown(connectionId.data))
        if (found === 'later') return refuse(reply, later, 429)
        if (!connectionId.success || !found) return refuse(reply, nothingHere, 404)
        if ((await limits.connection.take(connectionId.data)) > 0) return refuse(reply, later, 429)
        if (!enterAll(request, reply, [[reading, connectionId.data]])) return refuse(reply, later, 429)
        return undefined
      },
    },
    async (request, reply) => {
      const { connectionId } = request.params
      const headers: Record<string, string | undefined> = {}
      for (const [name, value] of Object.entries(request.headers))
        headers[name] = Array.isArray(value) ? value.join(', ') : value
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const taken = await callbacks.take(connectionId, { headers, body })
      if (taken === 'unknown') {
        known.delete(connectionId)
        return refuse(reply, nothingHere, 404)
      }
      if (taken === 'unproven') return refuse(reply, unproven, 401)
      if (taken === 'later') return refuse(reply, later, 429)
      await limits.place.giveBack(request.ip)
      return reply.code(204).send()
    },
  )
}
