/**
 * Runs something for as long as it is wanted: looks every `every` milliseconds, and aborts it once it no longer is. Gives null
 * then. Whoever ends what it is for doesn't have to know of it, in whichever process that happens.
 */
export const stillWanted = async <T>(
  isWanted: () => Promise<boolean>,
  every: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | null> => {
  const unwanted = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const look = (): void => {
    timer = setTimeout(() => {
      isWanted()
        // A database that is away for a moment says nothing about it.
        .catch(() => true)
        .then((wanted) => {
          if (wanted) look()
          else unwanted.abort(new Error('No longer wanted.'))
        }, look)
    }, every)
  }
  look()
  try {
    return await work(AbortSignal.any([signal, unwanted.signal]))
  } catch (error) {
    signal.throwIfAborted()
    if (unwanted.signal.aborted) return null
    throw error
  } finally {
    unwanted.abort()
    clearTimeout(timer)
  }
}
