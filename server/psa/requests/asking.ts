import { atLeast, canWork, type Person } from '../../../core/domain/people/person.ts'
import { problem, type Problem } from '../../../core/domain/document/problem.ts'
import { readDocument } from '../../store/change-log.ts'
import type { Database } from '../../store/database.ts'
import type { PsaProblem } from '../provider.ts'

/** What a ticket system answered, for whoever asked. */
export const problemOf = ({ kind, message }: PsaProblem): Problem =>
  problem(
    kind === 'unavailable' || kind === 'rate_limited' || kind === 'conflict' ? 'unavailable' : 'bad_request',
    message,
  )

/** Why a person may not ask this; null if they may. */
export const refusalFor = async (
  db: Database,
  from: { accountId: string; personId: string },
  least: 'engineer' | 'admin',
): Promise<{ refusal: Problem; person: null } | { refusal: null; person: Person }> => {
  const person = await readDocument(db, from.accountId, 'people', from.personId)
  if (person !== null && canWork(person) && atLeast(person.role, least)) return { refusal: null, person }
  return {
    refusal: problem(
      'forbidden',
      least === 'admin' ? 'Only admins and owners can change connections.' : 'Viewers can’t look up tickets.',
    ),
    person: null,
  }
}

export const unknownConnection = problem(
  'not_found',
  'This connection was removed, or its credentials can’t be read. Connect it again.',
)
