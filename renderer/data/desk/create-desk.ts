import './zod-without-eval.ts'
import { io } from 'socket.io-client'
import { v7 as uuid } from 'uuid'
import type { DesktopApi } from '../../../core/bridge/desktop-api.ts'
import { openBrowserPicture } from '../images/browser-picture.ts'
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
 * Rejects only when the device keeps nothing at all (storage forbidden); everything else is in the desk's state.
 */
export const createDesk = async ({ desktop }: { desktop: DesktopApi }): Promise<Desk> => {
  const { shell, serverUrl } = await desktop.info()
  const base = serverUrl === '' ? location.origin : serverUrl
  const isWeb = shell === 'web'
  // Asks the browser not to clear what is only here when it needs room. It may say no; nothing depends on it.
  if (isWeb) void navigator.storage?.persist?.().catch(() => false)
  return openDesk({
    serverUrl: base,
    transport: isWeb ? 'cookie' : 'body',
    storages: createBrowserStorages(),
    openPicture: openBrowserPicture,
    http: async (path, { timeoutMs = httpTimeout, ...init }) =>
      fetch(`${base}${path}`, {
        ...init,
        // The cookie belongs to the web client alone; the desktop says who it is by its token.
        credentials: isWeb ? 'same-origin' : 'omit',
        signal: AbortSignal.timeout(timeoutMs),
      }),
    openSocket: (auth) =>
      io(base, {
        auth,
        autoConnect: false,
        reconnection: false,
        forceNew: true,
        // The server takes nothing else; a network that lets none through is told of.
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
