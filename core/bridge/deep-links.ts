import { Id } from '../domain/id.ts'

/**
 * Links that the operating system hands to the desktop: `baton://handoff/<id>`.
 *
 * The grammar is closed, because anyone can make a web page or a message that opens such a link: a kind out of
 * the table, one id, and optionally the token of the toast that carries it. Nothing else is read from it, so the
 * worst that a forged link does is to show a screen that the person may see anyway.
 */
export const deepLinkScheme = 'baton'

const pathOfKind = { handoff: '/handoffs/', session: '/sessions/' } as const
type DeepLinkKind = keyof typeof pathOfKind

/** What a deep link asks for. `path` is null for `baton://open`, which only brings the window to the front. */
export type DeepLink = { path: string | null; toast: string | null }

const shape = /^baton:\/\/(?:open|(handoff|session)\/([A-Za-z0-9._-]{1,40}))\/?(?:\?toast=([0-9a-f]{16}))?$/i

/** Parses a deep link, null for anything that is not exactly one. Scheme and kind are read without regard to case. */
export const parseDeepLink = (text: string): DeepLink | null => {
  // Longer than any real one: not worth a regular expression.
  if (text.length > 200) return null
  const match = shape.exec(text)
  if (match === null) return null
  const [, kind, id, toast] = match
  const token = toast === undefined ? null : toast.toLowerCase()
  if (kind === undefined || id === undefined) return { path: null, toast: token }
  // A leading dot would make `..` an id, and with it another path.
  if (id.startsWith('.') || !Id.safeParse(id).success) return null
  return { path: `${pathOfKind[kind.toLowerCase() as DeepLinkKind]}${id}`, toast: token }
}

/**
 * The deep link for an in-app path, for the places where only the operating system can carry the click.
 * Paths outside the table become `baton://open`: the token still tells a running desktop where to go.
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
