import { lookup as resolveByNode, type LookupAllOptions, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import proxyaddr from '@fastify/proxy-addr'
import ipaddr from 'ipaddr.js'
import { Agent, EnvHttpProxyAgent } from 'undici'
import { proxyInUse } from './system-network.ts'

/** Where the server may call. Admins type the addresses of ticket systems and webhooks, so they must not lead to what only this server can reach. */
export type OutgoingNetwork = {
  /** What connects: only to addresses that are allowed, looked at when it connects, so that no name can change its mind. */
  dispatcher: NonNullable<RequestInit['dispatcher']>
  /** False for a host that is an address and not allowed. What a name stands for is only known when connecting. */
  allows(host: string): boolean
}

/** What names stand for right now. */
export type Resolve = (
  host: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void

/** The code of {@link NotAllowed}, which arrives as the cause of another error. */
export const notAllowedCode = 'ERR_BATON_NETWORK'

/** A name leads to no address that may be asked. */
class NotAllowed extends Error {
  readonly code = notAllowedCode
}

/** The IPv4 address inside one that only translates it (RFC 6052), which is what counts. */
const meant = (address: string): ipaddr.IPv4 | ipaddr.IPv6 => {
  const parsed = ipaddr.process(address)
  return parsed.range() === 'rfc6052' ? ipaddr.fromByteArray(parsed.toByteArray().slice(-4)) : parsed
}

/** True for an address of the internet: not one of this machine, of a private network, or of no one. */
const isPublic = (address: string): boolean => meant(address).range() === 'unicast'

/**
 * The internet, and the networks that the server's operator names.
 *
 * A proxy resolves names itself, so there it is the proxy that decides where a name may lead.
 *
 * @param networks addresses, networks, or `loopback`, `linklocal`, `uniquelocal`
 */
export const createOutgoingNetwork = (
  networks: readonly string[],
  resolve: Resolve = resolveByNode,
): OutgoingNetwork => {
  const isOwn = proxyaddr.compile([...networks])
  const isAllowed = (address: string): boolean => isPublic(address) || isOwn(meant(address).toString(), 0)

  const lookup: LookupFunction = (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      const allowed = error === null ? found.filter(({ address }) => isAllowed(address)) : []
      const [first] = allowed
      if (first === undefined) done(error ?? new NotAllowed('Not an allowed address.'), '', 0)
      else if (options.all === true) done(null, allowed)
      else done(null, first.address, first.family)
    })
  }

  const proxy = proxyInUse()
  const connect = { connect: { lookup } }
  const agent = proxy === null ? new Agent(connect) : new EnvHttpProxyAgent({ ...proxy, ...connect })
  return {
    // Node's fetch has this package inside, and types of another version.
    dispatcher: agent as unknown as OutgoingNetwork['dispatcher'],
    allows(host) {
      const bare = host.replace(/^\[|\]$/gu, '')
      return isIP(bare) === 0 || isAllowed(bare)
    },
  }
}

export const isThisMachine = ({ hostname }: URL): boolean =>
  ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)

/** True for http only on this machine, and for https everywhere. */
export const isAllowedAddress = (address: URL): boolean =>
  address.protocol === 'https:' || (address.protocol === 'http:' && isThisMachine(address))
