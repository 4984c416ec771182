import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { nothingYet } from '../../../core/domain/document/checkpoint.ts'
import { lockAccount, readDocument, writeChanges } from '../../../server/store/change-log.ts'
import { listenerName } from '../../../server/store/listener.ts'
import { openPostgresWay, type PostgresWay } from '../../support/server/postgres-way.ts'
import {
  eventually,
  staff,
  startPayload,
  startSyncRig,
  type RigDesk,
  type SyncRig,
} from '../../support/server/sync-rig.ts'
import { borrowDatabase } from '../../support/server/test-cluster.ts'

type Site = { rig: SyncRig; way: PostgresWay; close: () => Promise<void> }

/** A server whose listening connection alone goes by a way that can be swallowed. */
const open = async (): Promise<Site> => {
  const database = await borrowDatabase()
  const way = await openPostgresWay(database)
  const rig = await startSyncRig({ database, listenOn: way.connection, beat: { every: 300, late: 2500 } })
  await rig.addAccount('acme', staff())
  return {
    rig,
    way,
    async close() {
      // That the connection was lost is what these tests are about.
      rig.errors.length = 0
      await rig.close()
      await way.close()
      await database.drop()
    },
  }
}

/** Another process takes a person's access away: this one hears of it by notification or not at all. */
const deactivateElsewhere = async ({ rig }: Site, personId: string): Promise<void> => {
  await rig.db.transaction().execute(async (trx) => {
    await lockAccount(trx, 'acme')
    const person = await readDocument(trx, 'acme', 'people', personId)
    if (person === null) throw new Error('No such person.')
    await writeChanges(trx, 'acme', [{ collection: 'people', document: { ...person, active: false } }])
    await sql`select pg_notify('access', ${personId})`.execute(trx)
  })
}

const endOf = async (desk: RigDesk): Promise<unknown> =>
  new Promise((resolve) => desk.socket.once('ended', resolve))
const titlesHeard = (desk: RigDesk): string[] =>
  desk.changed.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.collection === 'sessions' ? [change.document.title] : [])),
  )

test.concurrent.each([0, 3])(
  'who loses their access while the server does not hear for %i s is cut, and hears nothing once that is noticed',
  async (seconds) => {
    const site = await open()
    const { rig, way } = site
    try {
      const ann = await rig.desk('acme', 'ann')
      const bob = await rig.desk('acme', 'bob')
      const ended = endOf(bob)
      way.swallow()
      if (seconds > 0) await eventually('the silence to be noticed', () => rig.isDeaf())
      await deactivateElsewhere(site, 'bob')
      const secret = { ...startPayload(uuid()), title: 'After he left' }
      expect(await ann.push(ann.intent('session.start', secret))).toMatchObject({ ok: true })
      if (seconds > 0) {
        expect(await ended).toMatchObject({ problem: { kind: 'deactivated' } })
        expect(titlesHeard(bob)).not.toContain('After he left')
        await eventually('the others to hear all the same', () => titlesHeard(ann).includes('After he left'))
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
      }
      way.restore()
      expect(await ended).toMatchObject({ problem: { kind: 'deactivated' } })
      await eventually('the server to hear again', () => !rig.isDeaf())
      await eventually('the others to have heard', () => titlesHeard(ann).includes('After he left'))
      expect(ann.socket.connected).toBe(true)
    } finally {
      await site.close()
    }
  },
)

test('a listening connection that dies without a word is reopened, and what was missed is told', async () => {
  const site = await open()
  const { rig, way } = site
  try {
    const ann = await rig.desk('acme', 'ann')
    way.swallow()
    // By another process, so that nothing but the listening connection can tell.
    await rig.db.transaction().execute(async (trx) => {
      await lockAccount(trx, 'acme')
      const bob = await readDocument(trx, 'acme', 'people', 'bob')
      if (bob === null) throw new Error('No such person.')
      await writeChanges(trx, 'acme', [{ collection: 'people', document: { ...bob, name: 'Robert' } }])
    })
    await eventually('the silence to be noticed', () => rig.isDeaf())
    way.restore()
    await eventually('the change to arrive', () =>
      ann.changed.some(({ changes }) => JSON.stringify(changes).includes('Robert')),
    )
    await eventually('the server to hear again', () => !rig.isDeaf())
    expect(rig.errors.map(String).join()).toContain('Nothing was heard from the database for too long')
  } finally {
    await site.close()
  }
})

test('a listening connection that is killed is reopened at once', async () => {
  const site = await open()
  const { rig } = site
  try {
    const ann = await rig.desk('acme', 'ann')
    const bob = await rig.desk('acme', 'bob')
    const ended = endOf(bob)
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = ${listenerName}
    `.execute(rig.db)
    await deactivateElsewhere(site, 'bob')
    expect(await ended).toMatchObject({ problem: { kind: 'deactivated' } })
    expect(await ann.push(ann.intent('session.start', startPayload(uuid())))).toMatchObject({ ok: true })
    await eventually('the desk to hear its own change', () => titlesHeard(ann).length > 0)
  } finally {
    await site.close()
  }
})

test('access that was taken away without any notification is noticed by the next pull', async () => {
  const site = await open()
  const { rig } = site
  try {
    const bob = await rig.desk('acme', 'bob')
    const ended = endOf(bob)
    await rig.db.transaction().execute(async (trx) => {
      await trx
        .updateTable('documents')
        .set({ body: sql`jsonb_set(body, '{active}', 'false')` })
        .where('id', '=', 'bob')
        .execute()
    })
    await expect(bob.ask('sync:pull', { after: nothingYet, limit: 10 })).rejects.toThrow('disconnected')
    expect(await ended).toMatchObject({ problem: { kind: 'deactivated' } })
  } finally {
    await site.close()
  }
})
