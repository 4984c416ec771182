import { isAppUrl } from './trusted-sender.ts'
import type { SessionPort } from '../ports/ports.ts'

/**
 * The permissions our own pages get. All others are denied, and other pages get none.
 *
 * - `notifications`: so that people notice escalations.
 * - `clipboard-sanitized-write`: "Copy" on a rejected note or a link; writes plain text after a click, reads nothing.
 * - `persistent-storage`: what people typed must not be evicted when the disk fills up.
 * - the three names of local network access: the server often runs on this machine or in the office, and Chromium
 *   blocks such connections from a page that wasn't loaded over a network (seen in Chromium 156: `fetch` to 127.0.0.1
 *   fails without them). The policy still limits them to the one server.
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

/** Denies by default: permission requests, permission checks, devices and screen capture. */
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
