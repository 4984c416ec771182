import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely'

/** The tables, as Kysely types them. Times are `timestamptz` in the server's own records, milliseconds in documents. */
export type Tables = {
  accounts: {
    id: string
    rev: Generated<number>
    /** The name of the commit that made `rev`; null before the first. */
    history: string | null
    recovering_until: Date | null
    created_at: Generated<Date>
  }
  history: { account_id: string; rev: number; id: string }
  documents: {
    account_id: string
    collection: string
    id: string
    /** Rev of this version, and of the version it replaced (0: none). */
    rev: number
    base: number
    body: JSONColumnType<Record<string, unknown>>
    /** Size of the body as JSON text, computed by PostgreSQL. */
    bytes: GeneratedAlways<number>
    /** What it can be found by, as a tsvector; null for what isn't searched. */
    terms: string | null
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
    /** Null if rejected: the payload stays on its device. */
    payload: JSONColumnType<Record<string, unknown>> | null
    /** The rev it produced if accepted, otherwise null. */
    rev: number | null
    rejection: JSONColumnType<Record<string, unknown>> | null
  }
  devices: {
    account_id: string
    person_id: string
    device_id: string
    last_seq: number
    /** When its last decided intent was made, after bounding the device's time. Milliseconds. */
    last_at: number
    seen_at: Generated<Date>
  }
  /** What was received in one period; `person_id` is '' for the whole workspace. */
  usage: { account_id: string; person_id: string; period: number; actions: number; bytes: number }
  delivery_marks: {
    account_id: string
    handoff_id: string
    person_id: string
    channel: string
    state: string
    at: number
    /** What they had been told of by then; 0 for what is told once. */
    told_at: number
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
    /** Together with the used token, this yields the token that followed. */
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
    revoked_at: Generated<Date | null>
  }
  sign_ins: {
    family: string
    account_id: string
    person_id: string
    device_name: string
    place: Buffer
    created_at: Date
    last_seen_at: Date
  }
  password_resets: {
    id: string
    account_id: string
    person_id: string
    hash: Buffer
    created_by: string | null
    created_at: Date
    expires_at: Date
    used_at: Date | null
  }
  setup_code: { single: Generated<boolean>; code: string }
  files: {
    account_id: string
    /** SHA-256 of the whole file, in hexadecimal. */
    hash: string
    type: string
    bytes: number
    person_id: string
    begun_at: Generated<Date>
    touched_at: Date
    /** When all chunks had arrived and matched the file's hash; null until then. */
    complete_at: Date | null
    /** Another with every chunk that arrives. */
    stamp: Generated<string>
  }
  connection_secrets: {
    account_id: string
    connection_id: string
    system: string
    /** Encrypted. */
    credentials: string
    callback_secret: string
    signed_in_as: Generated<string>
    paused_until: Date | null
    failures: Generated<number>
  }
  writeback_queue: {
    account_id: string
    writeback_id: string
    connection_id: string
    ticket_id: string
    queued_at: Generated<Date>
    /** When it goes on; null once it is done, or waits for a person. */
    due_at: Date | null
    tries: Generated<number>
    holder: string | null
    held_until: Date | null
  }
  writeback_parts: {
    account_id: string
    writeback_id: string
    key: string
    place: number
    state: string
    marker: string
    psa_id: string | null
    reason: string | null
    sent_at: Date | null
    changed_at: Date | null
  }
  notify_deliveries: NotifyDeliveries
  notify_attempts: { delivery_id: string; at: number; ok: boolean; detail: string }
  notify_destinations: {
    id: string
    account_id: string
    kind: string
    name: string
    /** Encrypted. */
    settings: string
    lowest_priority: string | null
    created_at: number
    created_by: string
    checked_at: number
    off_because: string | null
  }
  notify_rules: { person_id: string; account_id: string; rules: JSONColumnType<Record<string, unknown>> }
  push_subscriptions: {
    id: string
    account_id: string
    person_id: string
    family: string
    device_name: string
    /** Encrypted. */
    subscription: string
    created_at: number
  }
  notify_ready: { channel: string; ready: boolean }
  /** Keys the server made for itself, encrypted. */
  notify_keys: { name: string; value: string }
  open_desks: { process: string; account_id: string; person_id: string; confirmed_at: Date }
  figures_state: { account_id: string; rev: Generated<number> }
  /** One row: how the server's checks of itself went. */
  audit_pass: {
    single: Generated<boolean>
    holder: string | null
    held_until: Date | null
    checked_at: Date | null
    crossing_tried_at: Date | null
    crossed_at: Date | null
    crossing_ms: number | null
    crossing_failures: Generated<number>
    proved_at: Date | null
    heartbeat_at: Date | null
    heartbeat_problem: string | null
  }
  /** What the checks find wrong; `account_id` is '' for what concerns every workspace. `since` by the server's clock. */
  audit_findings: { account_id: string; kind: string; count: number; since: number }
  ai_calls: AiCalls
  ai_drafts: {
    account_id: string
    session_id: string
    kind: string
    state_version: number
    /** Null while it is being made. */
    markdown: string | null
    model: string | null
    prompt_version: string | null
    made_at: number | null
    holder: string | null
    held_until: Date | null
  }
  file_chunks: { account_id: string; hash: string; index: number; body: Buffer }
}

/** Questions to models. `cost` in millionths of a US dollar, estimated; `at` in milliseconds. */
type AiCalls = {
  id: GeneratedAlways<number>
  account_id: string
  at: number
  person_id: string
  kind: string
  session_id: string
  handoff_id: string | null
  model: string
  prompt_version: string
  input_tokens: Generated<number>
  output_tokens: Generated<number>
  cache_read_tokens: Generated<number>
  cache_write_tokens: Generated<number>
  cost: number
  latency_ms: number | null
  outcome: string
  sent: string | null
}

/** Messages to people and destinations. Times in milliseconds but for those that the database itself compares. */
type NotifyDeliveries = {
  seq: GeneratedAlways<number>
  id: string
  account_id: string
  handoff_id: string | null
  person_id: string | null
  destination_id: string | null
  channel: string
  why: string
  text: string | null
  step_round: number | null
  step_index: number | null
  on_duty: Generated<boolean>
  priority: string
  is_first: boolean
  state: string
  reason: string | null
  told_at: number
  due_at: Date | null
  held_until: number | null
  tries: Generated<number>
  holder: string | null
  leased_until: Date | null
  maybe_told: Generated<boolean>
  carried_by: string | null
  provider_id: string | null
  handed_at: number | null
  changed_at: number
}
