import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nothingYet } from '../../../core/domain/document/checkpoint.ts'
import type { Change } from '../../../core/domain/shapes/collections.ts'
import { newSession } from '../../../core/domain/session/new-session.ts'
import { changesAfter, lockAccount, writeChanges } from '../../../server/store/change-log.ts'
import { startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'
import { rowsReadFor, watchedDatabase } from '../../support/server/rows-read.ts'

const sessions = 400

let rig: AuthRig
beforeAll(async () => {
  rig = await startAuthRig()
})
afterAll(async () => rig.close())

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

  const watched = watchedDatabase(rig.db)
  const horizon = { personId, wholeSince: rig.clock.now + 1 }
  const batch = await changesAfter(watched.db, accountId, nothingYet, 1000, null, horizon)
  expect(batch?.changes.length).toBeGreaterThanOrEqual(sessions)
  expect(watched.queries.length).toBeGreaterThanOrEqual(2)

  expect(await rowsReadFor(rig.db, watched.queries)).toBeLessThan(20 * sessions)
})
