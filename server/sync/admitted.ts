import type { Person } from '../../core/domain/person.ts'

/** Someone who was let in, with the sign-in that they came by. */
export type Admitted = {
  personId: string
  accountId: string
  family: string
  person: Person
  /** When the token that they showed expires. Milliseconds since 1970, by the server's clock. */
  expiresAt: number
}
