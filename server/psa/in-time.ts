import { psaFailed, type PsaResult } from './provider.ts'

/**
 * Asks a ticket system, and gives up in time: what still waits to be sent then isn't any more. What was sent may have happened.
 *
 * @param within milliseconds
 */
export const inTime = async <T>(
  within: number,
  writes: boolean,
  ask: (signal: AbortSignal) => Promise<PsaResult<T>>,
): Promise<PsaResult<T>> => {
  const signal = AbortSignal.timeout(within)
  try {
    return await ask(signal)
  } catch (error) {
    if (!signal.aborted) throw error
    return psaFailed('unavailable', 'The ticket system took too long to answer.', {
      mayHaveHappened: writes,
    })
  }
}
