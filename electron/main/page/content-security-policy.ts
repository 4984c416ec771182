/**
 * The policy of every page and worker that main serves.
 *
 * - Everything loads from our own files; no inline scripts or workers, no `eval`.
 * - `style-src 'unsafe-inline'` is for `style` attributes and elements that libraries set at run time (positioned
 *   pop-ups, the virtual list, the command palette). A style can hide or move things but can't run code, and with
 *   `img-src`, `font-src` and `connect-src` closed it can't send anything out either.
 * - `connect-src` names this desk's one server, over HTTP and as WebSocket; null for none.
 *
 * `serverUrl` has passed `usableServerUrl`, so its host has no character with a meaning in a policy.
 */
export const contentSecurityPolicy = (serverUrl: string | null): string => {
  const origin = serverUrl === null ? '' : new URL(serverUrl).origin
  const server = origin === '' ? '' : ` ${origin} ${origin.replace(/^http/, 'ws')}`
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src 'self'${server}`,
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
