import type { Person } from '../../core/domain/people/person.ts'

/** A signed-in person, with the sign-in they used. */
export type Admitted = {
  personId: string
  accountId: string
  family: string
  person: Person
  /** When their token expires. Milliseconds since 1970, by the server's clock. */
  expiresAt: number
}
