import { wholeForMs } from '../../../../core/domain/shapes/on-device.ts'
import type { LocalState } from '../../lists/what-is-known.ts'
import type { Replica } from '../../store/replica/replica.ts'

/** How many sessions keep their contents on the device after being fetched by opening them. */
const keepFetched = 500

export type LetGoParts = {
  personId: string
  state: Pick<LocalState, 'pendingKeys' | 'stored'>
  replica: Pick<Replica, 'letGo'>
  now: () => number
  /** Something was removed. */
  emptied: () => void
  onError: (error: unknown) => void
}

/**
 * Gives back what removes the contents of old sessions from the device, once for each start; called again, it does
 * nothing. Sessions with actions that were not sent yet keep theirs.
 */
export const createLetGo = ({
  personId,
  state,
  replica,
  now,
  emptied,
  onError,
}: LetGoParts): (() => void) => {
  let hasLetGo = false
  return () => {
    if (hasLetGo) return
    hasLetGo = true
    const own = [...state.pendingKeys.get()].filter((key) => key.startsWith('sessions/'))
    const rule = {
      personId,
      since: now() - wholeForMs,
      keepFetched,
      except: own.map((key) => key.slice('sessions/'.length)),
    }
    state
      .stored(0)
      .then(async (isStored) => (isStored ? replica.letGo(rule) : 0))
      .then((gone) => {
        if (gone > 0) emptied()
      })
      .catch(onError)
  }
}
