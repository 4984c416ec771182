import { createHash } from 'node:crypto'
import { deepLinkTo, type DeepLink } from '../../../core/bridge/deep-links.ts'
import type { Toast, ToastOutcome } from '../../../core/bridge/desktop-api.ts'
import { z } from 'zod'
import { openJsonFile, type Files } from '../ports/files.ts'
import type { DeskParts, ToastPort } from '../ports/ports.ts'
import { toastXml } from './toast-xml.ts'

/** How many toasts we track for clicks; older ones have long left the screen. */
const remembered = 100
/** What the buttons of shown toasts do, by token, in `toasts.json`: someone may press one after a restart. */
const Buttons = z.record(z.string().regex(/^[0-9a-f]{16}$/), z.string())

/** How long to wait before assuming that the system didn't show a toast. Milliseconds. */
const patience = 5_000

export type Toasts = {
  /** Raises a toast, replacing the one with the same key. Resolves when the system has reported the outcome. */
  show(toast: Toast): Promise<ToastOutcome>
  /** Removes a toast. Unknown keys are ignored. */
  close(key: string): void
  closeAll(): void
  /**
   * A deep link came in from the system. It counts once: a toast's own click event and the link in it may both report
   * the same click, in either order, even twice. A link without a token is a new click each time.
   */
  follow(link: DeepLink): void
}

type Live = { port: ToastPort; token: string }

/**
 * The system's notifications. `open` is called with the in-app path of a clicked toast, or null to just show the
 * window: for a toast of an earlier run whose path isn't in the link.
 */
export const createToasts = (
  parts: Pick<
    DeskParts,
    'createToast' | 'toastsSupported' | 'platform' | 'newToken' | 'later' | 'log' | 'words'
  >,
  open: (path: string | null) => void,
  files: Files,
): Toasts => {
  const file = openJsonFile(files, 'toasts.json', Buttons, {}, parts.log)
  /**
   * The in-app path for each button, newest last. A claim needs a token from here, so that no link from elsewhere claims
   * anything: without one, `baton://handoff/…` only opens.
   */
  const buttons = new Map(Object.entries(file.read()))
  const keepButton = (token: string, path: string | null): void => {
    if (path === null) buttons.delete(token)
    else buttons.set(token, path)
    for (const oldest of buttons.keys()) {
      if (buttons.size <= remembered) break
      buttons.delete(oldest)
    }
    file.write(Object.fromEntries(buttons))
  }
  const live = new Map<string, Live>()
  /** Tokens already acted on, oldest first. */
  const done = new Set<string>()
  /**
   * Where shown toasts lead, including closed ones, because Windows keeps them clickable in its notification center.
   */
  const paths = new Map<string, string>()

  const activate = (token: string, path: string | null): void => {
    if (done.has(token)) return
    remember(done, token)
    const pressed = buttons.get(token)
    if (pressed !== undefined) keepButton(token, null)
    open(pressed ?? path)
  }

  const close = (key: string): void => {
    const toast = live.get(key)
    if (toast === undefined) return
    live.delete(key)
    // A late click still counts: the screen it opens shows the current state.
    toast.port.close()
  }

  const show = (toast: Toast): Promise<ToastOutcome> => {
    close(toast.key)
    if (!parts.toastsSupported()) return Promise.resolve('failed')
    const token = parts.newToken()
    const hasButtons = parts.platform === 'win32' || parts.platform === 'darwin'
    const claim =
      toast.claim === undefined || !hasButtons ? null : { ...toast.claim, token: parts.newToken() }
    const handoff = claim === null ? '' : `/handoffs/${claim.handoffId}`
    // Someone else may be signed in by the time it's pressed.
    if (claim !== null) keepButton(claim.token, `${handoff}/claim/${claim.personId}`)
    let port: ToastPort
    try {
      port = parts.createToast({
        // Windows and macOS replace a toast that has the same id. The tag is at most 64 characters long.
        id: createHash('sha256').update(toast.key).digest('hex').slice(0, 32),
        title: toast.title,
        body: parts.platform === 'linux' ? withoutMarkup(toast.body) : toast.body,
        ...(toast.silent === true ? { silent: true } : {}),
        // Linux defaults to `low`, which many desktops file away without showing.
        ...(parts.platform === 'linux' ? { urgency: 'normal' as const } : {}),
        ...(claim !== null && parts.platform === 'darwin'
          ? { actions: [{ type: 'button' as const, text: parts.words().toast.claim }] }
          : {}),
        ...(parts.platform === 'win32'
          ? {
              toastXml: toastXml(
                toast.title,
                toast.body,
                deepLinkTo(toast.link, token),
                toast.silent,
                claim === null
                  ? []
                  : [
                      { text: parts.words().toast.open, link: deepLinkTo(toast.link, token) },
                      { text: parts.words().toast.claim, link: deepLinkTo(handoff, claim.token) },
                    ],
              ),
            }
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
      if (claim !== null) {
        port.on('action', () => {
          forget(toast.key, token)
          activate(claim.token, handoff)
        })
      }
      port.on('close', () => {
        // Elsewhere, a toast that leaves the screen stays in the notification center and can still be clicked.
        if (parts.platform === 'linux') forget(toast.key, token)
      })
      port.show()
    })
  }

  /** Forgets a toast, unless a newer one already has its key. */
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

/** Linux desktops parse the body as markup. Look-alike characters keep the text readable even on those that don't. */
const withoutMarkup = (text: string): string => text.replaceAll('<', '‹').replaceAll('>', '›')
