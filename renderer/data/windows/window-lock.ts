/** Called when another window took the desk; resolves when this one has released everything. */
export type OnLost = () => Promise<void>

/** Makes sure that only one window at a time owns the desk, and tells when a window is gone. */
export type WindowLock = {
  /** True if no window had it, so that this one has it now. `onLost` is called when another takes it. */
  acquire(onLost: OnLost): Promise<boolean>
  /** Waits until the owner closes or is killed. True when this window has it, false if it stopped waiting. */
  inherit(onLost: OnLost): Promise<boolean>
  /** Takes it from whichever window has it. */
  steal(onLost: OnLost): Promise<void>
  /** Lets go of the desk, or stops waiting for it. */
  release(): void
  /**
   * Before the databases are opened: waits until no other window has them open, which may take longer than the desk is its
   * own, but only a few seconds, because that window may hang. Returns how to say that they are closed again.
   */
  enter(): Promise<() => void>
  /** Marks this window as there, for as long as it lives. */
  live(windowId: string): Promise<void>
  /** This window is gone. A killed one needn't say so. */
  leave(): void
  /** Calls back once that window is gone. Returns how to stop waiting. */
  whenGone(windowId: string, gone: () => void): () => void
}

/** How long a window that lost the desk has to close its databases. Milliseconds. */
const closedWithinMs = 5000

/** The browser's lock by that name. Null where locks aren't supported, so we can't tell. */
export const createWindowLock = (
  name: string,
  locks: LockManager | undefined,
  patienceMs = closedWithinMs,
): WindowLock | null => {
  if (locks === undefined) return null
  let letGo: (() => void) | null = null
  let waiting: AbortController | null = null
  let living: (() => void) | null = null
  const nameOf = (windowId: string) => `${name}/${windowId}`

  const hold = async (options: LockOptions, onLost: OnLost): Promise<boolean> =>
    new Promise((resolve) => {
      const held = locks.request(name, options, async (lock) => {
        if (lock === null) return resolve(false)
        await new Promise<void>((done) => {
          letGo = done
          resolve(true)
        })
      })
      // Rejected if it was stolen or no longer wanted; resolved when we release it.
      held.catch(() => {
        resolve(false)
        if (letGo !== null) void onLost()
        letGo = null
      })
    })
  const stopWaiting = (): void => {
    waiting?.abort()
    waiting = null
  }

  return {
    acquire: async (onLost) => hold({ ifAvailable: true }, onLost),
    async inherit(onLost) {
      stopWaiting()
      const mine = new AbortController()
      waiting = mine
      return hold({ signal: mine.signal }, onLost)
    },
    async steal(onLost) {
      stopWaiting()
      await hold({ steal: true }, onLost)
    },
    release() {
      stopWaiting()
      const done = letGo
      letGo = null
      done?.()
    },
    enter: async () =>
      new Promise((resolve) => {
        let isIn = false
        const use = async (options: LockOptions): Promise<void> =>
          locks.request(`${name}/open`, options, async () => {
            isIn = true
            await new Promise<void>((closed) => resolve(closed))
          })
        use({ signal: AbortSignal.timeout(patienceMs) }).catch(async () => {
          // Rejected as well when another window takes it in turn, which is no reason to take it back.
          if (!isIn) await use({ steal: true }).catch(() => undefined)
        })
      }),
    live: async (windowId) =>
      new Promise((resolve) => {
        void locks.request(
          nameOf(windowId),
          async () =>
            new Promise<void>((done) => {
              living = done
              resolve()
            }),
        )
      }),
    leave: () => living?.(),
    whenGone(windowId, gone) {
      const stop = new AbortController()
      locks
        .request(nameOf(windowId), { signal: stop.signal }, () => {
          if (!stop.signal.aborted) gone()
        })
        .catch(() => undefined)
      return () => stop.abort()
    },
  }
}
