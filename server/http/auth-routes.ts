import fastifyCookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem, succeed, type Result } from '../../core/domain/problem.ts'
import { authRequests, type AuthStatus, type Invitation, type SignedIn } from '../../core/protocol/auth.ts'
import type { Auth, Grant } from '../auth/auth.ts'
import { refreshLifetime } from '../auth/sessions.ts'
import { bearerOf } from './bearer.ts'
import { requestOrigin, sentByOwnPage } from './origins.ts'
import { refuse } from './problems.ts'
import { createRateLimit, placeOf, type RateLimit } from './rate-limit.ts'
import { readBody } from './read-body.ts'
import { counted } from '../../core/domain/plural.ts'

const cookieName = 'baton_refresh'

export type AuthRouteParts = {
  auth: Auth
  publicUrl: string | null
  clock: () => number
  /** What this server is. */
  health: () => { version: string; protocol: number }
}

/**
 * Limits for one place, sized for an office of 30 behind one address who all come in at nine.
 *
 * Signing in counts failures only: a right password gives the attempt back.
 */
const createLimits = (clock: () => number) => ({
  /** One address from one place: a person who cannot remember. */
  guess: createRateLimit({ burst: 10, perMinute: 1, clock }),
  /** All addresses from one place: someone who tries one password on many. */
  signIn: createRateLimit({ burst: 120, perMinute: 12, clock }),
  setup: createRateLimit({ burst: 10, perMinute: 2, clock }),
  accept: createRateLimit({ burst: 60, perMinute: 12, clock }),
  /** Everything done with a token: cheap, and a server that comes back is greeted by all its desks at once. */
  token: createRateLimit({ burst: 600, perMinute: 600, clock }),
})

const wait = (milliseconds: number): string => {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds < 120 ? counted(seconds, 'second') : `${Math.ceil(seconds / 60)} minutes`
}

const tooMany = (reply: FastifyReply, milliseconds: number): FastifyReply =>
  refuse(
    reply.header('retry-after', Math.ceil(milliseconds / 1000)),
    problem('rate_limited', `Too many attempts from here. Try again in ${wait(milliseconds)}.`),
  )

/** `POST /auth/*` and `GET /auth/status`. Nothing of it is ever cached. */
export const addAuthRoutes = (app: FastifyInstance, parts: AuthRouteParts): void => {
  const { auth, publicUrl } = parts
  const limits = createLimits(parts.clock)

  void app.register(fastifyCookie)
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  /** Takes an attempt of this place; true when the answer has been given. */
  const limited = (limit: RateLimit, request: FastifyRequest, reply: FastifyReply): boolean => {
    const milliseconds = limit.take(placeOf(request.ip))
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

  /** A cookie is neither given to nor taken from a page of another origin. */
  const mayUseCookie = (request: FastifyRequest, transport: 'body' | 'cookie'): Result<null> =>
    transport === 'cookie' ? sentByOwnPage(request, publicUrl) : succeed(null)

  app.post('/setup', async (request, reply) => {
    const body = readBody(authRequests.setup, request.body, { newPassword: true })
    if (!body.ok) return refuse(reply, body.problem)
    const allowed = mayUseCookie(request, body.value.transport)
    if (!allowed.ok) return refuse(reply, allowed.problem)
    if (limited(limits.setup, request, reply)) return reply
    return answerGrant(request, reply, await auth.setup(body.value), body.value.transport)
  })

  app.post('/sign-in', async (request, reply) => {
    const body = readBody(authRequests.signIn, request.body)
    if (!body.ok) return refuse(reply, body.problem)
    const allowed = mayUseCookie(request, body.value.transport)
    if (!allowed.ok) return refuse(reply, allowed.problem)
    const place = placeOf(request.ip)
    const person = `${place} ${body.value.email}`
    const toWait = limits.guess.take(person)
    if (toWait > 0) return tooMany(reply, toWait)
    if (limited(limits.signIn, request, reply)) {
      limits.guess.giveBack(person)
      return reply
    }
    const result = await auth.signIn(body.value)
    if (result.ok) {
      limits.guess.giveBack(person)
      limits.signIn.giveBack(place)
    }
    return answerGrant(request, reply, result, body.value.transport)
  })

  app.post('/refresh', async (request, reply) => {
    const body = readBody(authRequests.refresh, request.body)
    if (!body.ok) return refuse(reply, body.problem)
    const { transport } = body.value
    const allowed = mayUseCookie(request, transport)
    if (!allowed.ok) return refuse(reply, allowed.problem)
    if (limited(limits.token, request, reply)) return reply
    const token = transport === 'cookie' ? request.cookies[cookieName] : body.value.refreshToken
    return answerGrant(
      request,
      reply,
      await auth.refresh(token ?? null, body.value.attempts ?? []),
      transport,
    )
  })

  app.post('/sign-out', async (request, reply) => {
    const body = readBody(authRequests.signOut, request.body)
    if (!body.ok) return refuse(reply, body.problem)
    const { refreshToken, everywhere } = body.value
    const cookie = request.cookies[cookieName]
    const byCookie = refreshToken === undefined && cookie !== undefined
    const allowed = mayUseCookie(request, byCookie ? 'cookie' : 'body')
    if (!allowed.ok) return refuse(reply, allowed.problem)
    if (limited(limits.token, request, reply)) return reply
    const result = await auth.signOut({ refreshToken: refreshToken ?? cookie ?? null, everywhere })
    if (!result.ok) return refuse(reply, result.problem)
    if (byCookie) reply.clearCookie(cookieName, cookieOptions(request))
    return reply.send({})
  })

  app.post('/invitations', async (request, reply) => {
    if (limited(limits.token, request, reply)) return reply
    // First who asks, then what: a stranger learns nothing of what is well formed here.
    const authorized = await auth.authorize(bearerOf(request))
    if (!authorized.ok) return refuse(reply, authorized.problem)
    const body = readBody(authRequests.invitations, request.body)
    if (!body.ok) return refuse(reply, body.problem)
    const base = publicUrl ?? requestOrigin(request)
    if (base === null) return refuse(reply, problem('bad_request', 'The Host header is not well formed.'))
    const result = await auth.createInvitation(authorized.value, body.value)
    if (!result.ok) return refuse(reply, result.problem)
    return reply.send({ ...result.value, link: `${base}/#/join/${result.value.code}` } satisfies Invitation)
  })

  app.post('/accept', async (request, reply) => {
    const body = readBody(authRequests.accept, request.body, { newPassword: true })
    if (!body.ok) return refuse(reply, body.problem)
    const allowed = mayUseCookie(request, body.value.transport)
    if (!allowed.ok) return refuse(reply, allowed.problem)
    if (limited(limits.accept, request, reply)) return reply
    return answerGrant(request, reply, await auth.accept(body.value), body.value.transport)
  })

  app.get('/status', async (_request, reply) => {
    const { setupNeeded } = await auth.status()
    const { version, protocol } = parts.health()
    return reply.send({ setupNeeded, version, protocol } satisfies AuthStatus)
  })
}
