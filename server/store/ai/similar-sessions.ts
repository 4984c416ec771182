import { sql } from 'kysely'
import type { Session } from '../../../core/domain/session/session.ts'
import { wordingsOf } from '../../../core/search/words.ts'
import type { Database } from '../database.ts'

/** How long it may take, milliseconds, and how many words it looks for. */
const limits = { ms: 1500, words: 10 } as const

const lexeme = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/**
 * Resolved sessions of an account that share the most words with this one, at most `limit`; at least two, or all that it has. Sessions
 * that are kept away from AI are not among them. Empty if it takes too long: the answer can do without.
 */
export const similarSessions = async (
  db: Database,
  accountId: string,
  { id, title, problemCategory }: Pick<Session, 'id' | 'title' | 'problemCategory'>,
  limit: number,
): Promise<Session[]> => {
  const words = [...new Set(wordingsOf(`${title} ${problemCategory ?? ''}`)[0] ?? [])].slice(0, limits.words)
  if (words.length === 0) return []
  const lexemes = words.map(lexeme)
  const shared = sql.join(
    lexemes.map((word) => sql`(terms @@ ${word}::tsquery)::int`),
    sql` + `,
  )
  return db.transaction().execute(async (trx) => {
    await sql`select set_config('statement_timeout', ${String(limits.ms)}, true)`.execute(trx)
    const { rows } = await sql<{ body: Session; shared: number }>`
      select body, ${shared} as shared from documents
      where account_id = ${accountId} and collection = 'sessions' and terms @@ ${lexemes.join(' | ')}::tsquery
        and id <> ${id} and body->>'status' = 'resolved' and coalesce(body->>'keepFromAi', 'false') = 'false'
        and body->>'resolutionSummary' is not null
      order by shared desc, (body->>'updatedAt')::bigint desc, id limit ${limit}
    `.execute(trx)
    return rows.filter((row) => row.shared >= Math.min(2, words.length)).map(({ body }) => body)
  })
}
