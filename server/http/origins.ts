import type { FastifyRequest } from 'fastify'
import { fail, succeed, type Result } from '../../core/domain/document/problem.ts'

const plainHost = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i

/** The origin a request was sent to, as its sender sees it; null if its Host header is invalid. */
export const requestOrigin = (request: FastifyRequest): string | null => {
  if (!plainHost.test(request.host)) return null
  const address = `${request.protocol}://${request.host}`
  return URL.canParse(address) ? new URL(address).origin : null
}

/**
 * Accepts requests from this server's own pages, by its public address or the one in use.
 *
 * Browsers send the cookie automatically and set `Origin` themselves, so this check keeps other pages from using the
 * cookie. A request without `Origin` is rejected too: browsers send it with every POST.
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

/**
 * The content security policy of this server's pages: nothing from elsewhere, no inline scripts, connections to this
 * server only.
 */
export const contentSecurityPolicy = (request: FastifyRequest): string => {
  const origin = requestOrigin(request)
  // In current browsers 'self' includes a WebSocket to the same host; older ones need it spelled out.
  const socket = origin === null ? '' : ` ${origin.replace(/^http/, 'ws')}`
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    // For style attributes that libraries set at run time; a style can't run code or send anything out.
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
