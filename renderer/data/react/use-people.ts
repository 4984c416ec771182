import { useMemo } from 'react'
import type { Team } from '../../../core/domain/account.ts'
import type { Person } from '../../../core/domain/person.ts'
import { useDesk, useLive, useSignedIn } from './use-desk.ts'

const noOne: ReadonlyMap<string, Person> = new Map()

/** Everyone in the account by id, including inactive people. */
export const usePeople = (): ReadonlyMap<string, Person> => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.people(), [desk])) ?? noOne
}

const noTeams: readonly Team[] = []

/** The workspace's teams. */
export const useTeams = (): readonly Team[] => {
  const desk = useDesk()
  const accountId = useSignedIn((state) => state.identity.accountId)
  return useLive(useMemo(() => desk.document('accounts', accountId), [desk, accountId]))?.teams ?? noTeams
}

/** The signed-in person; null until their document has arrived. */
export const useMe = (): Person | null => {
  const personId = useSignedIn((state) => state.identity.personId)
  const people = usePeople()
  return people.get(personId) ?? null
}
