import { sql } from 'kysely'
import type { Database, Trx } from '../database.ts'
import { isLiveSignIn, type FamilyOwner } from './token-store.ts'

/** A sign-in as stored: the device's name, and a keyed hash of its network. */
export type Whereabouts = { deviceName: string; place: Buffer }

/** A sign-in that is still valid. */
export type LiveSignIn = { family: string; deviceName: string; createdAt: Date; lastSeenAt: Date }

/** Records when and from where a sign-in was used; the first time, also when it began. */
export const noteSignIn = async (
  trx: Trx,
  signIn: FamilyOwner & Whereabouts & { family: string; at: Date },
): Promise<void> => {
  await trx
    .insertInto('sign_ins')
    .values({
      family: signIn.family,
      account_id: signIn.accountId,
      person_id: signIn.personId,
      device_name: signIn.deviceName,
      place: signIn.place,
      created_at: signIn.at,
      last_seen_at: signIn.at,
    })
    .onConflict((conflict) =>
      conflict.column('family').doUpdateSet({
        device_name: signIn.deviceName,
        place: signIn.place,
        last_seen_at: signIn.at,
      }),
    )
    .execute()
}

/** Deletes a person's sign-ins last used before a given time, and with them the devices that took pushes. */
export const forgetSignIns = async (trx: Trx, personId: string, before: Date): Promise<void> => {
  await trx
    .deleteFrom('sign_ins')
    .where('person_id', '=', personId)
    .where('last_seen_at', '<', before)
    .execute()
  await trx
    .deleteFrom('push_subscriptions')
    .where('person_id', '=', personId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sign_ins')
            .select('family')
            .whereRef('sign_ins.family', '=', 'push_subscriptions.family'),
        ),
      ),
    )
    .execute()
}

/** A person's valid sign-ins, most recently used first. */
export const readSignIns = async (db: Database | Trx, owner: FamilyOwner, now: Date): Promise<LiveSignIn[]> =>
  db
    .selectFrom('sign_ins')
    .select(['family', 'device_name as deviceName', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
    .where('account_id', '=', owner.accountId)
    .where('person_id', '=', owner.personId)
    .where(isLiveSignIn('sign_ins.family', now))
    .orderBy('last_seen_at', 'desc')
    .orderBy('family')
    .execute()

/** Whether someone has signed in with this address from this place since a given time. */
export const hasSignedInFrom = async (
  db: Database | Trx,
  where: { email: string; place: Buffer; since: Date },
): Promise<boolean> => {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select 1 from sign_ins join credentials using (person_id)
      where email = ${where.email} and place = ${where.place} and last_seen_at > ${where.since}) as known
  `.execute(db)
  return rows[0]?.known ?? false
}
