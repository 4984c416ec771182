import { useCallback } from 'react'
import { useMe, usePeople } from '../../data/react/use-people.ts'

/**
 * Puts names to ids.
 *
 * `nameOf` is for sentences about others; `youOr` begins a sentence with "You" where it is about the person at this
 * desk, `youIn` says "you" within one.
 */
export const useNames = (): Record<'nameOf' | 'youOr' | 'youIn', (id: string) => string> => {
  const people = usePeople()
  const myId = useMe()?.id
  const nameOf = useCallback(
    (id: string) => {
      if (id === 'assistant') return 'Assistant'
      if (id === 'system') return 'Baton'
      return people.get(id)?.name ?? 'Someone'
    },
    [people],
  )
  const youOr = useCallback((id: string) => (id === myId ? 'You' : nameOf(id)), [myId, nameOf])
  const youIn = useCallback((id: string) => (id === myId ? 'you' : nameOf(id)), [myId, nameOf])
  return { nameOf, youOr, youIn }
}
