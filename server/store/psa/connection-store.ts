import { sql } from 'kysely'
import type { Database, Trx } from '../database.ts'

/** What is kept of a connection beside its document; texts are encrypted. */
export type ConnectionSecrets = {
  accountId: string
  connectionId: string
  system: string
  credentials: string
  callbackSecret: string
  signedInAs: string
  pausedUntil: Date | null
  failures: number
}

const columns = [
  'account_id as accountId',
  'connection_id as connectionId',
  'system',
  'credentials',
  'callback_secret as callbackSecret',
  'signed_in_as as signedInAs',
  'paused_until as pausedUntil',
  'failures',
] as const

/** The secrets of a connection; null once it was removed. */
export const findSecrets = async (
  db: Database | Trx,
  connectionId: string,
): Promise<ConnectionSecrets | null> => {
  const row = await db
    .selectFrom('connection_secrets')
    .select(columns)
    .where('connection_id', '=', connectionId)
    .executeTakeFirst()
  return row ?? null
}

/** Every connection of every workspace, for what recurs. */
export const allConnections = async (
  db: Database,
): Promise<{ accountId: string; connectionId: string; pausedUntil: Date | null }[]> =>
  db
    .selectFrom('connection_secrets')
    .select(['account_id as accountId', 'connection_id as connectionId', 'paused_until as pausedUntil'])
    .execute()

/** Stores the secrets of a connection. Keeps the secret of its callbacks, which the ticket system knows. */
export const putSecrets = async (
  trx: Trx,
  secrets: Pick<
    ConnectionSecrets,
    'accountId' | 'connectionId' | 'system' | 'credentials' | 'callbackSecret' | 'signedInAs'
  >,
): Promise<void> => {
  const { accountId, connectionId, system, credentials, callbackSecret, signedInAs } = secrets
  await trx
    .insertInto('connection_secrets')
    .values({
      account_id: accountId,
      connection_id: connectionId,
      system,
      credentials,
      callback_secret: callbackSecret,
      signed_in_as: signedInAs,
    })
    .onConflict((conflict) =>
      conflict.column('connection_id').doUpdateSet({
        credentials,
        signed_in_as: signedInAs,
        paused_until: null,
        failures: 0,
      }),
    )
    .execute()
}

export const removeSecrets = async (trx: Trx, accountId: string, connectionId: string): Promise<void> => {
  await trx
    .deleteFrom('connection_secrets')
    .where('account_id', '=', accountId)
    .where('connection_id', '=', connectionId)
    .execute()
}

/** Keeps everyone from asking a system that is down or overloaded, until then. Gives how often in a row that was. */
export const pauseConnection = async (
  db: Database,
  connectionId: string,
  now: number,
  untilOf: (failures: number) => Date,
): Promise<Date | null> =>
  db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('connection_secrets')
      .select(['failures', 'paused_until'])
      .where('connection_id', '=', connectionId)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) return null
    // Several calls fail at once when a system goes down: that is one failure.
    if (row.paused_until !== null && row.paused_until.getTime() > now) return row.paused_until
    const until = untilOf(row.failures)
    await trx
      .updateTable('connection_secrets')
      .set({ failures: row.failures + 1, paused_until: until })
      .where('connection_id', '=', connectionId)
      .execute()
    return until
  })

/** The system answers again. True if it was paused. */
export const resumeConnection = async (trx: Trx, connectionId: string): Promise<boolean> => {
  const { rows } = await sql`
    update connection_secrets set failures = 0, paused_until = null
    where connection_id = ${connectionId} and (failures > 0 or paused_until is not null) returning 1
  `.execute(trx)
  return rows.length > 0
}
