import type { WebContentsPort } from '../ports/ports.ts'
import { isAppUrl } from './trusted-sender.ts'

/** The parts of a navigation event that matter for the decision. */
type Attempt = { readonly url: string; preventDefault(): void }

/**
 * Keeps web contents on our own pages.
 *
 * The client's router never reloads the document, so anything that leaves `app://baton` is an accident or an attack: a
 * dropped file, a link in a pasted note, a redirect, a script. The same rule applies to frames. New windows and
 * webviews are not allowed at all.
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

/** Only the destination: the rest of an address may contain what people typed. */
const originOf = (text: string): string => {
  if (!URL.canParse(text)) return 'an unreadable address'
  const url = new URL(text)
  return `${url.protocol}//${url.host}`
}
