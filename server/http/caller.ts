import type { IncomingMessage } from 'node:http'
import proxyaddr from '@fastify/proxy-addr'
import ipaddr from 'ipaddr.js'

/** Who sent a request, as far as trusted proxies can be believed. */
export type Caller = {
  /** The address it came from; '' if the connection is gone. */
  ip: string
  /** True if it came over TLS, here or at the proxy. */
  secure: boolean
  /**
   * Every host name the request used for this server, without the port: the one in `Host`, and the one the proxy was
   * asked for.
   */
  names: readonly string[]
}

const last = (header: string | string[] | undefined): string | undefined =>
  [header].flat().at(-1)?.split(',').at(-1)?.trim() || undefined

/** A host without its port and brackets, in lower case; null if it isn't a valid host. */
export const hostName = (host: string): string | null => {
  if (!/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host)) return null
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase()
}

/** True for the names and addresses with which a machine refers to itself. */
export const isLoopback = (name: string): boolean => {
  if (name === 'localhost' || name.endsWith('.localhost')) return true
  return ipaddr.isValid(name) && ipaddr.process(name).range() === 'loopback'
}

/** Identifies callers of plain HTTP requests and WebSocket upgrades alike. `trustedProxies` as in the configuration. */
export const createCallers = (trustedProxies: readonly string[]): ((request: IncomingMessage) => Caller) => {
  const trusts = proxyaddr.compile([...trustedProxies])
  return (request) => {
    const from = request.socket.remoteAddress ?? ''
    const proxied = from !== '' && trusts(from, 0)
    const { headers } = request
    const protocol = proxied ? last(headers['x-forwarded-proto']) : undefined
    const forwarded = proxied ? last(headers['x-forwarded-host']) : undefined
    // Check both: a page that points its own name at this machine can write the forwarded header, but not `Host`.
    const hosts = [headers.host ?? '', ...(forwarded === undefined ? [] : [forwarded])]
    return {
      ip: from === '' ? '' : proxyaddr(request, trusts),
      secure: protocol === undefined ? 'encrypted' in request.socket : protocol === 'https',
      names: hosts.map((host) => hostName(host) ?? ''),
    }
  }
}
