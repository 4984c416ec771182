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
let second: SyncRig
beforeAll(async () => {
  rig = await startSyncRig()
  second = await startSyncRig({ database: rig.database })
  await rig.addAccount('acme', [
    ...staff(),
    makePerson('cyd'),
    makePerson('dan', { role: 'admin' }),
    makePerson('eve'),
  ])
})
afterAll(async () => {
  await second.close()
  await rig.close()
})

/** An escalation to someone who isn't there opens to everyone at once. */
const untilThere = async (personId: string): Promise<void> =>
  soon(async () => expect(await peopleAtDesks(rig.db, 'acme')).toContain(personId))

const claimIntent = (handoffId: string) => ({
  intent: { id: uuid(), at: Date.now(), type: 'handoff.claim', version: 1, payload: { handoffId } },
})

const escalate = async (desk: RigDesk, over: object = {}) => {
  const sessionId = uuid()
  const handoffId = uuid()
  const answer = await desk.push(
    desk.intent('session.start', startPayload(sessionId)),
    desk.intent('handoff.create', { ...escalatePayload(sessionId, handoffId), ...over }),
  )
  expect(answer).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }, { status: 'accepted' }] })
  return { sessionId, handoffId }
}

/** Thousands on demand: `BATON_RACES=1000`. */
const races = Number(process.env['BATON_RACES'] ?? 120)

test(
  `races of five on two servers for each of ${races} escalations: one winner each, the losers read who won`,
  { timeout: 1_200_000 },
  async () => {
    const ann = await rig.desk('acme', 'ann')
    const names = ['bob', 'cyd', 'dan', 'eve', 'olga']
    const desks = await Promise.all(
      names.map(async (name, index) => (index % 2 === 0 ? rig : second).desk('acme', name)),
    )
    const sessionIds = Array.from({ length: races }, () => ({ sessionId: uuid(), handoffId: uuid() }))
    for (let from = 0; from < sessionIds.length; from += 50) {
      const intents = sessionIds
        .slice(from, from + 50)
        .flatMap(({ sessionId, handoffId }) => [
          ann.intent('session.start', startPayload(sessionId)),
          ann.intent('handoff.create', escalatePayload(sessionId, handoffId)),
        ])
      await ann.push(...intents)
    }
    let losses = 0
    for (let from = 0; from < sessionIds.length; from += 20) {
      await Promise.all(
        sessionIds.slice(from, from + 20).map(async ({ sessionId, handoffId }) => {
          const order = desks
            .map((desk, index) => ({ desk, name: names[index] ?? '' }))
            .toSorted(() => Math.random() - 0.5)
          const answers = await Promise.all(
            order.map(async ({ desk, name }) => ({
              name,
              answer: await desk.ask('intents:request', claimIntent(handoffId)),
            })),
          )
          const winners = answers.filter(({ answer }) => answer.ok)
          expect(winners).toHaveLength(1)
          const winner = winners[0]?.name
          for (const { answer } of answers) {
            if (answer.ok) continue
            losses += 1
            expect(answer.problem).toMatchObject({ kind: 'already_claimed', by: winner })
          }
          expect(await readDocument(rig.db, 'acme', 'handoffs', handoffId)).toMatchObject({
            state: 'claimed',
            claimedBy: winner,
          })
          expect(await readDocument(rig.db, 'acme', 'sessions', sessionId)).toMatchObject({
            ownerId: winner,
            status: 'active',
          })
        }),
      )
    }
    expect(losses).toBe(races * 4)
  },
)

test('the winner asking again, also with a new request, has still won', async () => {
  const ann = await rig.desk('acme', 'ann')
  const bob = await rig.desk('acme', 'bob')
  const { handoffId } = await escalate(ann)
  const request = claimIntent(handoffId)
  const first = await bob.ask('intents:request', request)
  expect(first).toMatchObject({ ok: true })
  expect(await bob.ask('intents:request', request)).toEqual(first)
  expect(await bob.ask('intents:request', claimIntent(handoffId))).toMatchObject({ ok: true })
  const session = await readDocument(rig.db, 'acme', 'handoffs', handoffId)
  expect(session).toMatchObject({ claimedBy: 'bob' })
})

