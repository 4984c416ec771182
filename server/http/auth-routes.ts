import fastifyCookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { succeed, type Result } from '../../core/domain/document/problem.ts'
import {
  authRequests,
  type AuthStatus,
  type InvitationTarget,
  type ResetTarget,
  type SignedIn,
} from '../../core/protocol/auth.ts'
import type { Auth, Grant, Visit } from '../auth/auth.ts'
import type { Pseudonyms } from '../auth/pseudonyms.ts'
import { refreshLifetime } from '../auth/sessions.ts'
import { addAccessRoutes } from './access-routes.ts'
import { sentByOwnPage } from './origins.ts'
import { maskedPlace, narrowestPlace } from './places.ts'
import { refuse } from './problems.ts'
import { createPlaceLimit } from './place-limit.ts'
import type { RateLimit } from '../quotas/rate-limit.ts'
import { readBody } from './read-body.ts'
import { createSignInThrottle } from './sign-in-throttle.ts'
import { tooMany } from './throttled.ts'

const cookieName = 'baton_refresh'

export type AuthRouteParts = {
  auth: Auth
  publicUrl: string | null
  pseudonyms: Pseudonyms
  /** The server's name and version. */
  health: () => { version: string; protocol: number }
}

/** Limits per place, sized for an office of 30 people behind one address who all sign in at nine. */
const createLimits = () => ({
  setup: createPlaceLimit({ points: 10, seconds: 5 * 60 }),
  /** Codes from links: invitations and password resets. */
  code: createPlaceLimit({ points: 60, seconds: 5 * 60 }),
  /** Looks at what an invitation leads to: one for each code that is typed in. */
  look: createPlaceLimit({ points: 60, seconds: 5 * 60 }),
  /** Requests with a token. They are cheap, and when a server comes back all of its desks ask at once. */
  token: createPlaceLimit({ points: 600, seconds: 60 }),
  status: createPlaceLimit({ points: 600, seconds: 60 }),
})

