import { appHost, appScheme } from '../../../core/bridge/app-origin.ts'

/** Whether a URL is one of our own pages. Node's URL has no origin for `app:`, so protocol and host are compared. */
export const isAppUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return url.protocol === `${appScheme}:` && url.host === appHost
}

/** The parts of an ipc event that identify its sender. */
export type SenderEvent = {
  readonly sender: { readonly id: number }
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null
}

/**
 * Whether a message comes from the main frame of one of our windows while it shows our page.
 *
 * A frame that has navigated away or is gone (`null`) is not trusted: its message comes from a page that no longer
 * exists.
 */
export const isTrustedSender = (event: SenderEvent, ours: readonly number[]): boolean =>
  ours.includes(event.sender.id) &&
  event.senderFrame !== null &&
  event.senderFrame.parent === null &&
  isAppUrl(event.senderFrame.url)
