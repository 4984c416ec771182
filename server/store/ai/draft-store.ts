import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Which draft: of one kind, of a session in one state. */
export type DraftKey = { accountId: string; sessionId: string; kind: string; stateVersion: number }

/** A finished draft. */
export type StoredDraft = { markdown: string; model: string; promptVersion: string; madeAt: number }

/** Where a draft stands: there, being made by someone, now to be made by whoever asked, or behind what the session is now. */
export type DraftTurn =
  | { kind: 'there'; draft: StoredDraft }
  | { kind: 'underway' }
  | { kind: 'yours' }
  | { kind: 'behind' }

/**
 * The draft, or the right to make it: whoever gets it holds it for `leaseMs`, and everyone else waits. A draft of another state
 * of the session is replaced.
 */
export const takeDraft = async (
  db: Database,
  key: DraftKey,
  holder: string,
  leaseMs: number,
): Promise<DraftTurn> => {
  const { rows } = await sql<{ mine: boolean }>`
    insert into ai_drafts (account_id, session_id, kind, state_version, holder, held_until)
    values (${key.accountId}, ${key.sessionId}, ${key.kind}, ${key.stateVersion}, ${holder},
      now() + ${leaseMs} * interval '1 millisecond')
    on conflict (account_id, session_id, kind) do update set
      state_version = excluded.state_version, holder = excluded.holder, held_until = excluded.held_until,
      markdown = null, model = null, prompt_version = null, made_at = null
    where ai_drafts.state_version < excluded.state_version
      or (ai_drafts.state_version = excluded.state_version and ai_drafts.markdown is null
        and (ai_drafts.held_until is null or ai_drafts.held_until < now()))
    returning true as mine
  `.execute(db)
  if (rows.length > 0) return { kind: 'yours' }
  const draft = await draftOf(db, key)
  if (draft !== null) return { kind: 'there', draft }
  const newer = await db
    .selectFrom('ai_drafts')
    .select('state_version')
    .where('account_id', '=', key.accountId)
    .where('session_id', '=', key.sessionId)
    .where('kind', '=', key.kind)
    .where('state_version', '>', key.stateVersion)
    .executeTakeFirst()
  return { kind: newer === undefined ? 'underway' : 'behind' }
}

/** A finished draft of exactly this state; null if there is none. */
export const draftOf = async (db: Database, key: DraftKey): Promise<StoredDraft | null> => {
  const row = await db
    .selectFrom('ai_drafts')
    .select(['markdown', 'model', 'prompt_version', 'made_at'])
    .where('account_id', '=', key.accountId)
    .where('session_id', '=', key.sessionId)
    .where('kind', '=', key.kind)
    .where('state_version', '=', key.stateVersion)
    .executeTakeFirst()
  if (row === undefined || row.markdown === null) return null
  return {
    markdown: row.markdown,
    model: row.model ?? '',
    promptVersion: row.prompt_version ?? '',
    madeAt: row.made_at ?? 0,
  }
}

const held = (db: Database, key: DraftKey, holder: string) =>
  db
    .updateTable('ai_drafts')
    .where('account_id', '=', key.accountId)
    .where('session_id', '=', key.sessionId)
    .where('kind', '=', key.kind)
    .where('state_version', '=', key.stateVersion)
    .where('holder', '=', holder)

/** Stores a draft, if it is still its holder's to make. */
export const keepDraft = async (
  db: Database,
  key: DraftKey,
  holder: string,
  draft: StoredDraft,
): Promise<void> => {
  await held(db, key, holder)
    .set({
      markdown: draft.markdown,
      model: draft.model,
      prompt_version: draft.promptVersion,
      made_at: draft.madeAt,
      held_until: null,
    })
    .execute()
}

/** Holds the right to make a draft for another `leaseMs`. */
export const holdDraft = async (
  db: Database,
  key: DraftKey,
  holder: string,
  leaseMs: number,
): Promise<void> => {
  await held(db, key, holder)
    .where('markdown', 'is', null)
    .set({ held_until: sql`now() + ${leaseMs} * interval '1 millisecond'` })
    .execute()
}

/** Gives the right to make a draft back, because it failed. */
export const dropDraft = async (db: Database, key: DraftKey, holder: string): Promise<void> => {
  await held(db, key, holder).set({ held_until: null }).execute()
}

/** Forgets drafts that were made before then. */
export const forgetDrafts = async (db: Database, before: number): Promise<void> => {
  await db.deleteFrom('ai_drafts').where('made_at', '<', before).execute()
}
