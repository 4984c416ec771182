import { useMemo } from 'react'
import type { Team } from '../../../core/domain/account/account.ts'
import type { Person } from '../../../core/domain/people/person.ts'
import type { Identity } from '../../../core/protocol/auth.ts'
import { useDesk, useLive, useSignedIn } from './use-desk.ts'

const noOne: ReadonlyMap<string, Person> = new Map()

/** Everyone in the account by id, including inactive people. */
export const usePeople = (): ReadonlyMap<string, Person> => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.people(), [desk])) ?? noOne
}

/** A person as far as signing in told. */
const signedInAs = ({ personId, accountId, name, role }: Identity): Person => ({
  id: personId,
  accountId,
  rev: 0,
  name,
  role,
  active: true,
  teamId: null,
})

const noTeams: readonly Team[] = []

/** The workspace's teams. */
export const useTeams = (): readonly Team[] => {
  const desk = useDesk()
  const accountId = useSignedIn((state) => state.identity.accountId)
  return useLive(useMemo(() => desk.document('accounts', accountId), [desk, accountId]))?.teams ?? noTeams
}

/**
 * The signed-in person. Until the first pull has brought their document, who they signed in as; null if it is gone
 * after that.
 */
export const useMe = (): Person | null => {
  const identity = useSignedIn((state) => state.identity)
  const isFirst = useSignedIn((state) => !state.synced)
  const people = usePeople()
  return useMemo(
    () => people.get(identity.personId) ?? (isFirst ? signedInAs(identity) : null),
    [people, identity, isFirst],
  )
}
