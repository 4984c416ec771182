import { CompiledQuery, type RootOperationNode } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nothingYet } from '../../../core/domain/checkpoint.ts'
import type { Change } from '../../../core/domain/collections.ts'
import { newSession } from '../../../core/domain/new-session.ts'
import { changesAfter, lockAccount, writeChanges } from '../../../server/store/change-log.ts'
import { startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

const sessions = 400

let rig: AuthRig
beforeAll(async () => {
  rig = await startAuthRig()
})
afterAll(async () => rig.close())

type Plan = {
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Join Filter'?: number
  Plans?: Plan[]
}

/** Rows that a plan and everything below it looked at. */
const rowsRead = (plan: Plan): number =>
  (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'] +
  (plan['Rows Removed by Join Filter'] ?? 0) +
  (plan.Plans ?? []).reduce((sum, below) => sum + rowsRead(below), 0)

test('the first pull of a new workspace looks at each document a few times, before the database has counted them', async () => {
  const owner = await rig.setUp()
  const { accountId, personId } = owner.identity
  const start = { accountId, teamId: null, ownerId: uuid(), problemCategory: null, psaTicketId: null }
  const changes = Array.from({ length: sessions }, (_, index): Change => {
    const text = { title: `Printer ${index}`, problemSummary: 'It prints nothing.' }
    const session = newSession({ id: uuid(), ...start, ...text, createdAt: rig.clock.now })
    return { collection: 'sessions', document: { ...session, status: 'resolved' } }
  })
  await rig.db.transaction().execute(async (trx) => {
    await lockAccount(trx, accountId)
    await writeChanges(trx, accountId, changes)
  })

  const queries: RootOperationNode[] = []
  const watched = rig.db.withPlugin({
    transformQuery({ node }) {
      queries.push(node)
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const horizon = { personId, wholeSince: rig.clock.now + 1 }
  const batch = await changesAfter(watched, accountId, nothingYet, 1000, null, horizon)
  expect(batch?.changes.length).toBeGreaterThanOrEqual(sessions)
  expect(queries.length).toBeGreaterThanOrEqual(2)

  const executor = rig.db.getExecutor()
  let read = 0
  for (const node of queries) {
    const query = executor.compileQuery(node, { queryId: uuid() })
    const explained = await rig.db.executeQuery<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      CompiledQuery.raw(`explain (analyze, format json) ${query.sql}`, [...query.parameters]),
    )
    read += rowsRead((explained.rows[0] as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0].Plan)
  }
  expect(read).toBeLessThan(20 * sessions)
})
