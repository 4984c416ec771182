import type { IncomingMessage } from 'node:http'
import proxyaddr from '@fastify/proxy-addr'
import ipaddr from 'ipaddr.js'

/** Who sends a request, as far as trusted proxies can be believed. */
export type Caller = {
  /** The address it came from; '' when the connection is gone. */
  ip: string
  /** True when it came over TLS, here or at the proxy. */
  secure: boolean
  /** Every name that it calls this server by, without the port: what stands in `Host`, and what the proxy was asked for. */
  names: readonly string[]
}

const last = (header: string | string[] | undefined): string | undefined =>
  [header].flat().at(-1)?.split(',').at(-1)?.trim() || undefined

/** A host without its port and brackets, in lower case; null when it is no host at all. */
export const hostName = (host: string): string | null => {
  if (!/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host)) return null
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase()
}

/** True for the names and addresses by which a machine calls itself. */
export const isLoopback = (name: string): boolean => {
  if (name === 'localhost' || name.endsWith('.localhost')) return true
  return ipaddr.isValid(name) && ipaddr.process(name).range() === 'loopback'
}

/** Reads callers of plain HTTP requests and of WebSocket upgrades alike. `trustedProxies` as in the configuration. */
export const createCallers = (trustedProxies: readonly string[]): ((request: IncomingMessage) => Caller) => {
  const trusts = proxyaddr.compile([...trustedProxies])
  return (request) => {
    const from = request.socket.remoteAddress ?? ''
    const proxied = from !== '' && trusts(from, 0)
    const { headers } = request
    const protocol = proxied ? last(headers['x-forwarded-proto']) : undefined
    const forwarded = proxied ? last(headers['x-forwarded-host']) : undefined
    // What the proxy was asked for does not stand in for Host: a page that has made a name point at this machine can
    // write that header, and cannot write Host.
    const hosts = [headers.host ?? '', ...(forwarded === undefined ? [] : [forwarded])]
    return {
      ip: from === '' ? '' : proxyaddr(request, trusts),
      secure: protocol === undefined ? 'encrypted' in request.socket : protocol === 'https',
      names: hosts.map((host) => hostName(host) ?? ''),
    }
  }
}
