import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import { problem, type Problem } from '../../core/domain/document/problem.ts'
import { createCallers, hostName, isLoopback, type Caller } from './caller.ts'
import type { HttpSettings } from './settings.ts'

export type EdgeConfig = Pick<HttpSettings, 'publicUrl' | 'trustedProxies' | 'allowedHosts' | 'allowHttp'>

/** What stands between the network and everything else, for HTTP and WebSocket alike. */
export type Edge = {
  caller(request: IncomingMessage): Caller
  /** Why a request is rejected outright, with its HTTP status; null if it isn't. */
  refusal(request: IncomingMessage): { status: number; problem: Problem } | null
}

const unknownName = problem(
  'bad_request',
  'This server doesn’t recognize that host name. Open it at its usual address, or ask its admin to add the name to ALLOWED_HOSTS.',
)
const insecure = problem(
  'forbidden',
  'This server only accepts HTTPS. Open its https address. Admins can find out about TLS in the README.',
)

/** Load balancers on other machines poll these over plain HTTP, and they contain nothing secret. */
const isHealth = (request: IncomingMessage): boolean =>
  /^\/(?:healthz|readyz)(?:\?|$)/.test(request.url ?? '')

/**
 * Rejects requests that must not reach a handler:
 *
 * - Requests with an unknown host name. A web page can point a name of its own at this machine (DNS rebinding) and talk
 *   to it as its own origin; the name in `Host` gives it away. IP addresses aren't names, so they pass.
 * - Plain HTTP requests from another machine: passwords and tokens would be readable on the way.
 */
export const createEdge = (config: EdgeConfig): Edge => {
  const caller = createCallers(config.trustedProxies)
  const known = new Set(config.allowedHosts.map((host) => host.toLowerCase()))
  const own = config.publicUrl === null ? null : hostName(new URL(config.publicUrl).host)
  if (own !== null) known.add(own)
  const isKnown = (name: string): boolean => known.has(name) || isLoopback(name) || ipaddr.isValid(name)
  return {
    caller,
    refusal(request) {
      const { ip, secure, names } = caller(request)
      if (!names.every(isKnown)) return { status: 421, problem: unknownName }
      const onThisMachine = ip !== '' && isLoopback(ip) && names.every(isLoopback)
      if (secure || onThisMachine || config.allowHttp || isHealth(request)) return null
      return { status: 403, problem: insecure }
    },
  }
}

/**
 * Why a server must not listen with these settings; null if it may.
 *
 * Checked before anything starts: an address that others can reach needs TLS in front of it, and a process that isn't
 * root behind it.
 */
export const refusesToListen = (
  config: Pick<HttpSettings, 'host' | 'publicUrl' | 'allowHttp' | 'allowRoot'>,
  machine: { isRoot: boolean; holdsDemo: boolean },
): string | null => {
  const reachable = !isLoopback(config.host)
  // An address of this machine alone leads no one else here.
  const isPublic = config.publicUrl !== null && !isLoopback(hostName(new URL(config.publicUrl).host) ?? '')
  if (machine.holdsDemo && (reachable || isPublic)) {
    return (
      'This data folder holds the demo workspace, whose passwords everyone can read. ' +
      'Keep it on this machine (HOST=127.0.0.1, no PUBLIC_URL), or set BATON_DATA_DIR to another folder.'
    )
  }
  if (!reachable) return null
  if (machine.isRoot && !config.allowRoot) {
    return (
      `Baton won’t run as root where others can reach it (HOST is ${config.host}). ` +
      'Start it as another user, or set BATON_ALLOW_ROOT=true if you have to.'
    )
  }
  if (!config.allowHttp && !config.publicUrl?.startsWith('https:')) {
    return (
      `Others could reach this server at ${config.host} only over plain HTTP, where passwords can be intercepted. ` +
      'Put a proxy with TLS in front (see the README) and set PUBLIC_URL to its https address, or set BATON_ALLOW_HTTP=true on a network you trust.'
    )
  }
  return null
}
