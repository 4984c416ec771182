import './zod-without-eval.ts'
import { io } from 'socket.io-client'
import { v7 as uuid } from 'uuid'
import type { DesktopApi } from '../../../core/bridge/desktop-api.ts'
import { openBrowserPicture } from '../files/browser-picture.ts'
import { createAside } from '../store/sealing/aside.ts'
import { canCipher } from '../store/sealing/cipher.ts'
import { openBrowserKeys } from './keys/browser-keys.ts'
import { createDesktopKeys } from './keys/desktop-keys.ts'
import { openBrowserMemory } from './kept/browser-memory.ts'
import { takesNothing } from './browser-room.ts'
import { createBrowserStorages } from './kept/browser-storages.ts'
import type { Desk } from '../contract/desk.ts'
import { createFirstToTell, type FirstToTell } from './telling/first-to-tell.ts'
import { openDesk } from './open-desk.ts'
import { createWindowLock } from '../windows/window-lock.ts'
import { openWindowChannel } from '../windows/window-messages.ts'
import { openWindowDesk } from '../windows/window-desk.ts'

/** How long an HTTP exchange may take. Milliseconds. */
const httpTimeout = 15_000

/**
 * Opens this window's desk: the first window of a browser or app owns it, and the others go through that one.
 *
 * Rejects only if the device can't store anything at all (storage forbidden); everything else is in the desk's state.
 */
export const createDesk = async ({
  desktop,
  endPushes,
  onError: told,
}: {
  desktop: DesktopApi
  /** Ends pushes to this browser, and takes down those that it shows. */
  endPushes?: () => Promise<void>
  /** Hears of what went wrong behind the screens, and where. */
  onError: (where: string, error: unknown) => void
}): Promise<Desk> => {
  const { shell, serverUrl } = await desktop.info()
  const base = serverUrl === '' ? location.origin : serverUrl
  const isWeb = shell === 'web'
  // Asks the browser not to evict our data when space runs low. It may refuse; nothing depends on it.
  if (isWeb) void navigator.storage?.persist?.().catch(() => false)
  const onError = (error: unknown, where: string) => {
    console.error(`desk: ${where}`, error)
    told(where, error)
  }
  const memory = await openBrowserMemory()
  const keys = !canCipher()
    ? null
    : desktop.keys === null
      ? await openBrowserKeys()
      : createDesktopKeys(desktop.keys)
  const aside = createAside(() => localStorage)
  const open = async (isFirstToTell?: FirstToTell) =>
    openDesk({
      isFirstToTell,
      serverUrl: base,
      storages: createBrowserStorages(),
      openPicture: openBrowserPicture,
      http: async (path, { timeoutMs = httpTimeout, ...init }) =>
        fetch(`${base}${path}`, {
          ...init,
          // Only the web client uses the cookie; the desktop app identifies itself with its token.
          credentials: isWeb ? 'same-origin' : 'omit',
          signal: AbortSignal.timeout(timeoutMs),
        }),
      openSocket: (auth) =>
        io(base, {
          auth,
          autoConnect: false,
          reconnection: false,
          forceNew: true,
          // The server accepts nothing else. If a network blocks WebSocket, the person is told.
          transports: ['websocket'],
        }),
      clock: Date.now,
      newId: () => uuid(),
      desktop,
      memory,
      keys,
      aside,
      takesNothing,
      // The desktop app takes none.
      ...(isWeb ? { endPushes } : {}),
      onOnline(listener) {
        addEventListener('online', listener)
        return () => removeEventListener('online', listener)
      },
      onError,
    })
  const name = `baton-desk:${base}`
  const lock = createWindowLock(name, navigator.locks)
  // Without locks, which plain http doesn't have, every window is on its own.
  if (lock === null)
    return open(
      createFirstToTell({
        aside,
        storeKey: `baton-told:${base}`,
        isLookedAt: () => document.visibilityState === 'visible' && document.hasFocus(),
        clock: Date.now,
      }),
    )
  return openWindowDesk({
    open: async () => open(),
    lock,
    channel: openWindowChannel(name),
    // The address of the built script has a hash of its contents.
    build: import.meta.url,
    newId: () => uuid(),
    clock: Date.now,
    onError,
  })
}