test('the escalator and viewers cannot claim; a withdrawn one is over for everyone', async () => {
  const ann = await rig.desk('acme', 'ann')
  const vic = await rig.desk('acme', 'vic')
  const bob = await rig.desk('acme', 'bob')
  const { handoffId, sessionId } = await escalate(ann)
  expect(await ann.ask('intents:request', claimIntent(handoffId))).toMatchObject({
    ok: false,
    problem: { kind: 'own_escalation' },
  })
  expect(await vic.ask('intents:request', claimIntent(handoffId))).toMatchObject({
    ok: false,
    problem: { kind: 'forbidden' },
  })
  expect(await ann.push(ann.intent('handoff.withdraw', { handoffId }))).toMatchObject({
    verdicts: [{ status: 'accepted' }],
  })
  expect(await bob.ask('intents:request', claimIntent(handoffId))).toMatchObject({
    ok: false,
    problem: { kind: 'handoff_closed' },
  })
  expect(await readDocument(rig.db, 'acme', 'sessions', sessionId)).toMatchObject({
    status: 'active',
    ownerId: 'ann',
  })
})

test('a directed one is kept for its target, admins excepted', async () => {
  const ann = await rig.desk('acme', 'ann')
  const [bob, cyd, dan] = await Promise.all(['bob', 'cyd', 'dan'].map(async (name) => rig.desk('acme', name)))
  await untilThere('bob')
  const first = await escalate(ann, { targetUserId: 'bob' })
  expect(await cyd?.ask('intents:request', claimIntent(first.handoffId))).toMatchObject({
    ok: false,
    problem: { kind: 'reserved' },
  })
  expect(await bob?.ask('intents:request', claimIntent(first.handoffId))).toMatchObject({ ok: true })
  const another = await escalate(ann, { targetUserId: 'bob' })
  expect(await dan?.ask('intents:request', claimIntent(another.handoffId))).toMatchObject({ ok: true })
})

test('claims cannot be queued, nor queued actions asked for', async () => {
  const ann = await rig.desk('acme', 'ann')
  const bob = await rig.desk('acme', 'bob')
  const { handoffId } = await escalate(ann)
  expect(await bob.push(bob.intent('handoff.claim', { handoffId }))).toMatchObject({
    verdicts: [{ kind: 'online_only' }],
  })
  const asked = {
    id: uuid(),
    at: Date.now(),
    type: 'session.start',
    version: 1,
    payload: startPayload(uuid()),
  }
  expect(await bob.ask('intents:request', { intent: asked })).toMatchObject({
    ok: false,
    problem: { kind: 'bad_request' },
  })
  const wake = { id: uuid(), at: Date.now(), type: 'handoff.wake', version: 1, payload: { handoffId } }
  expect(await bob.ask('intents:request', { intent: wake })).toMatchObject({
    ok: false,
    problem: { kind: 'forbidden' },
  })
})

test('marks of many desks become few changes, climb only, and never count the sender', async () => {
  const ann = await rig.desk('acme', 'ann')
  const desks = await Promise.all(['bob', 'cyd', 'dan', 'olga'].map(async (name) => rig.desk('acme', name)))
  const { handoffId } = await escalate(ann)
  const mark = (state: 'delivered' | 'seen') => ({
    marks: [{ handoffId, channel: 'in_app' as const, state, reason: null }],
  })
  await Promise.all(
    [...desks, ann].flatMap((desk) => [
      desk.ask('handoffs:mark', mark('seen')),
      desk.ask('handoffs:mark', mark('delivered')),
    ]),
  )
  const handoff = await eventually('four people who saw it', async () => {
    const now = await readDocument(rig.db, 'acme', 'handoffs', handoffId)
    return now !== null && now.reach.seen.count === 4 && now
  })
  expect(handoff.reach.seen.people.toSorted()).toEqual(['bob', 'cyd', 'dan', 'olga'])
  expect(handoff.reach.delivered.count).toBe(4)
  const told = ann.changed.filter(({ changes }) =>
    changes.some(({ document }) => document.id === handoffId && document.rev > handoff.rev - 3),
  )
  expect(told.length).toBeLessThan(5)
})

