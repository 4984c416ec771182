import { CompiledQuery, type RootOperationNode } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Database } from '../../../server/store/database.ts'

/** Remembers what several databases are asked. */
export const watchingDatabases = () => {
  const queries: RootOperationNode[] = []
  return {
    queries,
    watched: <D extends Database>(db: D): D =>
      db.withPlugin({
        transformQuery({ node }) {
          queries.push(node)
          return node
        },
        transformResult: async ({ result }) => result,
      }) as D,
  }
}

/** A database that remembers what it was asked. */
export const watchedDatabase = (db: Database): { db: Database; queries: RootOperationNode[] } => {
  const { queries, watched } = watchingDatabases()
  return { db: watched(db), queries }
}

type Plan = {
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Join Filter'?: number
  Plans?: Plan[]
}

/** Rows that a plan and everything below it looked at. */
const rowsIn = (plan: Plan): number =>
  (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'] +
  (plan['Rows Removed by Join Filter'] ?? 0) * plan['Actual Loops'] +
  (plan.Plans ?? []).reduce((sum, below) => sum + rowsIn(below), 0)

/** Asks all of it again in one transaction, in its order, and counts the rows that the database looked at for it. */
export const rowsReadFor = async (db: Database, queries: readonly RootOperationNode[]): Promise<number> =>
  db.transaction().execute(async (trx) => {
    let read = 0
    for (const node of queries) {
      const query = trx.getExecutor().compileQuery(node, { queryId: uuid() })
      const explained = await trx.executeQuery<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        CompiledQuery.raw(`explain (analyze, format json) ${query.sql}`, [...query.parameters]),
      )
      const [row] = explained.rows
      if (row === undefined) throw new Error('The database did not explain itself.')
      read += rowsIn(row['QUERY PLAN'][0].Plan)
    }
    return read
  })
