import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockAccount, writeChanges } from '../../../server/store/change-log.ts'
import { countChanges } from '../../../server/store/analytics/figure-store.ts'
import { finishedEscalation } from '../../bench/sample-escalations.ts'
import { sampleSessions } from '../../bench/sample-sessions.ts'
import { makePerson } from '../../support/samples/make.ts'
import { rowsReadFor, watchedDatabase } from '../../support/server/rows-read.ts'
import { startSyncRig, type SyncRig } from '../../support/server/sync-rig.ts'

const escalations = 300
const now = Date.parse('2026-03-02T12:00:00Z')
let rig: SyncRig
beforeEach(async () => {
  rig = await startSyncRig()
})
afterEach(async () => rig.close())

/** A workspace in which all escalations were finished; the number of its documents. */
const fill = async (accountId: string, count: number): Promise<number> => {
  const people = [makePerson('ann', { accountId }), makePerson('bob', { accountId })] as const
  await rig.addAccount(accountId, [makePerson('olga', { accountId, role: 'owner' }), ...people])
  const changes = sampleSessions({ accountId, ownerIds: ['ann'], count: count * 4, now })
    .filter(({ status }) => status === 'active')
    .flatMap((session, index) => finishedEscalation(session, people, now, index))
  await rig.db.transaction().execute(async (trx) => {
    await lockAccount(trx, accountId)
    await writeChanges(trx, accountId, changes)
  })
  return changes.length
}

test.each([
  ['before the database has counted them', async () => undefined],
  [
    'when the database has counted other workspaces alone, and takes it for empty',
    async () => {
      for (const other of ['initech', 'globex']) await fill(other, 400)
      await sql`analyze`.execute(rig.db)
    },
  ],
])('counting a new workspace looks at each document a few times, %s', async (_, before) => {
  await before()
  const documents = await fill('acme', escalations)
  const watched = watchedDatabase(rig.db)
  while ((await countChanges(watched.db, 'acme', 0)) < 1);
  const { rows } = await sql<{ claimed: number }>`
    select count(claimed_at)::int as claimed from handoff_figures where account_id = 'acme'
  `.execute(rig.db)
  expect(rows[0]?.claimed).toBe(escalations)
  expect(await rowsReadFor(rig.db, watched.queries)).toBeLessThan(40 * documents)
})
