import { createHash } from 'node:crypto'
import { deepLinkTo, type DeepLink } from '../../core/bridge/deep-links.ts'
import type { Toast, ToastOutcome } from '../../core/bridge/desktop-api.ts'
import type { DesktopParts, ToastPort } from './ports.ts'
import { toastXml } from './toast-xml.ts'

/** Toasts whose clicks we still know; older ones have long left the screen. */
const remembered = 100
/** Milliseconds after which a system that has said nothing about a toast is taken not to have shown it. */
const patience = 5_000

export type Toasts = {
  /** Raises a toast in place of the one with the same key. Resolves when the system has said what became of it. */
  show(toast: Toast): Promise<ToastOutcome>
  /** Takes a toast away. Unknown keys are ignored. */
  close(key: string): void
  closeAll(): void
  /**
   * A deep link came in from the system. It counts once: the same toast may be reported by its own click event and
   * by the link in it, in either order, also twice. A link without a token is a click of its own each time.
   */
  follow(link: DeepLink): void
}

type Live = { port: ToastPort; token: string }

/**
 * The system's notifications. `open` is called with the in-app path of a toast that was clicked, or null when only
 * the window is wanted: a toast of an earlier run whose path is not in the link.
 */
export const createToasts = (
  parts: Pick<DesktopParts, 'createToast' | 'toastsSupported' | 'platform' | 'newToken' | 'later' | 'log'>,
  open: (path: string | null) => void,
): Toasts => {
  const live = new Map<string, Live>()
  /** Tokens that have been acted upon, oldest first. */
  const done = new Set<string>()
  /** Where shown toasts lead, also those closed since: Windows keeps them clickable in its notification centre. */
  const paths = new Map<string, string>()

  const activate = (token: string, path: string | null): void => {
    if (done.has(token)) return
    remember(done, token)
    open(path)
  }

  const close = (key: string): void => {
    const toast = live.get(key)
    if (toast === undefined) return
    live.delete(key)
    // A click that is reported late still counts: the screen it opens shows how things stand by then.
    toast.port.close()
  }

  const show = (toast: Toast): Promise<ToastOutcome> => {
    close(toast.key)
    if (!parts.toastsSupported()) return Promise.resolve('failed')
    const token = parts.newToken()
    let port: ToastPort
    try {
      port = parts.createToast({
        // Windows and macOS put a toast in place of one with the same id by themselves. The tag is at most 64 long.
        id: createHash('sha256').update(toast.key).digest('hex').slice(0, 32),
        title: toast.title,
        body: parts.platform === 'linux' ? withoutMarkup(toast.body) : toast.body,
        ...(toast.silent === true ? { silent: true } : {}),
        // The default on Linux is `low`, which many desktops file away without showing it.
        ...(parts.platform === 'linux' ? { urgency: 'normal' as const } : {}),
        ...(parts.platform === 'win32'
          ? { toastXml: toastXml(toast.title, toast.body, deepLinkTo(toast.link, token), toast.silent) }
          : {}),
      })
    } catch (error) {
      parts.log(`A toast could not be made: ${String(error)}`)
      return Promise.resolve('failed')
    }
    live.set(toast.key, { port, token })
    paths.set(token, toast.link)
    trim()

    return new Promise((resolve) => {
      let cancel = (): void => undefined
      const settle = (outcome: ToastOutcome): void => {
        cancel()
        resolve(outcome)
      }
      cancel = parts.later(patience, () => settle('failed'))
      port.on('show', () => settle('shown'))
      port.on('failed', (_event, error) => {
        parts.log(`A toast was not shown: ${error}`)
        settle(/not allowed|not permitted|denied|disabled/i.test(error) ? 'denied' : 'failed')
      })
      port.on('click', () => {
        forget(toast.key, token)
        activate(token, toast.link)
      })
      port.on('close', () => {
        // Elsewhere a toast that leaves the screen lives on in the notification centre and can still be clicked.
        if (parts.platform === 'linux') forget(toast.key, token)
      })
      port.show()
    })
  }

  /** Lets go of a toast, unless its key already belongs to a newer one. */
  const forget = (key: string, token: string): void => {
    if (live.get(key)?.token === token) live.delete(key)
  }

  const trim = (): void => {
    for (const key of live.keys()) {
      if (live.size <= remembered) break
      live.delete(key)
    }
    for (const token of paths.keys()) {
      if (paths.size <= remembered) break
      paths.delete(token)
    }
  }

  return {
    show,
    close,
    closeAll: () => {
      for (const key of live.keys()) close(key)
    },
    follow: ({ path, toast }) => {
      if (toast === null) open(path)
      else activate(toast, path ?? paths.get(toast) ?? null)
    },
  }
}

const remember = (tokens: Set<string>, token: string): void => {
  tokens.add(token)
  for (const oldest of tokens) {
    if (tokens.size <= remembered) break
    tokens.delete(oldest)
  }
}

/** Linux desktops read the body as markup. Look-alikes keep the text readable on those that do not, too. */
const withoutMarkup = (text: string): string => text.replaceAll('<', '‹').replaceAll('>', '›')
