import { ServerUrl } from '../../core/bridge/desktop-api.ts'

/** Where a server on this machine listens when no one says otherwise. */
export const defaultServerUrl = 'http://127.0.0.1:4280'

/**
 * Brings a server's address into the one form that is stored and compared: no trailing slash, lower-case host.
 *
 * Null for what cannot be used: another protocol, credentials, a query or fragment (they would travel with every
 * request), and bare IPv6 addresses, because a content security policy has no way to allow one.
 */
export const usableServerUrl = (text: string): string | null => {
  const parsed = ServerUrl.safeParse(text.trim())
  if (!parsed.success || !URL.canParse(parsed.data)) return null
  const url = new URL(parsed.data)
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null
  // A host name is interpolated into the policy's header: nothing that could end a source or a directive.
  if (!/^[a-z0-9.-]+$/.test(url.hostname)) return null
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}
