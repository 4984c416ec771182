import { ServerUrl } from '../../../core/bridge/desktop-api.ts'
import { isThisMachine } from '../../../core/domain/text/this-machine.ts'

/** Where a server on this machine listens by default. */
export const defaultServerUrl = 'http://127.0.0.1:4280'

/**
 * Normalizes a server's address for storing and comparing: no trailing slash, lower-case host.
 *
 * Null if it can't be used: another protocol, credentials, a query or fragment (they would be sent with every request),
 * or a bare IPv6 address, which a content security policy can't allow.
 */
export const usableServerUrl = (text: string): string | null => {
  const parsed = ServerUrl.safeParse(text.trim())
  if (!parsed.success || !URL.canParse(parsed.data)) return null
  const url = new URL(parsed.data)
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null
  // The host goes into the policy header, so it must not contain anything that could end a source or a directive.
  if (!/^[a-z0-9.-]+$/.test(url.hostname)) return null
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

/** Whether what is sent to a server can't be read on the way: over TLS, or without leaving this machine. */
export const isPrivateTo = (serverUrl: string): boolean => {
  const { protocol, hostname } = new URL(serverUrl)
  return protocol === 'https:' || isThisMachine(hostname)
}
