import { isAppUrl } from './trusted-sender.ts'
import type { SessionPort } from './ports.ts'

/**
 * The permissions that our own pages get. Everything else is denied, and everything is denied to everyone else.
 *
 * - `notifications`: escalations have to be noticed.
 * - `clipboard-sanitized-write`: "Copy" on a refused note or a link; writes plain text after a click, reads nothing.
 * - `persistent-storage`: what was typed must not be evicted when the disk runs low.
 * - the three names of local network access: the server often runs on this machine or in the office, and Chromium
 *   refuses such connections to a page that came from no network (tried in Chromium 156: `fetch` to 127.0.0.1 fails
 *   without). The policy still limits them to the one server.
 */
const granted: ReadonlySet<string> = new Set([
  'notifications',
  'clipboard-sanitized-write',
  'persistent-storage',
  'local-network-access',
  'local-network',
  'loopback-network',
])

/** Whether a page at `origin` (or any of its URLs) may have a permission. Unknown names are denied. */
export const mayHave = (permission: string, origin: string): boolean =>
  granted.has(permission) && isAppUrl(origin)

/** Denies by default: permissions asked for, permissions silently checked, devices and screen capture. */
export const guardPermissions = (session: SessionPort): void => {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(mayHave(permission, details.requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    mayHave(permission, requestingOrigin),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
}
