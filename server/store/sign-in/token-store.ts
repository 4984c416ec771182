import { sql } from 'kysely'
import type { Person } from '../../../core/domain/people/person.ts'
import type { Database, Trx } from '../database.ts'

/** The owner of a family of refresh tokens: one sign-in on one device. */
export type FamilyOwner = { accountId: string; personId: string }

/** A refresh token as stored: only its hash, never the token. */
export type StoredToken = {
  id: number
  hash: Buffer
  deviceId: string | null
  expiresAt: Date
  usedAt: Date | null
  /** Set when used. */
  nextSalt: Buffer | null
  /** The client's own name for the attempt that used it. */
  usedAttempt: string | null
  revokedAt: Date | null
}

/**
 * Until the transaction ends, lets no one else open, renew or end sign-ins of this person, or change their password.
 *
 * It is the person's own row and not the account's lock: signing in must not wait for what a workspace decides. Must come before what it
 * is about is read. Whoever holds an account's lock may take it, never the other way round.
 */
export const lockSignIns = async (trx: Trx, personId: string): Promise<void> => {
  await trx
    .selectFrom('credentials')
    .select('person_id')
    .where('person_id', '=', personId)
    .forNoKeyUpdate()
    .execute()
}

/** Stores a new token of a family. */
export const addToken = async (
  trx: Trx,
  token: FamilyOwner & { family: string; hash: Buffer; deviceId: string | null; at: Date; expiresAt: Date },
): Promise<void> => {
  await trx
    .insertInto('refresh_tokens')
    .values({
      family: token.family,
      person_id: token.personId,
      account_id: token.accountId,
      hash: token.hash,
      device_id: token.deviceId,
      created_at: token.at,
      expires_at: token.expiresAt,
      used_at: null,
      next_salt: null,
      revoked_at: null,
    })
    .execute()
}

/** Whose family it is; null if it never existed or all of its tokens are gone. */
export const findFamily = async (db: Database | Trx, family: string): Promise<FamilyOwner | null> => {
  const row = await db
    .selectFrom('refresh_tokens')
    .select(['account_id as accountId', 'person_id as personId'])
    .where('family', '=', family)
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The stored tokens of a family, oldest first. */
export const readFamily = async (trx: Trx, family: string): Promise<StoredToken[]> =>
  trx
    .selectFrom('refresh_tokens')
    .select([
      'id',
      'hash',
      'device_id as deviceId',
      'expires_at as expiresAt',
      'used_at as usedAt',
      'next_salt as nextSalt',
      'used_attempt as usedAttempt',
      'revoked_at as revokedAt',
    ])
    .where('family', '=', family)
    .orderBy('id')
    .execute()

/** Marks a token as used, with the salt that leads to the next one. */
export const markUsed = async (
  trx: Trx,
  id: number,
  nextSalt: Buffer,
  attempt: string | null,
  at: Date,
): Promise<void> => {
  await trx
    .updateTable('refresh_tokens')
    .set({ used_at: at, next_salt: nextSalt, used_attempt: attempt })
    .where('id', '=', id)
    .execute()
}

/** Deletes a family's tokens used before a given time: it is too late to come back with them. */
export const forgetUsed = async (trx: Trx, family: string, before: Date): Promise<void> => {
  await trx.deleteFrom('refresh_tokens').where('family', '=', family).where('used_at', '<', before).execute()
}

/** Deletes a person's tokens that expired before a given time. */
export const forgetExpired = async (trx: Trx, personId: string, before: Date): Promise<void> => {
  await trx
    .deleteFrom('refresh_tokens')
    .where('person_id', '=', personId)
    .where('expires_at', '<', before)
    .execute()
}

/** Whether a family was revoked. Under `lockSignIns` it stays so until the transaction ends. */
export const isRevoked = async (trx: Trx, family: string): Promise<boolean> => {
  const row = await trx
    .selectFrom('refresh_tokens')
    .select('id')
    .where('family', '=', family)
    .where('revoked_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Revokes one family; its device takes no more pushes, because someone else may be next at it. Needs `lockSignIns`; otherwise a
 * refresh running at the same time would escape.
 */
export const revokeFamily = async (trx: Trx, family: string, at: Date): Promise<void> => {
  await trx
    .updateTable('refresh_tokens')
    .set({ revoked_at: at })
    .where('family', '=', family)
    .where('revoked_at', 'is', null)
    .execute()
  await trx.deleteFrom('push_subscriptions').where('family', '=', family).execute()
}

/** Revokes all of a person's families, except one to keep, in the same way. Needs `lockSignIns`, as above. */
export const revokeFamiliesOf = async (
  trx: Trx,
  personId: string,
  at: Date,
  spared: string | null = null,
): Promise<void> => {
  await trx
    .updateTable('refresh_tokens')
    .set({ revoked_at: at })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .$if(spared !== null, (query) => query.where('family', '!=', spared ?? ''))
    .execute()
  await trx
    .deleteFrom('push_subscriptions')
    .where('person_id', '=', personId)
    .$if(spared !== null, (query) => query.where('family', '!=', spared ?? ''))
    .execute()
}

/** Of a refresh token: whether it keeps its sign-in valid. No one ended it, and it was used not too long ago. */
const isLiveToken = (now: Date) => sql<boolean>`revoked_at is null and expires_at > ${now}`

/** Whether the sign-in that a row has in this column is valid. */
export const isLiveSignIn = (family: 'sign_ins.family' | 'push_subscriptions.family', now: Date) =>
  sql<boolean>`exists (select 1 from refresh_tokens
    where refresh_tokens.family = ${sql.ref(family)} and ${isLiveToken(now)})`

/** The person of an access token, and whether its family is still valid; person is null if there is none. */
export const readAccess = async (
  db: Database | Trx,
  token: FamilyOwner & { family: string; now: Date },
): Promise<{ person: Person | null; alive: boolean }> => {
  const { rows } = await sql<{ person: Person | null; alive: boolean }>`
    select
      (select body from documents
        where account_id = ${token.accountId} and collection = 'people' and id = ${token.personId}) as person,
      exists (select 1 from refresh_tokens
        where family = ${token.family}::uuid and person_id = ${token.personId} and account_id = ${token.accountId}
          and ${isLiveToken(token.now)}) as alive
  `.execute(db)
  return rows[0] ?? { person: null, alive: false }
}

/** For each access, in order: whether the person still has access here, and whether the family is still valid. */
export const readAccesses = async (
  db: Database | Trx,
  accesses: readonly (FamilyOwner & { family: string })[],
  now: Date,
): Promise<{ active: boolean; alive: boolean }[]> => {
  if (accesses.length === 0) return []
  const asked = accesses.map(({ accountId, personId, family }, n) => ({ n, accountId, personId, family }))
  const { rows } = await sql<{ active: boolean; alive: boolean }>`
    select
      coalesce((d.body->>'active')::boolean, false) as active,
      exists (select 1 from refresh_tokens t
        where t.family = a.family and t.person_id = a."personId" and t.account_id = a."accountId"
          and ${isLiveToken(now)}) as alive
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
           as a(n int, "accountId" text, "personId" text, family uuid)
    left join documents d on d.account_id = a."accountId" and d.collection = 'people' and d.id = a."personId"
    order by a.n
  `.execute(db)
  return rows
}
