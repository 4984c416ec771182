import { io } from 'socket.io-client'
import type { Toast, ToastOutcome } from '../../../core/bridge/desktop-api.ts'
import type { DeskState, ReadyState } from '../../../renderer/data/contract/desk-state.ts'
import type { Desk, Readable } from '../../../renderer/data/contract/desk.ts'
import type { KeyHolder } from '../../../renderer/data/desk/keys/key-holder.ts'
import type { DeskParts } from '../../../renderer/data/desk/desk-parts.ts'
import { openDesk } from '../../../renderer/data/desk/open-desk.ts'
import type { Http } from '../../../renderer/data/wire/auth-client.ts'
import { createSignIn } from '../../../electron/main/keys/sign-in.ts'
import type { Storages } from '../../../renderer/data/desk/kept/storages.ts'
import { memoryStorages } from './memory-storages.ts'
import { openTestPicture } from '../electron/memory-files.ts'

/** What outlives a restart of a desk: its databases, its memory of who was signed in, its keychain. */
export type Device = {
  storages: Storages
  remembered: Map<string, string>
  /** What is kept apart from the databases. */
  aside: Map<string, string>
  secret: string | null
  /** Where the keys are that seal what is on it; null if nothing is sealed. */
  keys: KeyHolder | null
  toasts: Toast[]
  closedToasts: string[]
  toastOutcome: ToastOutcome
  errors: { error: unknown; where: string }[]
  /** Milliseconds that this device's clock is ahead of the machine's. */
  clockAhead: number
  /** Distinguishes devices that share one memory storage. */
  name: string
}

let devices = 0

/** A device of its own, with empty databases in memory. */
export const makeDevice = (over: Partial<Device> = {}): Device => {
  devices += 1
  return {
    storages: memoryStorages(),
    remembered: new Map(),
    aside: new Map(),
    secret: null,
    keys: null,
    toasts: [],
    closedToasts: [],
    toastOutcome: 'shown',
    errors: [],
    clockAhead: 0,
    name: `d${devices}`,
    ...over,
  }
}

let ids = 0

/**
 * Opens a desk in Node on a device, against a real server at `url`.
 *
 * Open it again on the same device for a restart. `over` replaces single parts.
 */
export const openTestDesk = async (
  url: string,
  device: Device = makeDevice(),
  over: Partial<DeskParts> = {},
): Promise<Desk> => {
  const overNetwork: Http = async (path, init) => fetch(`${url}${path}`, init)
  return openDesk({
    // Memory storages share their contents by name in one process, so each device has names of its own.
    serverUrl: `${url}#${device.name}`,
    storages: device.storages,
    openPicture: openTestPicture,
    http: overNetwork,
    openSocket: (auth) =>
      io(url, { autoConnect: false, reconnection: false, forceNew: true, transports: ['websocket'], auth }),
    clock: () => Date.now() + device.clockAhead,
    newId: () => {
      ids += 1
      return `${device.name}-${String(ids).padStart(8, '0')}`
    },
    desktop: {
      // As main does it, over the same network.
      signIn: createSignIn({
        async http(address, init) {
          const answer = await (over.http ?? overNetwork)(address.slice(url.length), init)
          return { status: answer.status, text: await answer.text() }
        },
        secrets: {
          read: async () => device.secret,
          write: async (_, secret) => {
            device.secret = secret
          },
        },
        serverUrl: () => url,
      }),
      showToast: async (toast) => {
        device.toasts.push(toast)
        return device.toastOutcome
      },
      closeToast: async (key) => {
        device.closedToasts.push(key)
      },
      onResume: () => () => undefined,
    },
    keys: device.keys,
    aside: {
      get: (key) => device.aside.get(key) ?? null,
      set(key, value) {
        if (value === null) device.aside.delete(key)
        else device.aside.set(key, value)
        return true
      },
    },
    memory: {
      get: (key) => device.remembered.get(key) ?? null,
      set: async (key, value) => void device.remembered.set(key, value),
      remove: async (key) => void device.remembered.delete(key),
    },
    onError: (error, where) => device.errors.push({ error, where }),
    ...over,
  })
}

/** Waits until a readable satisfies a condition, and gives its value back. Fails with what it was last. */
export const until = async <T>(
  readable: Readable<T | undefined>,
  isSo: (value: T) => boolean,
  what = 'the condition',
  timeoutMs = 40_000,
): Promise<T> =>
  new Promise((resolve, reject) => {
    let stop = (): void => undefined
    const timer = setTimeout(() => {
      stop()
      reject(new Error(`Waited in vain for ${what}. Last: ${JSON.stringify(readable.get())?.slice(0, 2000)}`))
    }, timeoutMs)
    const look = () => {
      const value = readable.get()
      if (value === undefined || !isSo(value)) return
      clearTimeout(timer)
      // The first look may come before `subscribe` has given back its end.
      queueMicrotask(() => stop())
      resolve(value)
    }
    stop = readable.subscribe(look)
    look()
  })

/** Waits for the desk to be in a state. */
export const untilState = async (
  desk: Desk,
  isSo: (state: DeskState) => boolean,
  what?: string,
): Promise<DeskState> => until(desk.state, isSo, what)

/** Waits until someone is signed in and their desk is in a state. */
export const untilReady = async (
  desk: Desk,
  isSo: (state: ReadyState) => boolean,
  what?: string,
): Promise<ReadyState> =>
  (await until(desk.state, (state) => state.phase === 'ready' && isSo(state), what)) as ReadyState

/** The state of a desk whose person is signed in. */
export const readyState = (desk: Desk): ReadyState => {
  const state = desk.state.get()
  if (state.phase !== 'ready') throw new Error(`The desk is ${state.phase}.`)
  return state
}

/** Signs in as a person of the test world. */
export const signInAs = async (desk: Desk, personId: string): Promise<void> => {
  const result = await desk.signIn({ email: `${personId}@acme.test`, password: 'correct horse' })
  if (!result.ok) throw new Error(`${personId} could not sign in: ${result.problem.message}`)
}
