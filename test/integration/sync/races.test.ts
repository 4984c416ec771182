import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Documents } from '../../../core/domain/shapes/collections.ts'
import type { IntentInput, IntentType } from '../../../core/intents/registry.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import { makePerson } from '../../support/samples/make.ts'
import {
  escalatePayload,
  staff,
  startPayload,
  startSyncRig,
  type RigDesk,
  type SyncRig,
} from '../../support/server/sync-rig.ts'

/**
 * What an owner or an admin does, against a claim at the same moment, each by a process of its own: one of the two holds, and
 * nothing of the other is left (I7). Many rounds on demand: `BATON_ROUNDS=200`.
 */
const rounds = Number(process.env['BATON_ROUNDS'] ?? 25)

let rig: SyncRig
let second: SyncRig
beforeAll(async () => {
  rig = await startSyncRig()
  second = await startSyncRig({ database: rig.database })
  await rig.addAccount('acme', [...staff(), makePerson('dan', { role: 'admin' })])
})
afterAll(async () => {
  await second.close()
  await rig.close()
})

const requestOf = <T extends IntentType>(type: T, payload: IntentInput<T>) => ({
  intent: { id: uuid(), at: Date.now(), type, version: 1, payload },
})

/** A session of Ann's that is handed over. */
const handedOver = async (ann: RigDesk, intent: 'escalate' | 'park') => {
  const sessionId = uuid()
  const handoffId = uuid()
  const answer = await ann.push(
    ann.intent('session.start', startPayload(sessionId)),
    ann.intent('handoff.create', { ...escalatePayload(sessionId, handoffId), intent }),
  )
  expect(answer).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }, { status: 'accepted' }] })
  return { sessionId, handoffId }
}

/** The session, its handoff, and what its timeline says someone did, in order. */
const endOf = async ({ sessionId, handoffId }: { sessionId: string; handoffId: string }) => {
  const rows = await rig.db
    .selectFrom('documents')
    .select('body')
    .where('account_id', '=', 'acme')
    .where('collection', '=', 'entries')
    .where(sql`body->>'sessionId'`, '=', sessionId)
    .execute()
  const entries = rows
    .map(({ body }) => body as unknown as Documents['entries'])
    .toSorted((a, b) => a.seq - b.seq)
  const session = await readDocument(rig.db, 'acme', 'sessions', sessionId)
  expect(entries.map(({ seq }) => seq)).toEqual(
    Array.from({ length: session?.entryCount ?? 0 }, (_, index) => index + 1),
  )
  return {
    session,
    handoff: await readDocument(rig.db, 'acme', 'handoffs', handoffId),
    // The policy may find meanwhile that no one can be reached, which is nobody’s move.
    events: entries.map(({ event }) => event?.name).filter((name) => name !== 'exhausted'),
    claimedAtRev: entries.find(({ event }) => event?.name === 'claimed')?.rev ?? Infinity,
  }
}

const wonByBob = {
  session: { status: 'active', ownerId: 'bob', openHandoffId: null },
  handoff: { state: 'claimed', claimedBy: 'bob' },
}

const ownersMoves = [
  {
    name: 'withdrawing',
    intent: 'escalate',
    move: (ann: RigDesk, { handoffId }: { handoffId: string }) =>
      ann.intent('handoff.withdraw', { handoffId }),
    before: ['started', 'escalated'],
    event: 'withdrawn',
    left: { session: { status: 'active', ownerId: 'ann' }, handoff: { state: 'withdrawn', claimedBy: null } },
  },
  {
    name: 'resolving',
    intent: 'escalate',
    move: (ann: RigDesk, { sessionId }: { sessionId: string }) =>
      ann.intent('session.resolve', { sessionId, resolutionSummary: 'The certificate had run out' }),
    before: ['started', 'escalated'],
    event: 'resolved',
    left: {
      session: { status: 'resolved', ownerId: 'ann' },
      handoff: { state: 'closed', closedBecause: 'resolved', claimedBy: null },
    },
  },
  {
    name: 'resuming',
    intent: 'park',
    move: (ann: RigDesk, { sessionId }: { sessionId: string }) => ann.intent('session.resume', { sessionId }),
    before: ['started', 'parked'],
    event: 'resumed',
    left: {
      session: { status: 'active', ownerId: 'ann' },
      handoff: { state: 'closed', closedBecause: 'resumed', claimedBy: null },
    },
  },
] as const

test.for(ownersMoves)(
  `$name and claiming at once, ${rounds} times: one of them, and nothing of the other`,
  { timeout: 1_200_000 },
  async ({ intent, move, before, event, left }) => {
    const ann = await rig.desk('acme', 'ann')
    const bob = await second.desk('acme', 'bob')
    for (let round = 0; round < rounds; round += 1) {
      const place = await handedOver(ann, intent)
      const ask = async () =>
        bob.ask('intents:request', requestOf('handoff.claim', { handoffId: place.handoffId }))
      const tell = async () => ann.push(move(ann, place))
      const claiming = round % 2 === 0 ? ask() : null
      const [told, claim] = await Promise.all([tell(), claiming ?? ask()])
      const didIt = told.ok && told.verdicts[0]?.status === 'accepted'
      expect({ round, claimed: claim.ok }).toEqual({ round, claimed: !didIt })
      const end = await endOf(place)
      expect(end).toMatchObject(
        didIt ? { ...left, events: [...before, event] } : { ...wonByBob, events: [...before, 'claimed'] },
      )
      expect(end.session?.openHandoffId).toBeNull()
    }
    ann.close()
    bob.close()
  },
)

test(
  `deactivating whoever claims at once, ${rounds} times: theirs from before, or open to others`,
  { timeout: 1_200_000 },
  async () => {
    const ann = await rig.desk('acme', 'ann')
    const olga = await rig.desk('acme', 'olga')
    const ends = { claimed: 0, open: 0 }
    const access = async (active: boolean) =>
      expect(
        await olga.ask('intents:request', requestOf('person.update', { personId: 'bob', active })),
      ).toMatchObject({
        ok: true,
      })
    for (let round = 0; round < rounds; round += 1) {
      const bob = await second.desk('acme', 'bob')
      const place = await handedOver(ann, 'escalate')
      const ended = new Promise<null>((resolve) => bob.socket.once('disconnect', () => resolve(null)))
      // Whoever is cut off hears no answer.
      const ask = async () =>
        Promise.race([
          ended,
          bob.ask('intents:request', requestOf('handoff.claim', { handoffId: place.handoffId })),
        ])
      const claiming = round % 2 === 0 ? ask() : null
      const [, claim] = await Promise.all([access(false), claiming ?? ask()])
      await ended
      const bobNow = await readDocument(rig.db, 'acme', 'people', 'bob')
      const end = await endOf(place)
      if (end.handoff?.state === 'claimed') {
        ends.claimed += 1
        expect(end).toMatchObject({ ...wonByBob, events: ['started', 'escalated', 'claimed'] })
        expect(end.claimedAtRev).toBeLessThan(bobNow?.rev ?? 0)
      } else {
        ends.open += 1
        expect(end).toMatchObject({
          session: { status: 'escalated', ownerId: 'ann', openHandoffId: place.handoffId },
          handoff: { state: 'open', claimedBy: null },
          events: ['started', 'escalated'],
        })
        expect(claim?.ok).not.toBe(true)
        expect(
          await olga.ask('intents:request', requestOf('handoff.claim', { handoffId: place.handoffId })),
        ).toMatchObject({ ok: true })
      }
      await access(true)
    }
    expect(ends.claimed + ends.open).toBe(rounds)
    ann.close()
    olga.close()
  },
)
