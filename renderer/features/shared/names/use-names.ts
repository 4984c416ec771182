import { useCallback } from 'react'
import { isolated } from '../../../../core/domain/text/text.ts'
import { useMe, usePeople, useTeams } from '../../../data/react/use-people.ts'
import { sharedWords as words } from '../shared.words.ts'

/**
 * Turns the ids of people and teams into names, each isolated, so that it can be put into any sentence.
 *
 * `nameOf` is for sentences about others. `youOr` says "You" at the start of a sentence about the person at this desk, and
 * `youIn` says "you" in the middle of one.
 */
export const useNames = (): Record<'nameOf' | 'youOr' | 'youIn', (id: string) => string> => {
  const people = usePeople()
  const teams = useTeams()
  const myId = useMe()?.id
  const nameOf = useCallback(
    (id: string) => {
      if (id === 'assistant') return words.assistant
      if (id === 'system') return words.baton
      return isolated(people.get(id)?.name ?? teams.find((team) => team.id === id)?.name ?? words.someone)
    },
    [people, teams],
  )
  const youOr = useCallback((id: string) => (id === myId ? words.you : nameOf(id)), [myId, nameOf])
  const youIn = useCallback((id: string) => (id === myId ? words.youIn : nameOf(id)), [myId, nameOf])
  return { nameOf, youOr, youIn }
}
