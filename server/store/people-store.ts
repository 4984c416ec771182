import { sql } from 'kysely'
import type { Account } from '../../core/domain/account/account.ts'
import type { Person } from '../../core/domain/people/person.ts'
import { readDocuments } from './change-log.ts'
import type { Database, Trx } from './database.ts'

/** What a sign-in is checked against. */
export type Credentials = { personId: string; accountId: string; passwordHash: string }

/** A person, with the workspace they belong to. */
export type Member = { person: Person; account: Account }

/** Until the transaction ends, lets only one setup run at a time, across all servers of this database. */
export const lockSetup = async (trx: Trx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('baton:setup'))`.execute(trx)
}

/** True when there is a workspace. */
export const hasAccount = async (db: Database | Trx): Promise<boolean> =>
  (await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined

/** Creates the row that counts an account's revs; its document is written like any other. */
export const createAccount = async (trx: Trx, accountId: string): Promise<void> => {
  await trx.insertInto('accounts').values({ id: accountId }).execute()
}

/** Looks up a person by lower-case address; null if no one has it. */
export const findCredentials = async (db: Database | Trx, email: string): Promise<Credentials | null> => {
  const row = await db
    .selectFrom('credentials')
    .select(['person_id as personId', 'account_id as accountId', 'password_hash as passwordHash'])
    .where('email', '=', email)
    .executeTakeFirst()
  return row ?? null
}

/** A person's address and password hash; null if they have none. */
export const readCredentials = async (
  db: Database | Trx,
  personId: string,
): Promise<(Credentials & { email: string }) | null> => {
  const row = await db
    .selectFrom('credentials')
    .select(['person_id as personId', 'account_id as accountId', 'password_hash as passwordHash', 'email'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ?? null
}

/** Replaces a person's password hash. Needs `lockSignIns`. */
export const replacePassword = async (trx: Trx, personId: string, passwordHash: string): Promise<void> => {
  await trx
    .updateTable('credentials')
    .set({ password_hash: passwordHash })
    .where('person_id', '=', personId)
    .execute()
}

/** Gives a person an address and a password; false if someone, in any workspace, already has that address. */
export const addCredentials = async (
  trx: Trx,
  credentials: Credentials & { email: string },
): Promise<boolean> => {
  const added = await trx
    .insertInto('credentials')
    .values({
      person_id: credentials.personId,
      account_id: credentials.accountId,
      email: credentials.email,
      password_hash: credentials.passwordHash,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('person_id')
    .executeTakeFirst()
  return added !== undefined
}

/** A person and their workspace as they are now; null if either doesn't exist. */
export const readMember = async (
  db: Database | Trx,
  who: { accountId: string; personId: string },
): Promise<Member | null> => {
  const found = await readDocuments(db, who.accountId, [
    { collection: 'people', id: who.personId },
    { collection: 'accounts', id: who.accountId },
  ])
  let person: Person | undefined
  let account: Account | undefined
  for (const change of found) {
    if (change.collection === 'people') person = change.document
    if (change.collection === 'accounts') account = change.document
  }
  return person === undefined || account === undefined ? null : { person, account }
}

/** Everyone in a workspace, those without access included. */
export const everyone = async (db: Database | Trx, accountId: string): Promise<Person[]> => {
  const { rows } = await sql<{ body: Person }>`
    select body from documents where account_id = ${accountId} and collection = 'people'
  `.execute(db)
  return rows.map(({ body }) => body)
}