/** `POST /auth/*`, `GET /auth/status` and the lists of invitations and devices. None of it is ever cached. */
export const addAuthRoutes = (app: FastifyInstance, parts: AuthRouteParts): void => {
  const { auth, publicUrl } = parts
  const limits = createLimits()
  const admitToSignIn = createSignInThrottle()

  void app.register(fastifyCookie)
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  const placeOf = (request: FastifyRequest): string => narrowestPlace(request.ip)
  const visit = (request: FastifyRequest): Visit => ({
    userAgent: request.headers['user-agent'],
    place: placeOf(request),
  })

  /** Counts an attempt from this place; true if the limit was hit and the answer has been sent. */
  const limited = async (limit: RateLimit, request: FastifyRequest, reply: FastifyReply) => {
    const milliseconds = await limit.take(request.ip)
    if (milliseconds > 0) void tooMany(reply, milliseconds)
    return milliseconds > 0
  }

  const cookieOptions = (request: FastifyRequest) => ({
    path: '/auth',
    httpOnly: true,
    sameSite: 'strict' as const,
    secure: (publicUrl ?? '').startsWith('https:') || request.protocol === 'https',
  })

  const answerGrant = (
    request: FastifyRequest,
    reply: FastifyReply,
    result: Result<Grant>,
    transport: 'body' | 'cookie',
  ) => {
    if (!result.ok) return refuse(reply, result.problem)
    const { refreshToken, ...signedIn } = result.value
    if (transport === 'body') return reply.send({ ...signedIn, refreshToken } satisfies SignedIn)
    reply.setCookie(cookieName, refreshToken, { ...cookieOptions(request), maxAge: refreshLifetime / 1000 })
    return reply.send(signedIn satisfies SignedIn)
  }

  /** Cookies are neither set for nor accepted from pages of other origins. */
  const mayUseCookie = (request: FastifyRequest, transport: 'body' | 'cookie'): Result<null> =>
    transport === 'cookie' ? sentByOwnPage(request, publicUrl) : succeed(null)

  app.post('/setup', async (request, reply) => {
    const body = readBody(authRequests.setup, request.body, { newPassword: true })
    if (!body.ok) return refuse(reply, body.problem)
    const allowed = mayUseCookie(request, body.value.transport)
    if (!allowed.ok) return refuse(reply, allowed.problem)
    if (await limited(limits.setup, request, reply)) return reply
    return answerGrant(request, reply, await auth.setup(body.value, visit(request)), body.value.transport)
  })

  app.post('/sign-in', async (request, reply) => {
    const body = readBody(authRequests.signIn, request.body)
    if (!body.ok) return refuse(reply, body.problem)
    const allowed = mayUseCookie(request, body.value.transport)
    if (!allowed.ok) return refuse(reply, allowed.problem)
    const { email } = body.value
    /** Who is trying, in a form fit for the log: enough to see that one account or network is under attack. */
    const suspect = {
      person: parts.pseudonyms(email).toString('hex').slice(0, 12),
      network: maskedPlace(request.ip),
    }
    const admission = await admitToSignIn({
      email,
      ip: request.ip,
      isFamiliar: async () => auth.isFamiliar(email, placeOf(request)),
    })
    if (!admission.granted) {
      request.log.warn(suspect, 'A sign-in was put off: too many failed before')
      return tooMany(reply, admission.milliseconds)
    }
    let result: Result<Grant>
    try {
      result = await auth.signIn(body.value, visit(request))
    } catch (error) {
      // This was no guess: the server couldn't check the password.
      await admission.giveBack()
      throw error
    }
    if (result.ok) await admission.giveBack()
    else request.log.warn({ ...suspect, kind: result.problem.kind }, 'A sign-in failed')
    return answerGrant(request, reply, result, body.value.transport)
  })

  app.post('/refresh', async (request, reply) => {
    const body = readBody(authRequests.refresh, request.body)
    if (!body.ok) return refuse(reply, body.problem)
    const { transport, attempts } = body.value
    const allowed = mayUseCookie(request, transport)
    if (!allowed.ok) return refuse(reply, allowed.problem)
    if (await limited(limits.token, request, reply)) return reply
    const token = transport === 'cookie' ? request.cookies[cookieName] : body.value.refreshToken
    const result = await auth.refresh(token ?? null, attempts, visit(request))
    return answerGrant(request, reply, result, transport)
  })

  app.post('/sign-out', async (request, reply) => {
    const body = readBody(authRequests.signOut, request.body)
    if (!body.ok) return refuse(reply, body.problem)
    const { refreshToken, everywhere } = body.value
    const cookie = request.cookies[cookieName]
    const byCookie = refreshToken === undefined && cookie !== undefined
    const allowed = mayUseCookie(request, byCookie ? 'cookie' : 'body')
    if (!allowed.ok) return refuse(reply, allowed.problem)
    if (await limited(limits.token, request, reply)) return reply
    const result = await auth.signOut({ refreshToken: refreshToken ?? cookie ?? null, everywhere })
    if (!result.ok) return refuse(reply, result.problem)
    if (byCookie) reply.clearCookie(cookieName, cookieOptions(request))
    return reply.send({})
  })

  app.post('/accept', async (request, reply) => {
    const body = readBody(authRequests.accept, request.body, { newPassword: true })
    if (!body.ok) return refuse(reply, body.problem)
    const allowed = mayUseCookie(request, body.value.transport)
    if (!allowed.ok) return refuse(reply, allowed.problem)
    if (await limited(limits.code, request, reply)) return reply
    return answerGrant(request, reply, await auth.accept(body.value, visit(request)), body.value.transport)
  })

  app.post('/invitations/look', async (request, reply) => {
    if (await limited(limits.look, request, reply)) return reply
    const body = readBody(authRequests.lookAtInvitation, request.body)
    if (!body.ok) return refuse(reply, body.problem)
    const result = await auth.lookAtInvitation(body.value.code)
    return result.ok ? reply.send(result.value satisfies InvitationTarget) : refuse(reply, result.problem)
  })

  app.post('/reset/look', async (request, reply) => {
    if (await limited(limits.code, request, reply)) return reply
    const body = readBody(authRequests.lookAtReset, request.body)
    if (!body.ok) return refuse(reply, body.problem)
    const result = await auth.lookAtReset(body.value.code)
    return result.ok ? reply.send(result.value satisfies ResetTarget) : refuse(reply, result.problem)
  })

  app.post('/reset', async (request, reply) => {
    const body = readBody(authRequests.reset, request.body, { newPassword: true })
    if (!body.ok) return refuse(reply, body.problem)
    const allowed = mayUseCookie(request, body.value.transport)
    if (!allowed.ok) return refuse(reply, allowed.problem)
    if (await limited(limits.code, request, reply)) return reply
    const result = await auth.resetPassword(body.value, visit(request))
    return answerGrant(request, reply, result, body.value.transport)
  })

  app.get('/status', async (request, reply) => {
    if (await limited(limits.status, request, reply)) return reply
    const { setupNeeded } = await auth.status()
    const { version, protocol } = parts.health()
    return reply.send({ setupNeeded, version, protocol } satisfies AuthStatus)
  })

  addAccessRoutes(app, {
    auth,
    publicUrl,
    limited: async (request, reply) => limited(limits.token, request, reply),
  })
}
