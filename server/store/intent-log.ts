import { sql } from 'kysely'
import type { Documents } from '../../core/domain/collections.ts'
import type { Problem } from '../../core/domain/problem.ts'
import type { RequestIntent, Verdict } from '../../core/intents/intent.ts'
import type { Database, Trx } from './database.ts'

/** What must be known before intents are decided: who acts, what was decided, where the device stands. */
export type IntentContext = {
  person: Documents['people'] | null
  /** The answers given before, word for word, by intent. */
  verdicts: Map<string, Verdict>
  /** Number of this device's last decided intent; 0 when it never sent one. */
  lastSeq: number
  /** When that one was done, as it was bounded, milliseconds; null when it never sent one. */
  lastAt: number | null
}

/** Reads the context of intents; to be called after the account is locked. */
export const readIntentContext = async (
  trx: Trx,
  key: { accountId: string; personId: string; deviceId: string | null; intentIds: readonly string[] },
): Promise<IntentContext> => {
  const { rows } = await sql<{
    person: Documents['people'] | null
    decided: { id: string; rev: number | null; rejection: Problem | null }[]
    last_seq: number | null
    last_at: number | null
  }>`
    select
      (select body from documents
        where account_id = ${key.accountId} and collection = 'people' and id = ${key.personId}) as person,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'rev', rev, 'rejection', rejection)), '[]'::jsonb)
        from intents where account_id = ${key.accountId} and id = any(${key.intentIds}::text[])) as decided,
      d.last_seq, d.last_at
    from (select 1) as one
    left join devices d
      on d.account_id = ${key.accountId} and d.person_id = ${key.personId} and d.device_id = ${key.deviceId}
  `.execute(trx)
  const row = rows[0]
  if (row === undefined) return { person: null, verdicts: new Map(), lastSeq: 0, lastAt: null }
  const verdicts = row.decided.map(({ id, rev, rejection }) => [id, verdictOf(id, rev, rejection)] as const)
  return {
    person: row.person,
    verdicts: new Map(verdicts),
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

/** A decided intent: its number on its device, null for one that has none, and the rev or the reason. */
export type IntentRecord = {
  seq: number | null
  intent: RequestIntent
  rev: number | null
  rejection: Problem | null
}

/**
 * Keeps decided intents for ever, and moves the device on; a number or time that lies behind stays behind.
 *
 * `intent.at` is the bounded time; what the device said of it is not kept.
 */
export const recordIntents = async (
  trx: Trx,
  from: { accountId: string; personId: string; deviceId: string | null },
  records: readonly IntentRecord[],
): Promise<void> => {
  if (records.length === 0) return
  const { accountId, personId, deviceId } = from
  const rows = records.map(({ seq, intent, rev, rejection }) => {
    const { id, type, version, at, payload } = intent
    return { id, seq, type, version, at, payload, rev, rejection }
  })
  const lastSeq = Math.max(...records.map((record) => record.seq ?? 0))
  const lastAt = Math.max(...records.map((record) => record.intent.at))
  await sql`
    with kept as (
      insert into intents (account_id, id, person_id, device_id, seq, type, version, at, payload, rev, rejection)
      select ${accountId}, r.id, ${personId}, ${deviceId}, r.seq, r.type, r.version, r.at, r.payload, r.rev,
             nullif(r.rejection, 'null'::jsonb)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, seq integer, type text, version integer,
             at bigint, payload jsonb, rev bigint, rejection jsonb)
    )
    insert into devices (account_id, person_id, device_id, last_seq, last_at)
    select ${accountId}, ${personId}, ${deviceId}, ${lastSeq}::integer, ${lastAt}::bigint where ${deviceId}::text is not null
    on conflict (account_id, person_id, device_id)
      do update set last_seq = greatest(devices.last_seq, excluded.last_seq),
        last_at = greatest(devices.last_at, excluded.last_at), seen_at = now()
  `.execute(trx)
}
