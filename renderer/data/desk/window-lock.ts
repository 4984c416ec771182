/** Called when another window took the desk; resolves when this one has released everything. */
export type OnLost = () => Promise<void>

/** Makes sure that only one window at a time has the desk. */
export type WindowLock = {
  /** True if this window has it now. `onLost` is called when another takes it. */
  acquire(onLost: OnLost): Promise<boolean>
  /** Takes it from whichever window has it. */
  steal(onLost: OnLost): Promise<void>
  release(): void
}

/** The browser's lock by that name. Null where locks aren't supported, so we can't tell. */
export const createWindowLock = (name: string, locks: LockManager | undefined): WindowLock | null => {
  if (locks === undefined) return null
  let letGo: (() => void) | null = null

  const hold = async (options: LockOptions, onLost: OnLost): Promise<boolean> =>
    new Promise((resolve) => {
      const held = locks.request(name, options, async (lock) => {
        resolve(lock !== null)
        if (lock === null) return
        await new Promise<void>((done) => {
          letGo = done
        })
      })
      // Rejected if it was stolen; resolved when we release it.
      held.catch(() => {
        resolve(false)
        if (letGo !== null) void onLost()
        letGo = null
      })
    })

  return {
    acquire: async (onLost) => hold({ ifAvailable: true }, onLost),
    async steal(onLost) {
      await hold({ steal: true }, onLost)
    },
    release() {
      const done = letGo
      letGo = null
      done?.()
    },
  }
}
