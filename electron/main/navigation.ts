import type { WebContentsPort } from './ports.ts'
import { isAppUrl } from './trusted-sender.ts'

/** The parts of a navigation event that decide about it. */
type Attempt = { readonly url: string; preventDefault(): void }

/**
 * Keeps a web contents on our own pages.
 *
 * The client navigates by its own router, which never reloads the document; so whatever leaves `app://baton` is an
 * accident or an attack: a dropped file, a link in a pasted note, a redirect, a script. Frames are held to the same
 * rule, new windows and webviews do not exist.
 */
export const guardNavigation = (
  contents: Pick<WebContentsPort, 'on' | 'setWindowOpenHandler'>,
  log: (line: string) => void,
): void => {
  const stay = (attempt: Attempt): void => {
    if (isAppUrl(attempt.url)) return
    attempt.preventDefault()
    log(`Navigation to ${originOf(attempt.url)} was refused.`)
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    log(`A new window for ${originOf(url)} was refused.`)
    return { action: 'deny' }
  })
}

/** Only where it wanted to go: the rest of an address may hold what people typed. */
const originOf = (text: string): string => {
  if (!URL.canParse(text)) return 'an unreadable address'
  const url = new URL(text)
  return `${url.protocol}//${url.host}`
}
