/** Stores what a field holds that isn't on the device yet. Rejects if it can't. */
type Store = () => Promise<void>

const open = new Set<Store>()

/** A field with a draft is on screen until the returned function is called. */
export const draftOpened = (store: Store): (() => void) => {
  open.add(store)
  return () => {
    open.delete(store)
  }
}

/** Resolves once what is being typed in this window is on the device. Rejects if some of it can't be stored. */
export const storeDrafts = async (): Promise<void> => {
  await Promise.all([...open].map((store) => store()))
}
