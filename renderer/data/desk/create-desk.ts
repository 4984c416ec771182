import './zod-without-eval.ts'
import { io } from 'socket.io-client'
import { v7 as uuid } from 'uuid'
import type { DesktopApi } from '../../../core/bridge/desktop-api.ts'
import { openBrowserPicture } from '../files/browser-picture.ts'
import { openBrowserMemory } from './browser-memory.ts'
import { createBrowserStorages } from './browser-storages.ts'
import type { Desk } from '../contract/desk.ts'
import { openDesk } from './open-desk.ts'
import { createWindowLock } from './window-lock.ts'

/** How long an HTTP exchange may take. Milliseconds. */
const httpTimeout = 15_000

/**
 * Opens the desk of this browser or window.
 *
 * Rejects only if the device can't store anything at all (storage forbidden); everything else is in the desk's state.
 */
export const createDesk = async ({ desktop }: { desktop: DesktopApi }): Promise<Desk> => {
  const { shell, serverUrl } = await desktop.info()
  const base = serverUrl === '' ? location.origin : serverUrl
  const isWeb = shell === 'web'
  // Asks the browser not to evict our data when space runs low. It may refuse; nothing depends on it.
  if (isWeb) void navigator.storage?.persist?.().catch(() => false)
  return openDesk({
    serverUrl: base,
    transport: isWeb ? 'cookie' : 'body',
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
    memory: await openBrowserMemory(),
    lock: createWindowLock(`baton-desk:${base}`, navigator.locks),
    onOnline(listener) {
      addEventListener('online', listener)
      return () => removeEventListener('online', listener)
    },
    onError: (error, where) => console.error(`desk: ${where}`, error),
  })
}
