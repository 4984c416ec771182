import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { Id } from '../../core/domain/document/id.ts'
import { problem } from '../../core/domain/document/problem.ts'
import {
  authRequests,
  type Devices,
  type Invitation,
  type ResetLink,
  type SentInvitations,
} from '../../core/protocol/auth.ts'
import type { Auth } from '../auth/auth.ts'
import type { Authorized } from '../auth/auth-parts.ts'
import { bearerOf } from './bearer.ts'
import { requestOrigin } from './origins.ts'
import { refuse } from './problems.ts'
import { createRateLimit } from '../quotas/rate-limit.ts'
import { readBody } from './read-body.ts'
import { tooMany } from './throttled.ts'

export type AccessRouteParts = {
  auth: Auth
  publicUrl: string | null
  /** Counts an attempt from this place; true if the limit was hit and the answer has been sent. */
  limited: (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>
}

const badHost = problem('bad_request', 'The Host header is malformed.')

/** Lets a signed-in person manage their own access and that of others. Every route needs a bearer token. */
export const addAccessRoutes = (
  app: FastifyInstance,
  { auth, publicUrl, limited }: AccessRouteParts,
): void => {
  /** Wrong current passwords, per person. */
  const guesses = createRateLimit({ points: 10, seconds: 5 * 60 })

  /** Authenticates before it parses, so that strangers learn nothing about valid requests. Null if already answered. */
  const authorized = async (request: FastifyRequest, reply: FastifyReply): Promise<Authorized | null> => {
    if (await limited(request, reply)) return null
    const result = await auth.authorize(bearerOf(request))
    if (result.ok) return result.value
    refuse(reply, result.problem)
    return null
  }

  const post = <S extends z.ZodObject>(
    path: string,
    schema: S,
    handle: (
      by: Authorized,
      input: z.output<S>,
      request: FastifyRequest,
      reply: FastifyReply,
    ) => Promise<FastifyReply>,
    options: { newPassword?: boolean } = {},
  ) =>
    app.post(path, async (request, reply) => {
      const by = await authorized(request, reply)
      if (by === null) return reply
      const body = readBody(schema, request.body, options)
      return body.ok ? handle(by, body.value, request, reply) : refuse(reply, body.problem)
    })

  const linkBase = (request: FastifyRequest): string | null => publicUrl ?? requestOrigin(request)

  post('/invitations', authRequests.invitations, async (by, input, request, reply) => {
    const base = linkBase(request)
    if (base === null) return refuse(reply, badHost)
    const result = await auth.createInvitation(by, input)
    if (!result.ok) return refuse(reply, result.problem)
    return reply.send({ ...result.value, link: `${base}/#/join/${result.value.code}` } satisfies Invitation)
  })

  app.get('/invitations', async (request, reply) => {
    const by = await authorized(request, reply)
    if (by === null) return reply
    const result = await auth.invitations(by)
    if (!result.ok) return refuse(reply, result.problem)
    return reply.send({ invitations: result.value } satisfies z.infer<typeof SentInvitations>)
  })

  post('/invitations/revoke', authRequests.revokeInvitation, async (by, { id }, _request, reply) => {
    const result = await auth.revokeInvitation(by, id)
    return result.ok ? reply.send({}) : refuse(reply, result.problem)
  })

  post(
    '/password',
    authRequests.password,
    async (by, input, request, reply) => {
      const milliseconds = await guesses.take(by.personId)
      if (milliseconds > 0) return tooMany(reply, milliseconds)
      const result = await auth.changePassword(by, input).catch(async (error: unknown) => {
        await guesses.giveBack(by.personId)
        throw error
      })
      if (!result.ok && result.problem.kind === 'wrong_credentials') {
        request.log.warn({ personId: by.personId }, 'A password was not changed: the current one was wrong')
      } else await guesses.giveBack(by.personId)
      // 401 would mean that the sign-in itself is no longer valid.
      if (!result.ok)
        return refuse(reply, result.problem, result.problem.kind === 'wrong_credentials' ? 403 : undefined)
      request.log.info({ personId: by.personId }, 'A password was changed')
      return reply.send({})
    },
    { newPassword: true },
  )

  post('/resets', authRequests.resets, async (by, { personId }, request, reply) => {
    const base = linkBase(request)
    if (base === null) return refuse(reply, badHost)
    const result = await auth.createReset(by, personId)
    if (!result.ok) return refuse(reply, result.problem)
    request.log.info({ personId, by: by.personId }, 'A link for a new password was made')
    return reply.send({ ...result.value, link: `${base}/#/reset/${result.value.code}` } satisfies ResetLink)
  })

  app.get<{ Querystring: { person?: string } }>('/devices', async (request, reply) => {
    const by = await authorized(request, reply)
    if (by === null) return reply
    const person = Id.safeParse(request.query.person ?? by.personId)
    if (!person.success) return refuse(reply, problem('bad_request', 'The person must be an id.'))
    const result = await auth.devices(by, person.data)
    if (!result.ok) return refuse(reply, result.problem)
    return reply.send({ devices: result.value } satisfies z.infer<typeof Devices>)
  })

  post('/devices/end', authRequests.endDevice, async (by, device, _request, reply) => {
    const result = await auth.endDevice(by, device)
    return result.ok ? reply.send({}) : refuse(reply, result.problem)
  })
}
