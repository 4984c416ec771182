import { Kysely, PostgresDialect, type Generated, type JSONColumnType, type Transaction } from 'kysely'
import pg from 'pg'

/** Tables, as Kysely types them. Times are `timestamptz` for the server's own records, milliseconds in documents. */
export type Tables = {
  accounts: {
    id: string
    rev: Generated<number>
    /** Names the commit that made `rev`; null before the first. */
    history: string | null
    recovering_until: Date | null
    created_at: Generated<Date>
  }
  history: { account_id: string; rev: number; id: string }
  documents: {
    account_id: string
    collection: string
    id: string
    /** Rev of this version, and the rev of the version that it replaced (0: none). */
    rev: number
    base: number
    body: JSONColumnType<Record<string, unknown>>
  }
  intents: {
    account_id: string
    id: string
    person_id: string
    device_id: string | null
    seq: number | null
    type: string
    version: number
    at: number
    received_at: Generated<Date>
    payload: JSONColumnType<Record<string, unknown>>
    /** The rev it led to when accepted, else null. */
    rev: number | null
    rejection: JSONColumnType<Record<string, unknown>> | null
  }
  devices: {
    account_id: string
    person_id: string
    device_id: string
    last_seq: number
    /** When its last decided intent was done, as it was bounded. Milliseconds. */
    last_at: number
    seen_at: Generated<Date>
  }
  delivery_marks: {
    account_id: string
    handoff_id: string
    person_id: string
    channel: string
    state: string
    at: number
    reason: string | null
  }
  seal_keys: {
    person_id: string
    account_id: string
    public_key: string
    private_key: string
    created_at: Generated<Date>
  }
  credentials: {
    person_id: string
    account_id: string
    email: string
    password_hash: string
    created_at: Generated<Date>
  }
  refresh_tokens: {
    id: Generated<number>
    family: string
    person_id: string
    account_id: string
    hash: Buffer
    device_id: string | null
    created_at: Generated<Date>
    expires_at: Date
    used_at: Date | null
    /** With the used token itself it gives the token that followed. */
    next_salt: Buffer | null
    used_attempt: Generated<string | null>
    revoked_at: Date | null
  }
  invitations: {
    id: string
    account_id: string
    hash: Buffer
    role: string
    team_id: string | null
    email: string | null
    invited_by: string
    created_at: Generated<Date>
    expires_at: Date
    used_at: Date | null
    used_by: string | null
  }
  files: {
    account_id: string
    /** SHA-256 of the whole, in hexadecimal. */
    hash: string
    type: string
    bytes: number
    person_id: string
    touched_at: Date
    /** When all chunks were there and found to be the file; null before. */
    complete_at: Date | null
  }
  file_chunks: { account_id: string; hash: string; index: number; body: Buffer }
}

export type Database = Kysely<Tables>
export type Trx = Transaction<Tables>
/** Where PostgreSQL is: a URL, or the private socket of the embedded one. */
export type Connection =
  | { connectionString: string }
  | { host: string; port: number; user: string; database: string }

const int8 = 20
const timestamps = new pg.TypeOverrides()
// Revs and counts stay far below 2^53, so int8 comes as a number instead of a string.
timestamps.setTypeParser(int8, (text: string) => Number(text))

/** pg's configuration for a connection, with int8 as numbers. */
export const poolConfig = (connection: Connection): pg.PoolConfig => ({ ...connection, types: timestamps })

/**
 * Opens a pool of at most `max` connections. A broken idle connection is dropped and told to `onError`, unless the
 * pool is being closed: then PostgreSQL may hang up first.
 */
export const openDatabase = (
  connection: Connection,
  options: { max?: number; onError: (error: Error) => void },
): Database => {
  const pool = new pg.Pool({ ...poolConfig(connection), max: options.max ?? 12 })
  pool.on('error', (error) => {
    if (!pool.ending) options.onError(error)
  })
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
