import { z } from 'zod'
import { noAttempts, type Attempts } from '../wire/auth-client.ts'
import type { DeskParts } from './desk-parts.ts'

const AttemptsShape = z.object({ open: z.string().nullable(), answered: z.array(z.string()) })

const attemptsIn = (text: string | null): Attempts => {
  try {
    return AttemptsShape.parse(JSON.parse(text ?? ''))
  } catch {
    return noAttempts
  }
}

/** Remembers on this device which refreshes of a sign-in were begun. What can't be read counts as none. */
export const createAttemptMemory = (
  { memory, serverUrl }: Pick<DeskParts, 'memory' | 'serverUrl'>,
  onError: (error: unknown) => void,
) => {
  const key = `baton:${serverUrl}:refreshing`
  return {
    read: (): Attempts => attemptsIn(memory.get(key)),
    async write(attempts: Attempts): Promise<void> {
      try {
        await memory.set(key, JSON.stringify(attempts))
      } catch (error) {
        // If this answer gets lost as well, the worst outcome is another sign-in.
        onError(error)
      }
    },
  }
}