test('what came back to the queue has reached only whom it told since', async () => {
  const [ann, bob] = await Promise.all([rig.desk('acme', 'ann'), rig.desk('acme', 'bob')])
  const { handoffId } = await escalate(ann)
  const stored = async () => {
    const handoff = await readDocument(rig.db, 'acme', 'handoffs', handoffId)
    if (handoff?.policy?.nextAt === undefined) throw new Error('no policy')
    return { ...handoff, policy: handoff.policy, dueAt: handoff.policy.nextAt ?? 0 }
  }
  const mark = async (desk: typeof bob, state: 'delivered' | 'seen', toldAt: number) =>
    desk.ask('handoffs:mark', {
      marks: [{ handoffId, channel: 'in_app' as const, state, reason: null, toldAt }],
    })
  const seenBy = async (count: number) =>
    eventually(`seen by ${count}`, async () => {
      const now = await stored()
      return now.reach.seen.count === count && now
    })
  const accepted = (await stored()).acceptedAt ?? 0
  await mark(bob, 'seen', accepted)
  expect((await seenBy(1)).reach.seenUpTo).toEqual({ bob: accepted })
  const later = accepted + 300_000
  await mark(bob, 'seen', later)
  await eventually('the later one', async () => (await stored()).reach.seenUpTo['bob'] === later)
  const cyd = await rig.desk('acme', 'cyd')
  expect(await cyd.ask('intents:request', claimIntent(handoffId))).toMatchObject({ ok: true })
  // Its claimer is asked first.
  while ((await stored()).state === 'claimed') {
    const { dueAt } = await stored()
    await rig.decider.act('acme', 'handoff.watch', async () => ({
      handoffId,
      dueAt,
      at: dueAt,
      lastWorkAt: 0,
    }))
  }
  const back = await stored()
  expect(back).toMatchObject({ state: 'open', reach: { delivered: { count: 0 }, seen: { count: 0 } } })
  const { since } = back.reach
  expect(since).toBeGreaterThan(accepted)
  // One that was made before it came back, on a device that was offline meanwhile.
  await mark(await rig.desk('acme', 'dan'), 'seen', accepted)
  await mark(bob, 'delivered', since)
  const next = await eventually('delivered again', async () => {
    const now = await stored()
    return now.reach.delivered.count > 0 && now
  })
  expect(next.reach).toMatchObject({ since, delivered: { people: ['bob'] }, seen: { count: 0 } })
  await mark(bob, 'seen', since)
  const { reach } = await seenBy(1)
  expect(reach).toMatchObject({ seen: { people: ['bob'] }, seenUpTo: { bob: since } })
  expect(reach.seen.firstAt).toBeGreaterThan(reach.ever.seenAt ?? Infinity)
})

test('a parked session wakes once, at its time, and not after it was resumed', async () => {
  const ann = await rig.desk('acme', 'ann')
  const park = async (wakeAt: number) => {
    const sessionId = uuid()
    const handoffId = uuid()
    await ann.push(
      ann.intent('session.start', startPayload(sessionId)),
      ann.intent('handoff.create', { ...escalatePayload(sessionId, handoffId), intent: 'park', wakeAt }),
    )
    return { sessionId, handoffId }
  }
  // Resumed long before its time, which comes first, so that it has passed once the other one has woken.
  const wakeAt = Date.now() + 4000
  const resumed = await park(wakeAt)
  await ann.push(ann.intent('session.resume', { sessionId: resumed.sessionId }))
  const parked = await park(wakeAt + 100)
  const woken = await eventually('the wake-up', async () => {
    const now = await readDocument(rig.db, 'acme', 'handoffs', parked.handoffId)
    return now !== null && now.wokeAt !== null && now
  })
  expect(woken.wokeAt).toBeGreaterThanOrEqual(woken.wakeAt ?? Infinity)
  const entries = (await ann.pullAll()).filter(
    (change) => change.collection === 'entries' && change.document.event?.name === 'woke',
  )
  expect(entries).toHaveLength(1)
  expect(await readDocument(rig.db, 'acme', 'handoffs', resumed.handoffId)).toMatchObject({
    wokeAt: null,
    closedBecause: 'resumed',
  })
})

test('an escalation whose target loses their access opens to everyone at once', async () => {
  const ann = await rig.desk('acme', 'ann')
  const olga = await rig.desk('acme', 'olga')
  const cyd = await rig.desk('acme', 'cyd')
  await rig.desk('acme', 'bob')
  await untilThere('bob')
  const { handoffId } = await escalate(ann, { targetUserId: 'bob' })
  const before = await readDocument(rig.db, 'acme', 'handoffs', handoffId)
  expect(before?.opensAt).toBeGreaterThan(Date.now())
  const payload = { personId: 'bob', active: false }
  const leave = { id: uuid(), at: Date.now(), type: 'person.update', version: 1, payload }
  expect(await olga.ask('intents:request', { intent: leave })).toMatchObject({ ok: true })
  await eventually('the escalation to open', async () => {
    const now = await readDocument(rig.db, 'acme', 'handoffs', handoffId)
    return now !== null && now.opensAt !== null && now.opensAt <= Date.now()
  })
  expect(await cyd.ask('intents:request', claimIntent(handoffId))).toMatchObject({ ok: true })
})
