import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDocument } from '../../../server/store/change-log.ts'
import { peopleAtDesks } from '../../../server/store/desk-store.ts'
import { makePerson } from '../../support/samples/make.ts'
import {
  escalatePayload,
  eventually,
  staff,
  startPayload,
  startSyncRig,
  type RigDesk,
  type SyncRig,
} from '../../support/server/sync-rig.ts'
import { soon } from '../../support/soon.ts'

let rig: SyncRig
beforeAll(async () => {
  rig = await startSyncRig()
  await rig.addAccount('acme', [...staff(), makePerson('cyd'), makePerson('gone', { active: false })])
  const olga = await rig.desk('acme', 'olga')
  for (const [id, name] of [
    ['north', 'North'],
    ['empty', 'Empty'],
  ] as const)
    await request(olga, 'account.update', { team: { id, name } })
  await request(olga, 'person.update', { personId: 'cyd', teamId: 'north' })
  olga.close()
})
afterAll(async () => {
  await rig.close()
})

const request = async (desk: RigDesk, type: string, payload: Record<string, unknown>) =>
  desk.ask('intents:request', { intent: { id: uuid(), at: Date.now(), type, version: 1, payload } })

const handoffOf = async (handoffId: string) => readDocument(rig.db, 'acme', 'handoffs', handoffId)

const escalate = async (desk: RigDesk, over: object) => {
  const sessionId = uuid()
  const handoffId = uuid()
  expect(
    await desk.push(
      desk.intent('session.start', startPayload(sessionId)),
      desk.intent('handoff.create', { ...escalatePayload(sessionId, handoffId), ...over }),
    ),
  ).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }, { status: 'accepted' }] })
  return { sessionId, handoffId }
}

test('an escalation to a team is for its members first, and opens when they have all gone', async () => {
  const ann = await rig.desk('acme', 'ann')
  const bob = await rig.desk('acme', 'bob')
  const cyd = await rig.desk('acme', 'cyd')
  // A team in which no one is there isn't waited for.
  await soon(async () => expect(await peopleAtDesks(rig.db, 'acme')).toContain('cyd'))
  const one = await escalate(ann, { targetTeamId: 'north', reason: 'rights' })
  expect(await request(bob, 'handoff.claim', { handoffId: one.handoffId })).toMatchObject({
    ok: false,
    problem: { kind: 'reserved', message: expect.stringContaining('North') },
  })
  expect(await request(cyd, 'handoff.claim', { handoffId: one.handoffId })).toMatchObject({ ok: true })

  const two = await escalate(ann, { targetTeamId: 'north' })
  const olga = await rig.desk('acme', 'olga')
  expect(await request(olga, 'person.update', { personId: 'cyd', teamId: null })).toMatchObject({ ok: true })
  await eventually('the server to open it', async () => {
    const handoff = await handoffOf(two.handoffId)
    return handoff !== null && (handoff.opensAt ?? Infinity) <= Date.now()
  })
  expect(await request(bob, 'handoff.claim', { handoffId: two.handoffId })).toMatchObject({ ok: true })
  for (const desk of [ann, bob, cyd, olga]) desk.close()
})

test('to a team in which no one can take it, it is open to everyone at once', async () => {
  const ann = await rig.desk('acme', 'ann')
  const { handoffId } = await escalate(ann, { targetTeamId: 'empty' })
  expect(await handoffOf(handoffId)).toMatchObject({ targetTeamId: 'empty', state: 'open' })
  await eventually('the server to open it', async () => {
    const handoff = await handoffOf(handoffId)
    return handoff !== null && (handoff.opensAt ?? Infinity) <= Date.now()
  })
  ann.close()
})

test('a mention reaches its person with the session, wherever its entries are', async () => {
  const ann = await rig.desk('acme', 'ann')
  const vic = await rig.desk('acme', 'vic')
  const sessionId = uuid()
  const entryId = uuid()
  const note = { sessionId, kind: 'note' as const, text: 'Look, @Vic' }
  await ann.push(ann.intent('session.start', startPayload(sessionId)))
  expect(
    await ann.push(
      ann.intent('entry.add', { ...note, entryId, mentions: ['vic', 'gone'] }),
      ann.intent('entry.add', { ...note, entryId: uuid(), mentions: ['a-stranger'] }),
    ),
  ).toMatchObject({
    verdicts: [{ status: 'accepted' }, { status: 'rejected', kind: 'invalid_target' }],
  })
  await eventually('Vic to be told', () =>
    vic.changed
      .flatMap(({ changes }) => changes)
      .some(
        ({ collection, document }) =>
          collection === 'sessions' &&
          document.id === sessionId &&
          document.news.some((item) => item.to === 'vic' && item.entryId === entryId),
      ),
  )
  for (const desk of [ann, vic]) desk.close()
})
