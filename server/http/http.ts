import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import fastifyCors from '@fastify/cors'
import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { problem } from '../../core/domain/document/problem.ts'
import type { Auth } from '../auth/auth.ts'
import type { Pseudonyms } from '../auth/pseudonyms.ts'
import type { Files } from '../files/files.ts'
import { addAuthRoutes } from './auth-routes.ts'
import type { PsaCallbacks } from '../psa/callbacks.ts'
import type { Claims } from '../notify/claim/claims.ts'
import { addCallbackRoutes } from './callback-routes.ts'
import { addCalendarRoutes, type ReadCalendar } from './calendar-routes.ts'
import { addClaimRoutes } from './claim-routes.ts'
import { createEdge, type EdgeConfig } from './edge.ts'
import { addFileRoutes } from './file-routes.ts'
import { httpLimits, type HttpLimits } from './http-limits.ts'
import { addOperations, type OperationParts } from './operations.ts'
import { contentSecurityPolicy } from './origins.ts'
import { answerError, bodyLimit, errorBody, refuse } from './problems.ts'
import type { HttpSettings } from './settings.ts'
import { addWebClient } from './web-client.ts'

export type HttpParts = OperationParts & {
  auth: Auth
  files: Files
  config: EdgeConfig & Pick<HttpSettings, 'metricsToken'>
  /** Folder of the built web client; it need not exist yet. */
  webRoot: string
  /** Other origins that may read responses; the desktop app is one of them. */
  allowedOrigins: readonly string[]
  log: FastifyBaseLogger
  pseudonyms: Pseudonyms
  callbacks: PsaCallbacks
  claims: Claims
  calendar: ReadCalendar
  /** Smaller limits, for tests. */
  limits?: Partial<HttpLimits>
}

/**
 * The server's HTTP side, without a port yet: call `await app.listen(…)`, or `await app.ready()` and use `app.server`,
 * which Socket.IO can share.
 *
 * Bodies are JSON of at most 64 KB, except for parts of files. Every error is `{error: {kind, message}}`, including those
 * for unknown addresses and malformed requests. Plain text and forms are rejected by content type, so other pages can't
 * submit forms here.
 */
export const createHttp = (parts: HttpParts): FastifyInstance => {
  const { config, log } = parts
  const limits = { ...httpLimits, ...parts.limits }
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: limits.checkMs },
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.idleMs,
    // A claim link names three ids and is signed.
    routerOptions: { maxParamLength: 300 },
    trustProxy: [...config.trustedProxies],
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
  })

  app.server.maxConnections = limits.connections

  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  )
  app.setErrorHandler(answerError)

  const edge = createEdge(config)
  app.addHook('onRequest', async (request, reply) => {
    const refusal = edge.refusal(request.raw)
    if (refusal !== null) return refuse(reply, refusal.problem, refusal.status)
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000')
    reply.headers({
      'content-security-policy': contentSecurityPolicy(request),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    })
    return undefined
  })
  void app.register(fastifyCors, {
    origin: [...parts.allowedOrigins],
    methods: ['GET', 'POST', 'PUT'],
    allowedHeaders: ['authorization', 'content-type'],
    exposedHeaders: ['retry-after'],
    strictPreflight: false,
    maxAge: 600,
  })

  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const milliseconds = Math.round(reply.elapsedTime)
    request.log.debug({ method, route: routeOptions.url, status: reply.statusCode, milliseconds }, 'Answered')
  })

  addWebClient(app, parts.webRoot)
  addOperations(app, parts, config.metricsToken)
  void app.register(
    async (scope) =>
      addAuthRoutes(scope, {
        auth: parts.auth,
        publicUrl: config.publicUrl,
        pseudonyms: parts.pseudonyms,
        health: parts.health,
      }),
    { prefix: '/auth' },
  )
  void app.register(async (scope) => addFileRoutes(scope, { auth: parts.auth, files: parts.files, limits }), {
    prefix: '/files',
  })
  void app.register(async (scope) => addCallbackRoutes(scope, parts.callbacks, limits), { prefix: '/psa' })
  void app.register(async (scope) => addClaimRoutes(scope, parts.claims), { prefix: '/c' })
  void app.register(async (scope) => addCalendarRoutes(scope, parts.calendar), { prefix: '/calendar' })
  return app
}

/** Answers what wasn't even valid HTTP, in the same form as every other error, and hangs up. */
const answerBrokenRequest = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, rejection] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [431, problem('too_large', 'The request’s headers are too long.')]
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? [408, problem('timeout', 'The request took too long to arrive. Try again.')]
        : [400, problem('bad_request', 'This isn’t a valid HTTP request.')]
  const body = JSON.stringify(errorBody(rejection))
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Cache-Control: no-store\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
