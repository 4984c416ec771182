import { sql } from 'kysely'
import { day, hour } from '../../core/domain/time/durations.ts'
import type { Documents } from '../../core/domain/shapes/collections.ts'
import type { Problem } from '../../core/domain/document/problem.ts'
import type { RequestIntent, Verdict } from '../../core/intents/intent.ts'
import { periodOf, type Usage } from '../quotas/quotas.ts'
import type { Database, Trx } from './database.ts'

/** What we need to know before deciding intents: who acts, what was already decided, and the device's last number. */
export type IntentContext = {
  person: Documents['people'] | null
  /** Earlier answers, word for word, by intent. */
  verdicts: Map<string, Verdict>
  /** Number of this device's last decided intent; 0 if it never sent one. */
  lastSeq: number
  /** When that intent was made, bounded, in milliseconds; null if it never sent one. */
  lastAt: number | null
  /** Usage so far: by this person in this hour, by the workspace today. */
  used: { person: Usage; workspace: Usage }
}

/** Reads the context for deciding intents. Call it after locking the account. */
export const readIntentContext = async (
  trx: Trx,
  key: {
    accountId: string
    personId: string
    deviceId: string | null
    intentIds: readonly string[]
    now: number
  },
): Promise<IntentContext> => {
  const { rows } = await sql<{
    person: Documents['people'] | null
    decided: { id: string; rev: number | null; rejection: Problem | null }[]
    last_seq: number | null
    last_at: number | null
    person_actions: number | null
    person_bytes: number | null
    workspace_actions: number | null
    workspace_bytes: number | null
  }>`
    select
      (select body from documents
        where account_id = ${key.accountId} and collection = 'people' and id = ${key.personId}) as person,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'rev', rev, 'rejection', rejection)), '[]'::jsonb)
        from intents where account_id = ${key.accountId} and id = any(${key.intentIds}::text[])) as decided,
      d.last_seq, d.last_at,
      p.actions as person_actions, p.bytes as person_bytes,
      w.actions as workspace_actions, w.bytes as workspace_bytes
    from (select 1) as one
    left join devices d
      on d.account_id = ${key.accountId} and d.person_id = ${key.personId} and d.device_id = ${key.deviceId}
    left join usage p on p.account_id = ${key.accountId} and p.person_id = ${key.personId}
      and p.period = ${periodOf(key.now, hour)}
    left join usage w on w.account_id = ${key.accountId} and w.person_id = '' and w.period = ${periodOf(key.now, day)}
  `.execute(trx)
  const row = rows[0]
  if (row === undefined) throw new Error('A row with nothing joined to it is still a row.')
  const verdicts = row.decided.map(({ id, rev, rejection }) => [id, verdictOf(id, rev, rejection)] as const)
  return {
    person: row.person,
    verdicts: new Map(verdicts),
    lastSeq: row.last_seq ?? 0,
    lastAt: row.last_at,
    used: {
      person: { actions: row.person_actions ?? 0, bytes: row.person_bytes ?? 0 },
      workspace: { actions: row.workspace_actions ?? 0, bytes: row.workspace_bytes ?? 0 },
    },
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

/** The verdict of a decided intent: accepted at `rev`, or rejected. */
export const verdictOf = (id: string, rev: number | null, rejection: Problem | null): Verdict => {
  if (rev !== null) return { id, status: 'accepted', rev }
  const { kind, message, by, at } = rejection ?? { kind: 'internal', message: 'The reason wasn’t saved.' }
  return {
    id,
    status: 'rejected',
    kind,
    message,
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
  }
}

/** A decided intent: its number on its device (null if it has none), and the rev or the reason. */
export type IntentRecord = {
  seq: number | null
  intent: RequestIntent
  rev: number | null
  rejection: Problem | null
}

/** How much an intent counts towards quotas: the bytes of its payload's JSON. */
export const payloadBytes = ({ payload }: Pick<RequestIntent, 'payload'>): number =>
  Buffer.byteLength(JSON.stringify(payload))

/** Adds to a row of `usage`, or begins its next period. */
const addedUp = `period = excluded.period,
  actions = excluded.actions + case when usage.period = excluded.period then usage.actions else 0 end,
  bytes = excluded.bytes + case when usage.period = excluded.period then usage.bytes else 0 end`

/** Advances a row of `devices`. Its number and time never go back. */
const movedOn = `last_seq = greatest(devices.last_seq, excluded.last_seq),
  last_at = greatest(devices.last_at, excluded.last_at), seen_at = now()`

/** What a person in this hour and their workspace today have used. */
export const readUsage = async (
  db: Database,
  { accountId, personId }: { accountId: string; personId: string },
  now: number,
): Promise<IntentContext['used']> => {
  const rows = await db
    .selectFrom('usage')
    .select(['person_id', 'period', 'actions', 'bytes'])
    .where('account_id', '=', accountId)
    .where('person_id', 'in', [personId, ''])
    .execute()
  const of = (id: string, length: number): Usage => {
    const row = rows.find((one) => one.person_id === id && one.period === periodOf(now, length))
    return { actions: row?.actions ?? 0, bytes: row?.bytes ?? 0 }
  }
  return { person: of(personId, hour), workspace: of('', day) }
}

/** Counts one action of the server's as the person's for whom it was, and their workspace's. */
export const countUsage = async (
  trx: Trx,
  { accountId, personId }: { accountId: string; personId: string },
  bytes: number,
  now: number,
): Promise<void> => {
  await sql`
    insert into usage (account_id, person_id, period, actions, bytes)
    select ${accountId}, came.* from (values
      (${personId}, ${periodOf(now, hour)}::bigint, 1::bigint, ${bytes}::bigint),
      ('', ${periodOf(now, day)}::bigint, 1::bigint, ${bytes}::bigint)
    ) as came
    on conflict (account_id, person_id) do update set ${sql.raw(addedUp)}
  `.execute(trx)
}

/**
 * Stores decided intents forever and advances the device's number and time, which never go back.
 *
 * `intent.at` is the bounded time; the device's original claim isn't kept. For a rejected intent we keep the answer,
 * word for word, but not its payload: that stays on its device, and a flood of rejections would otherwise fill the
 * disk.
 *
 * @param usedAt the server's time. Everything counts towards the person's quota, accepted intents also towards the
 *   workspace's; null for the server's own actions, which count towards no one's
 */
export const recordIntents = async (
  trx: Trx,
  from: { accountId: string; personId: string; deviceId: string | null },
  records: readonly IntentRecord[],
  usedAt: number | null,
): Promise<void> => {
  if (records.length === 0) return
  const { accountId, personId, deviceId } = from
  const rows = records.map(({ seq, intent, rev, rejection }) => {
    const { id, type, version, at, payload } = intent
    return { id, seq, type, version, at, payload: rejection === null ? payload : null, rev, rejection }
  })
  const accepted = records.filter(({ rejection }) => rejection === null)
  const bytesOf = (some: readonly IntentRecord[]) =>
    some.reduce((sum, { intent }) => sum + payloadBytes(intent), 0)
  const lastSeq = Math.max(...records.map((record) => record.seq ?? 0))
  const lastAt = Math.max(...records.map((record) => record.intent.at))
  await sql`
    with kept as (
      insert into intents (account_id, id, person_id, device_id, seq, type, version, at, payload, rev, rejection)
      select ${accountId}, r.id, ${personId}, ${deviceId}, r.seq, r.type, r.version, r.at,
             nullif(r.payload, 'null'::jsonb), r.rev, nullif(r.rejection, 'null'::jsonb)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, seq integer, type text, version integer,
             at bigint, payload jsonb, rev bigint, rejection jsonb)
    ), counted as (
      insert into usage (account_id, person_id, period, actions, bytes)
      select ${accountId}, came.* from (values
        (${personId}, ${periodOf(usedAt ?? 0, hour)}::bigint, ${records.length}::bigint, ${bytesOf(records)}::bigint),
        ('', ${periodOf(usedAt ?? 0, day)}::bigint, ${accepted.length}::bigint, ${bytesOf(accepted)}::bigint)
      ) as came
      where ${usedAt}::bigint is not null
      on conflict (account_id, person_id) do update set ${sql.raw(addedUp)}
    )
    insert into devices (account_id, person_id, device_id, last_seq, last_at)
    select ${accountId}, ${personId}, ${deviceId}, ${lastSeq}::integer, ${lastAt}::bigint where ${deviceId}::text is not null
    on conflict (account_id, person_id, device_id) do update set ${sql.raw(movedOn)}
  `.execute(trx)
}

/** Advances a device past intents that were decided before it had its id. */
export const moveDevice = async (
  trx: Trx,
  { accountId, personId, deviceId }: { accountId: string; personId: string; deviceId: string },
  { lastSeq, lastAt }: { lastSeq: number; lastAt: number },
): Promise<void> => {
  await sql`
    insert into devices (account_id, person_id, device_id, last_seq, last_at)
    values (${accountId}, ${personId}, ${deviceId}, ${lastSeq}::integer, ${lastAt}::bigint)
    on conflict (account_id, person_id, device_id) do update set ${sql.raw(movedOn)}
  `.execute(trx)
}
