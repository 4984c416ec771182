import { sql } from 'kysely'
import type { Account } from '../../../core/domain/account/account.ts'
import type { Change } from '../../../core/domain/shapes/collections.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import type { Ticket } from '../../../core/domain/ticket/ticket.ts'
import type { Material } from '../../../core/write-ups/material.ts'
import type { Database } from '../database.ts'

/** A session as it was at one rev of its account. */
export type WholeSession = {
  rev: number
  account: Account
  session: Session
  material: Material
  ticket: Ticket | null
}

const read = ['entries', 'branches', 'facts', 'fixes', 'handoffs'] as const

/** Reads everything of a session in one snapshot, so that what was read is exactly what had been decided up to `rev`. Null if there is none. */
export const readWholeSession = async (
  db: Database,
  accountId: string,
  sessionId: string,
): Promise<WholeSession | null> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const head = await trx
        .selectFrom('accounts')
        .select('rev')
        .where('id', '=', accountId)
        .executeTakeFirst()
      const { rows } = await sql<Change>`
        select collection, body as document from documents
        where account_id = ${accountId} and (
          (collection = 'accounts' and id = ${accountId})
          or (collection = 'sessions' and id = ${sessionId})
          or (collection in (${sql.join(read.map((name) => sql.lit(name)))}) and body->>'sessionId' = ${sessionId})
        )
      `.execute(trx)
      const all = <C extends Change['collection']>(collection: C) =>
        rows.flatMap((change) => (change.collection === collection ? [change.document] : []))
      const [session] = all('sessions') as Session[]
      const [account] = all('accounts') as Account[]
      if (head === undefined || session === undefined || account === undefined) return null
      const { rows: named } = await sql<{ id: string; name: string }>`
        select id, body->>'name' as name from documents where account_id = ${accountId} and collection = 'people'
      `.execute(trx)
      const { rows: tickets } = await sql<{ body: Ticket }>`
        select body from documents where account_id = ${accountId} and collection = 'tickets'
          and id = ${session.linkedTicketId ?? ''}
      `.execute(trx)
      const entries = all('entries') as Material['entries'][number][]
      return {
        rev: head.rev,
        account,
        session,
        ticket: tickets[0]?.body ?? null,
        material: {
          session,
          entries: entries.toSorted((a, b) => a.seq - b.seq),
          branches: all('branches') as Material['branches'],
          facts: all('facts') as Material['facts'],
          fixes: all('fixes') as Material['fixes'],
          handoffs: all('handoffs') as Handoff[],
          names: new Map([
            ...named.map(({ id, name }) => [id, name] as const),
            ...account.teams.map(({ id, name }) => [id, name] as const),
          ]),
        },
      }
    })

/** Whether anything that an assessment is made from came or changed behind `rev`. */
export const hasContentBehind = async (
  db: Database,
  accountId: string,
  sessionId: string,
  rev: number,
): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select 1 from documents where account_id = ${accountId} and rev > ${rev}
        and collection in ('entries', 'branches', 'facts', 'fixes') and body->>'sessionId' = ${sessionId}
        and (collection <> 'entries' or body->'event' = 'null'::jsonb)
    ) as found
  `.execute(db)
  return rows[0]?.found ?? false
}
