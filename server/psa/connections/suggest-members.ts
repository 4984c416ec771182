import type { Database } from '../../store/database.ts'
import type { PsaMember } from '../provider.ts'

/** Who in Baton has the e-mail address of a member. It only suggests: a person confirms who is who. */
export const suggestMembers = async (
  db: Database,
  accountId: string,
  members: readonly PsaMember[],
): Promise<{ personId: string; memberId: string }[]> => {
  const byEmail = new Map(
    members
      .filter(({ active, email }) => active && email !== '')
      .map(({ email, id }) => [email.toLowerCase(), id]),
  )
  const people = await db
    .selectFrom('credentials')
    .select(['person_id as personId', 'email'])
    .where('account_id', '=', accountId)
    .execute()
  return people.flatMap(({ personId, email }) => {
    const memberId = byEmail.get(email.toLowerCase())
    return memberId === undefined ? [] : [{ personId, memberId }]
  })
}
