import { Id } from '../domain/document/id.ts'

/**
 * Links that the operating system passes to the desktop app: `baton://handoff/<id>`, `baton://ticket/48213`.
 *
 * The grammar is closed because any web page or message can open such a link: a kind from the table, one id, and
 * optionally the token of the toast it came from. Nothing else is read, so the worst a forged link can do is open
 * a screen that the person may see anyway.
 */
export const deepLinkScheme = 'baton'

const pathOfKind = { handoff: '/handoffs/', session: '/sessions/', ticket: '/ticket/' } as const
type DeepLinkKind = keyof typeof pathOfKind

/** Where a link leads that nothing is known of; the screen says so, and nothing else happens. */
export const unknownLinkPath = '/unknown-link'

/** What a deep link asks for. `path` is null for `baton://open`, which only brings the window to the front. */
export type DeepLink = { path: string | null; toast: string | null }

const shape =
  /^baton:\/\/(?:open|(handoff|session|ticket)\/([A-Za-z0-9._-]{1,40}))\/?(?:\?toast=([0-9a-f]{16}))?$/i

/** Parses a deep link; null for anything else. Scheme and kind are case-insensitive. */
export const parseDeepLink = (text: string): DeepLink | null => {
  // Longer than any real link, so don't bother matching.
  if (text.length > 200) return null
  const match = shape.exec(text)
  if (match === null) return null
  const [, kind, id, toast] = match
  const token = toast === undefined ? null : toast.toLowerCase()
  if (kind === undefined || id === undefined) return { path: null, toast: token }
  // A leading dot would let `..` through as an id, and so lead to another path.
  if (id.startsWith('.') || !Id.safeParse(id).success) return null
  return { path: `${pathOfKind[kind.toLowerCase() as DeepLinkKind]}${id}`, toast: token }
}

/**
 * The deep link for an in-app path, for when only the operating system can deliver the click.
 * Paths outside the table become `baton://open`; the token still tells a running desktop app where to go.
 */
export const deepLinkTo = (path: string, toast: string | null): string => {
  const query = toast === null ? '' : `?toast=${toast}`
  for (const kind of Object.keys(pathOfKind) as DeepLinkKind[]) {
    const prefix = pathOfKind[kind]
    if (!path.startsWith(prefix)) continue
    const link = `${deepLinkScheme}://${kind}/${path.slice(prefix.length)}${query}`
    if (parseDeepLink(link) !== null) return link
  }
  return `${deepLinkScheme}://open${query}`
}

/** What a link of ours asks for, and a way to say so if it is none that we know; null for any other argument. */
export const deepLinkIn = (text: string): DeepLink | null =>
  parseDeepLink(text) ?? (/^baton:/i.test(text.slice(0, 6)) ? { path: unknownLinkPath, toast: null } : null)
