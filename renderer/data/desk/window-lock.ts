/** Called when another window took the desk; resolves when this one has let go of everything. */
export type OnLost = () => Promise<void>

/** Sees to it that one window at a time has the desk. */
export type WindowLock = {
  /** True when this window has it now. `onLost` is called when another takes it. */
  acquire(onLost: OnLost): Promise<boolean>
  /** Takes it from whoever has it. */
  steal(onLost: OnLost): Promise<void>
  release(): void
}

/** The lock of the browser, by name. Null where there is none: then it cannot be told. */
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
      // Rejected when it was stolen; resolved when we let it go.
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
