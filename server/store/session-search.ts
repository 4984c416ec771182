import { sql, type RawBuilder } from 'kysely'
import type { Session } from '../../core/domain/session/session.ts'
import type { Change } from '../../core/domain/shapes/collections.ts'
import { describeHit, fieldsIn } from '../../core/search/describe.ts'
import type { SearchHit } from '../../core/search/hit.ts'
import { searchTextOf } from '../../core/search/texts.ts'
import { isBeginning, wordingsOf } from '../../core/search/words.ts'
import { hasTrouble, type Horizon } from './change-log.ts'
import type { Database, Trx } from './database.ts'

/** How long one search may take before it is cancelled. Milliseconds. */
const patienceMs = 2000

/** A word as PostgreSQL's text search expects it, quoted: it or, if it says enough, what begins with it. */
const lexeme = (word: string): string =>
  `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'${isBeginning(word) ? ':*' : ''}`

const sessionIdOf = sql`case collection when 'sessions' then id else body->>'sessionId' end`

/** A session, and the entry or fact of it that says most. */
type Row = { id: string; body: Session; collection: 'entries' | 'facts' | null; part: unknown }

/**
 * The words of a query may be in different texts of a session: those that have each are intersected.
 *
 * @param words at least one
 */
const findRows = async (
  trx: Trx,
  accountId: string,
  { words, limit, horizon }: { words: readonly string[]; limit: number; horizon: Horizon },
): Promise<Row[]> => {
  const having = (query: string): RawBuilder<unknown> =>
    sql`select ${sessionIdOf} as id from documents where account_id = ${accountId} and terms @@ ${query}::tsquery`
  const lexemes = words.map(lexeme)
  const any = lexemes.join(' | ')
  const said = sql.join(
    lexemes.map((word) => sql`(terms @@ ${word}::tsquery)::int`),
    sql` + `,
  )
  const { rows } = await sql<Row>`
    with found as materialized (${sql.join(lexemes.map(having), sql` intersect `)}),
    together as materialized (${having(lexemes.join(' & '))}),
    best as materialized (
      select s.id, s.body, s.id in (select id from together) as is_together
      from found join documents s on s.account_id = ${accountId} and s.collection = 'sessions' and s.id = found.id
      where s.body->>'status' in ('resolved', 'abandoned') and s.body->>'ownerId' <> ${horizon.personId}
        and (s.body->>'updatedAt')::bigint < ${horizon.wholeSince}
        and not ${hasTrouble(accountId, sql`s.id`)}
      order by is_together desc, (s.body->>'updatedAt')::bigint desc, s.id limit ${limit}
    )
    select best.id, best.body, part.collection, part.body as part
    from best left join lateral (
      select collection, body from documents
      where account_id = ${accountId} and collection in ('entries', 'facts') and body->>'sessionId' = best.id
        and terms @@ ${any}::tsquery
      order by ${said} desc, rev desc limit 1
    ) part on true
    order by is_together desc, (best.body->>'updatedAt')::bigint desc, best.id
  `.execute(trx)
  return rows
}

const hitOf = ({ id, body, collection, part }: Row, words: readonly string[]): SearchHit => {
  const changes = [
    { collection: 'sessions', document: body },
    ...(collection === null ? [] : [{ collection, document: part }]),
  ] as Change[]
  const texts = changes.map(searchTextOf).filter((text) => text !== null)
  const { title, psaTicketId: ticket, ownerId, status, updatedAt } = body
  const head = { title, ticket, ownerId, status, updatedAt }
  return describeHit({ id, head, fields: fieldsIn(texts, words) }, { words, typos: 0 }, texts)
}

/**
 * Sessions of an account that match a query among those that a device with this horizon doesn't hold whole, at most
 * `limit`. Those in which one text says every word come first, then the latest. Beginnings of words are found, typos
 * aren't. A search that takes longer than two seconds is cancelled and throws.
 */
export const searchSessions = async (
  db: Database,
  accountId: string,
  { query, limit, horizon }: { query: string; limit: number; horizon: Horizon },
): Promise<SearchHit[]> => {
  const wordings = wordingsOf(query)
  if (wordings.length === 0) return []
  return db.transaction().execute(async (trx) => {
    await sql`select set_config('statement_timeout', ${String(patienceMs)}, true)`.execute(trx)
    const hits = new Map<string, SearchHit>()
    for (const words of wordings) {
      if (hits.size >= limit) break
      for (const row of await findRows(trx, accountId, { words, limit, horizon }))
        if (!hits.has(row.id)) hits.set(row.id, hitOf(row, words))
    }
    return [...hits.values()].slice(0, limit)
  })
}
