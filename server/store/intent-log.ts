import { sql } from 'kysely'
import type { Documents } from '../../core/domain/collections.ts'
import type { Problem } from '../../core/domain/problem.ts'
import type { RequestIntent, Verdict } from '../../core/intents/intent.ts'
import type { Database, Trx } from './database.ts'

/** What must be known before an intent is decided: who acts, whether it was decided, where the device stands. */
export type IntentContext = {
  person: Documents['people'] | null
  /** The answer given before, word for word. */
  verdict: Verdict | null
  /** Number of this device's last decided intent; 0 when it never sent one. */
  lastSeq: number
  /** When that one was done, as it was bounded, milliseconds; null when it never sent one. */
  lastAt: number | null
}

/** Reads an intent's context; to be called after the account is locked. */
export const readIntentContext = async (
  trx: Trx,
  key: { accountId: string; personId: string; deviceId: string | null; intentId: string },
): Promise<IntentContext> => {
  const { rows } = await sql<{
    person: Documents['people'] | null
    known: boolean
    rev: number | null
    rejection: Problem | null
    last_seq: number | null
    last_at: number | null
  }>`
    select
      (select body from documents
        where account_id = ${key.accountId} and collection = 'people' and id = ${key.personId}) as person,
      i.id is not null as known, i.rev, i.rejection, d.last_seq, d.last_at
    from (select 1) as one
    left join intents i on i.account_id = ${key.accountId} and i.id = ${key.intentId}
    left join devices d
      on d.account_id = ${key.accountId} and d.person_id = ${key.personId} and d.device_id = ${key.deviceId}
  `.execute(trx)
  const row = rows[0]
  if (row === undefined) return { person: null, verdict: null, lastSeq: 0, lastAt: null }
  return {
    person: row.person,
    verdict: row.known ? verdictOf(key.intentId, row.rev, row.rejection) : null,
    lastSeq: row.last_seq ?? 0,
    lastAt: row.last_at,
  }
}

/** Which of a person's intents were decided here. */
export const knownIntents = async (
  db: Database,
  key: { accountId: string; personId: string },
  ids: readonly string[],
): Promise<string[]> => {
  const rows = await db
    .selectFrom('intents')
    .select('id')
    .where('account_id', '=', key.accountId)
    .where('person_id', '=', key.personId)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map((row) => row.id)
}

/** The verdict of a decided intent: accepted at `rev`, else rejected. */
export const verdictOf = (id: string, rev: number | null, rejection: Problem | null): Verdict => {
  if (rev !== null) return { id, status: 'accepted', rev }
  const { kind, message, by, at } = rejection ?? { kind: 'internal', message: 'The reason was not kept.' }
  return {
    id,
    status: 'rejected',
    kind,
    message,
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
  }
}

/**
 * Keeps a decided intent for ever, and moves the device on; a number or time that lies behind stays behind.
 *
 * `intent.at` is the bounded time; what the device said of it is not kept.
 */
export const recordIntent = async (
  trx: Trx,
  record: {
    accountId: string
    personId: string
    deviceId: string | null
    seq: number | null
    intent: RequestIntent
    rev: number | null
    rejection: Problem | null
  },
): Promise<void> => {
  const { accountId, personId, deviceId, seq, intent } = record
  await sql`
    with kept as (
      insert into intents (account_id, id, person_id, device_id, seq, type, version, at, payload, rev, rejection)
      values (${accountId}, ${intent.id}, ${personId}, ${deviceId}, ${seq}, ${intent.type}, ${intent.version},
              ${intent.at}, ${JSON.stringify(intent.payload)}::jsonb, ${record.rev},
              ${record.rejection === null ? null : JSON.stringify(record.rejection)}::jsonb)
    )
    insert into devices (account_id, person_id, device_id, last_seq, last_at)
    select ${accountId}, ${personId}, ${deviceId}, ${seq}::integer, ${intent.at}::bigint where ${deviceId}::text is not null
    on conflict (account_id, person_id, device_id)
      do update set last_seq = greatest(devices.last_seq, excluded.last_seq),
        last_at = greatest(devices.last_at, excluded.last_at), seen_at = now()
  `.execute(trx)
}
