import { useMemo } from 'react'
import type { Person } from '../../../core/domain/person.ts'
import { useDesk, useDeskState, useLive } from './use-desk.ts'

const noOne: ReadonlyMap<string, Person> = new Map()

/** Everyone of the account by id, the inactive too. */
export const usePeople = (): ReadonlyMap<string, Person> => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.people(), [desk])) ?? noOne
}

/** The signed-in person; null until their document has arrived. */
export const useMe = (): Person | null => {
  const personId = useDeskState((state) => state.identity?.personId ?? null)
  const people = usePeople()
  return personId === null ? null : (people.get(personId) ?? null)
}
