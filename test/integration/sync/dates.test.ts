import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Entry } from '../../../core/domain/entry/entry.ts'
import { queueFor } from '../../../core/domain/handoff/queue.ts'
import { instantOf } from '../../../core/domain/time/wall-time.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import {
  escalatePayload,
  staff,
  startPayload,
  startSyncRig,
  type SyncRig,
} from '../../support/server/sync-rig.ts'

/** What devices say of the time is kept where it can be true, and bounded where it cannot. */

const hour = 3_600_000
const day = 24 * hour
let now = Date.UTC(2026, 10, 20, 9)
let rig: SyncRig
beforeAll(async () => {
  rig = await startSyncRig({ clock: () => now })
  await rig.addAccount('acme', staff())
})
afterAll(async () => {
  await rig.close()
})

const note = (sessionId: string) => ({ entryId: uuid(), sessionId, kind: 'note' as const, text: 'note' })

test('an offline day arrives with its own times, and with when it arrived', async () => {
  const ann = await rig.desk('acme', 'ann')
  const sessionId = uuid()
  const [started, wrote] = [now - 9 * hour, now - 8 * hour]
  const first = note(sessionId)
  await ann.push(
    ann.intent('session.start', startPayload(sessionId), { at: started }),
    ann.intent('entry.add', first, { at: wrote }),
  )
  expect(await readDocument(rig.db, 'acme', 'sessions', sessionId)).toMatchObject({ createdAt: started })
  expect(await readDocument(rig.db, 'acme', 'entries', first.entryId)).toMatchObject({
    at: wrote,
    acceptedAt: now,
  })
})

test('times that cannot be are bounded: by the previous action, the session’s start and the server’s clock', async () => {
  const ann = await rig.desk('acme', 'ann')
  const sessionId = uuid()
  const entries = [note(sessionId), note(sessionId), note(sessionId)]
  await ann.push(
    ann.intent('session.start', startPayload(sessionId), { at: now - 2 * hour }),
    ann.intent('entry.add', entries[0] ?? note(sessionId), { at: now - hour }),
    ann.intent('entry.add', entries[1] ?? note(sessionId), { at: now - 3111 * day }),
    ann.intent('entry.add', entries[2] ?? note(sessionId), { at: now + 3111 * day }),
  )
  // From another device, which has no previous action.
  const other = await rig.desk('acme', 'ann')
  const last = note(sessionId)
  await other.push(other.intent('entry.add', last, { at: 0 }))
  const times = await Promise.all(
    [...entries, last].map(async ({ entryId }) => {
      const entry: Entry | null = await readDocument(rig.db, 'acme', 'entries', entryId)
      return entry === null ? null : entry.at - now
    }),
  )
  expect(times).toEqual([-hour, -hour, 0, -2 * hour])
})

test('the previous action counts across connections, and one that was rejected counts as well', async () => {
  const ann = await rig.desk('acme', 'ann')
  const [one, two] = [uuid(), uuid()]
  await ann.push(
    ann.intent('session.start', startPayload(one), { at: now - 3 * hour }),
    ann.intent('session.resume', { sessionId: one }, { at: now - hour }),
  )
  ann.close()
  const back = await rig.desk('acme', 'ann', { deviceId: ann.deviceId })
  await back.push(back.intent('session.start', startPayload(two), { seq: 3, at: now - 2 * hour }))
  expect(await readDocument(rig.db, 'acme', 'sessions', two)).toMatchObject({ createdAt: now - hour })
})

test('a claim is when the server grants it, whatever the device says', async () => {
  const ann = await rig.desk('acme', 'ann')
  const bob = await rig.desk('acme', 'bob')
  const [sessionId, handoffId] = [uuid(), uuid()]
  await ann.push(
    ann.intent('session.start', startPayload(sessionId)),
    ann.intent('handoff.create', escalatePayload(sessionId, handoffId)),
  )
  now += hour
  const { seq: _, ...claim } = bob.intent('handoff.claim', { handoffId }, { at: 0 })
  expect(await bob.ask('intents:request', { intent: claim })).toMatchObject({ ok: true })
  const claimed = (await bob.pullAll()).flatMap(({ collection, document }) =>
    collection === 'entries' && document.sessionId === sessionId && document.event?.name === 'claimed'
      ? [document]
      : [],
  )
  expect(claimed).toMatchObject([{ at: now, acceptedAt: now }])
})

test('no one comes before others in the queue by dating an escalation back', async () => {
  const ann = await rig.desk('acme', 'ann')
  const honest = [uuid(), uuid()] as const
  const cheating = [uuid(), uuid()] as const
  await ann.push(
    ann.intent('session.start', startPayload(honest[0]), { at: now - hour }),
    ann.intent('handoff.create', escalatePayload(...honest), { at: now - hour }),
  )
  now += 60_000
  const cheat = await rig.desk('acme', 'ann')
  await cheat.push(
    cheat.intent('session.start', startPayload(cheating[0]), { at: now - 300 * day }),
    cheat.intent('handoff.create', escalatePayload(...cheating), { at: now - 300 * day }),
  )
  const documents = await cheat.pullAll()
  const handoffs = documents.flatMap(({ collection, document }) =>
    collection === 'handoffs' ? [document] : [],
  )
  const bob = await readDocument(rig.db, 'acme', 'people', 'bob')
  if (bob === null) throw new Error('The rig has no Bob.')
  const waiting = queueFor(bob, handoffs, now).waiting.map(({ handoff }) => handoff.id)
  expect(waiting.indexOf(honest[1])).toBeLessThan(waiting.indexOf(cheating[1]))
})

test('a session parked for tomorrow at nine by a device in 2035 is parked until tomorrow at nine', async () => {
  const ann = await rig.desk('acme', 'ann')
  const [sessionId, handoffId] = [uuid(), uuid()]
  const said = Date.UTC(2035, 5, 12, 3, 10)
  const wall = { time: '2035-06-13T09:00', zone: 'Europe/London' }
  await ann.push(
    ann.intent('session.start', startPayload(sessionId), { at: said - hour }),
    ann.intent(
      'handoff.create',
      {
        ...escalatePayload(sessionId, handoffId),
        intent: 'park',
        wakeAt: instantOf(wall),
        reminder: { said, wall },
      },
      { at: said },
    ),
  )
  expect(await readDocument(rig.db, 'acme', 'handoffs', handoffId)).toMatchObject({
    createdAt: now,
    wakeAt: Date.UTC(2026, 10, 21, 9),
    wakeWall: { time: '2026-11-21T09:00', zone: 'Europe/London' },
  })
})
