import { afterEach } from 'vitest'
import type { Desk } from '../../../renderer/data/contract/desk.ts'
import { createWindowLock, type WindowLock } from '../../../renderer/data/windows/window-lock.ts'
import { openWindowDesk } from '../../../renderer/data/windows/window-desk.ts'
import { openWindowChannel } from '../../../renderer/data/windows/window-messages.ts'
import { openTestDesk, type Device } from './open-test-desk.ts'

/** One window of a device, over Node's own locks and channels, which are those of a browser. */
export type TestWindow = {
  desk: Desk
  /** Ends it without a word, the way the system ends a process: nothing it was asked is answered any more. */
  kill(): Promise<void>
  /** From now on it neither hears nor says anything, but lives on. */
  freeze(): void
}

export type WindowOptions = {
  build?: string
  patienceMs?: number
  /** Changes the desk that this window opens if it owns it. */
  changed?: (desk: Desk) => Desk
}

let names = 0

/** The windows of one device, closed after the test. */
export const testWindows = () => {
  const windows: TestWindow[] = []
  afterEach(async () => {
    // In the reverse order, so that none takes over in between.
    for (const window of windows.splice(0).toReversed()) await window.desk.close()
  })

  return {
    /** Opens another window of a device. */
    async open(url: string, device: Device, options: WindowOptions = {}): Promise<TestWindow> {
      const name = `windows-${device.name}`
      const locks = createWindowLock(name, navigator.locks)
      if (locks === null) throw new Error('This Node has no locks.')
      let databasesClosed = (): void => undefined
      const lock: WindowLock = {
        ...locks,
        async enter() {
          databasesClosed = await locks.enter()
          return databasesClosed
        },
      }
      const channel = openWindowChannel(name)
      let mute = false
      let inner: Desk | null = null
      const desk = await openWindowDesk({
        async open() {
          inner = await openTestDesk(url, device)
          return options.changed?.(inner) ?? inner
        },
        lock,
        channel: {
          post: (message) => (mute ? undefined : channel.post(message)),
          listen: (listener) => channel.listen((message) => (mute ? undefined : listener(message))),
          close: channel.close,
        },
        build: options.build ?? 'one',
        newId() {
          names += 1
          return `w${names}`
        },
        clock: () => Date.now() + device.clockAhead,
        ...(options.patienceMs === undefined ? {} : { patienceMs: options.patienceMs }),
        onError: (error, where) => device.errors.push({ error, where }),
      })
      const window: TestWindow = {
        desk,
        freeze() {
          mute = true
        },
        async kill() {
          mute = true
          windows.splice(windows.indexOf(window), 1)
          // One process can't open a database twice, so what the system would do at once takes a moment here.
          await inner?.close()
          databasesClosed()
          lock.release()
          lock.leave()
          channel.close()
        },
      }
      windows.push(window)
      return window
    },
  }
}
