/**
 * The policy of every page and worker that main serves.
 *
 * - Nothing is loaded from anywhere but our own files; scripts and workers neither inline nor from `eval`.
 * - `style-src 'unsafe-inline'` is there for `style` attributes and elements that libraries set at run time
 *   (positioned pop-ups, the virtual list, the command palette). A style can hide or move things but runs no code,
 *   and with `img-src`, `font-src` and `connect-src` closed it cannot send anything out either.
 * - `connect-src` names the one server of this desk, over HTTP and as WebSocket.
 *
 * `serverUrl` has passed `usableServerUrl`: its host holds no character that means something in a policy.
 */
export const contentSecurityPolicy = (serverUrl: string): string => {
  const { origin } = new URL(serverUrl)
  const socket = origin.replace(/^http/, 'ws')
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ${origin} ${socket}`,
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
