/** Ids that this desk has made and that no document has yet: no one need look on the disk whether there is one. */
export type FreshIds = {
  make(): string
  /** True if it is one of them; from then on it isn't any more. */
  take(id: string): boolean
}

/** Most are used at once or never. */
const mostKept = 500

/**
 * Remembers what `newId` makes. One desk's ids only: those of another window may have been used through an owner that is
 * gone by now.
 */
export const createFreshIds = (newId: () => string): FreshIds => {
  const fresh = new Set<string>()
  return {
    make() {
      const id = newId()
      fresh.add(id)
      for (const oldest of fresh) {
        if (fresh.size <= mostKept) break
        fresh.delete(oldest)
      }
      return id
    },
    take: (id) => fresh.delete(id),
  }
}
