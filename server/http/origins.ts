import type { FastifyRequest } from 'fastify'
import { fail, succeed, type Result } from '../../core/domain/problem.ts'

const plainHost = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i

/** The origin that a request was sent to, as its sender sees it; null when its Host header is nonsense. */
export const requestOrigin = (request: FastifyRequest): string | null => {
  if (!plainHost.test(request.host)) return null
  const address = `${request.protocol}://${request.host}`
  return URL.canParse(address) ? new URL(address).origin : null
}

/**
 * Lets through what was sent by a page of this server itself, by its public address or the one at hand.
 *
 * A browser sends the cookie by itself and writes `Origin` itself, so this is what keeps other pages from acting
 * with it. A request without `Origin` is rejected too: browsers send it with every POST.
 */
export const sentByOwnPage = (request: FastifyRequest, publicUrl: string | null): Result<null> => {
  const { origin } = request.headers
  if (origin !== undefined && (origin === publicUrl || origin === requestOrigin(request)))
    return succeed(null)
  return fail(
    'forbidden',
    'This page was loaded from a different address than the server’s. Open Baton at the server’s own address. Behind a proxy, set PUBLIC_URL to that address.',
  )
}

/** The policy of every page of this server: nothing from elsewhere, no inline script, talk to this server only. */
export const contentSecurityPolicy = (request: FastifyRequest): string => {
  const origin = requestOrigin(request)
  // 'self' covers a WebSocket to the same host in current browsers; older ones want it by name.
  const socket = origin === null ? '' : ` ${origin.replace(/^http/, 'ws')}`
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    // For the style attributes that libraries set at run time; a style runs no code and can send nothing out.
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src 'self'${socket}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
