/**
 * Asks for something unless that is being asked for already: the end of a list comes into sight again and again. Once it is
 * answered it may be asked for anew, as when the list was read from its start again.
 */
export const createAskOnce = (): ((mark: string, ask: () => Promise<void>) => Promise<void>) => {
  const underway = new Set<string>()
  return async (mark, ask) => {
    if (underway.has(mark)) return
    underway.add(mark)
    try {
      await ask()
    } finally {
      underway.delete(mark)
    }
  }
}
