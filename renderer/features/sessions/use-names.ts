import { useCallback } from 'react'
import { useMe, usePeople } from '../../data/hooks.ts'

/** Puts names to ids. `nameOf` is for sentences about others; `youOr` says "You" for the person at this desk. */
export const useNames = (): { nameOf: (id: string) => string; youOr: (id: string) => string } => {
  const people = usePeople()
  const myId = useMe()?.id
  const nameOf = useCallback(
    (id: string) => {
      if (id === 'assistant') return 'Assistant'
      if (id === 'system') return 'Baton'
      return people.get(id)?.name ?? 'Somebody'
    },
    [people],
  )
  const youOr = useCallback((id: string) => (id === myId ? 'You' : nameOf(id)), [myId, nameOf])
  return { nameOf, youOr }
}
