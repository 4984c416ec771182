import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockAccount, writeChanges } from '../../../server/store/change-log.ts'
import { countChanges } from '../../../server/store/analytics/figure-store.ts'
import { finishedEscalation } from '../../bench/sample-escalations.ts'
import { sampleSessions } from '../../bench/sample-sessions.ts'
import { makePerson } from '../../support/samples/make.ts'
import { rowsReadFor, watchedDatabase } from '../../support/server/rows-read.ts'
import { startSyncRig, type SyncRig } from '../../support/server/sync-rig.ts'

const escalations = 300
const accountId = 'acme'
const now = Date.parse('2026-03-02T12:00:00Z')
let rig: SyncRig
beforeAll(async () => {
  rig = await startSyncRig()
})
afterAll(async () => rig.close())

test('counting a new workspace looks at each document a few times, before the database has counted them', async () => {
  const people = [makePerson('ann', { accountId }), makePerson('bob', { accountId })] as const
  await rig.addAccount(accountId, [makePerson('olga', { role: 'owner' }), ...people])
  const sample = { accountId, ownerIds: ['ann'], count: escalations * 4, now }
  const changes = sampleSessions(sample)
    .filter(({ status }) => status === 'active')
    .flatMap((session, index) => finishedEscalation(session, people, now, index))
  await rig.db.transaction().execute(async (trx) => {
    await lockAccount(trx, accountId)
    await writeChanges(trx, accountId, changes)
  })

  const watched = watchedDatabase(rig.db)
  while ((await countChanges(watched.db, accountId, 0)) < 1);
  const { rows } = await sql<{ claimed: number }>`
    select count(claimed_at)::int as claimed from handoff_figures where account_id = ${accountId}
  `.execute(rig.db)
  expect(rows[0]?.claimed).toBe(escalations)
  expect(await rowsReadFor(rig.db, watched.queries)).toBeLessThan(40 * changes.length)
})
