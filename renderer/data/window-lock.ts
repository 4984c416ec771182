/** Sees to it that one window at a time has the desk. */
export type WindowLock = {
  /** True when this window has it now. `onLost` is called when another takes it. */
  acquire(onLost: () => void): Promise<boolean>
  /** Takes it from whoever has it. */
  steal(onLost: () => void): Promise<void>
  release(): void
}

/** The lock of the browser, by name. Null where there is none: then it cannot be told. */
export const createWindowLock = (name: string, locks: LockManager | undefined): WindowLock | null => {
  if (locks === undefined) return null
  let letGo: (() => void) | null = null

  const hold = async (options: LockOptions, onLost: () => void): Promise<boolean> =>
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
        if (letGo !== null) onLost()
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
