import { ServerUrl } from '../../../core/bridge/desktop-api.ts'

/**
 * Completes a server address as people type it: `baton.example.com` → `https://baton.example.com`. Only on this machine it is
 * http unless that is typed. Null if it isn't an address.
 */
export const serverAddressFrom = (typed: string): string | null => {
  const text = typed.trim()
  if (text === '') return null
  const local = /^(localhost|127\.|\[::1\])/i.test(text)
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${local ? 'http' : 'https'}://${text}`
  return ServerUrl.safeParse(whole).success ? whole.replace(/\/+$/, '') : null
}
