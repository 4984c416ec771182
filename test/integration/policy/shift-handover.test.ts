import { v7 as uuid } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { answerWithinMs } from '../../../core/domain/handover/handover.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import { startPolicyRig, type PolicyRig } from '../../support/server/policy-rig.ts'
import { startPayload, type RigDesk } from '../../support/server/sync-rig.ts'

let rig: PolicyRig
let ann: RigDesk
beforeAll(async () => {
  rig = await startPolicyRig()
  ann = await rig.sync.desk(rig.accountId, 'ann')
  await sql`insert into notify_ready (channel, ready) values ('email', true)
    on conflict (channel) do update set ready = true`.execute(rig.sync.db)
})
/** What went wrong in the background fails the test in which it did. */
afterEach(() => {
  const [error] = rig.sync.errors
  if (error !== undefined) throw new Error('Something went wrong in the background.', { cause: error })
})
afterAll(async () => rig.close())

const at = () => ({ at: rig.clock() })

/** Starts sessions of Ann's and hands them over to Bob. */
const handOver = async (count: number, over: Record<string, unknown> = {}) => {
  const handoverId = uuid()
  const sessionIds = Array.from({ length: count }, () => uuid())
  const answer = await ann.push(
    ...sessionIds.map((id) => ann.intent('session.start', startPayload(id), at())),
    ann.intent(
      'handover.send',
      {
        handoverId,
        personId: 'bob',
        note: 'The VPN is shaky.',
        items: sessionIds.map((sessionId) => ({ sessionId })),
        ...over,
      },
      at(),
    ),
  )
  expect(answer).toMatchObject({ ok: true })
  return { handoverId, sessionIds }
}
const handover = async (id: string) => readDocument(rig.sync.db, rig.accountId, 'handovers', id)
const states = async (id: string) => (await handover(id))?.items.map(({ state }) => state)
const owner = async (id: string) => (await readDocument(rig.sync.db, rig.accountId, 'sessions', id))?.ownerId
const take = async (by: string, handoverId: string, sessionIds: readonly string[]) =>
  rig.request(by, 'handover.take', { handoverId, items: sessionIds.map((sessionId) => ({ sessionId })) })

/** What people were told outside of Baton of shift handovers, from then on. */
const toldSince = async (since: number) => {
  const { rows } = await sql<{ personId: string; text: string }>`
    select distinct person_id as "personId", text from notify_deliveries
    where account_id = ${rig.accountId} and why = 'handover' and told_at >= ${since} order by person_id
  `.execute(rig.sync.db)
  return rows.map(({ personId, text }) => ({ personId, text: text.replace(/[⁨⁩]/gu, '') }))
}
const giveMail = async (...personIds: string[]) => {
  for (const personId of personIds)
    await rig.sync.db
      .insertInto('credentials')
      .values({
        person_id: personId,
        account_id: rig.accountId,
        email: `${personId}@x.example`,
        password_hash: 'none',
      })
      .onConflict((one) => one.doNothing())
      .execute()
}

test('what is taken over belongs to the incoming person, once, whoever is faster', async () => {
  const { handoverId, sessionIds } = await handOver(3)
  const [first = '', second = '', third = ''] = sessionIds
  const race = await Promise.all([
    take('bob', handoverId, [first]),
    take('olga', handoverId, [first, second]),
  ])
  expect(race.map(({ ok }) => ok)).toEqual([true, true])
  const winner = await owner(first)
  expect(['bob', 'olga']).toContain(winner)
  expect((await handover(handoverId))?.items[0]).toMatchObject({ state: 'taken', by: winner })
  expect(await owner(second)).toBe('olga')
  expect(await take('cyd', handoverId, [third])).toMatchObject({ ok: false, problem: { kind: 'reserved' } })
  expect(await owner(third)).toBe('ann')
})

test('unanswered in time: admins and the owner are told, once, and anyone can take it over', async () => {
  await giveMail('olga', 'ann', 'bob')
  const { handoverId, sessionIds } = await handOver(2)
  await take('bob', handoverId, sessionIds.slice(0, 1))
  const since = rig.clock()
  rig.jump(answerWithinMs - 60_000)
  await rig.sweep.run(0)
  expect(await states(handoverId)).toEqual(['taken', 'open'])
  rig.jump(61_000)
  // Two sweeps at once, as of two processes.
  await Promise.all([rig.sweep.run(0), rig.sweep.run(0)])
  await rig.sweep.run(0)
  expect(await states(handoverId)).toEqual(['taken', 'left'])
  expect(await toldSince(since + 1000)).toEqual([
    { personId: 'ann', text: expect.stringContaining('No one took over 1 session of yours.') },
    { personId: 'olga', text: expect.stringContaining('Ann went off duty, and no one took over 1 session.') },
  ])
  expect(await take('cyd', handoverId, sessionIds)).toMatchObject({ ok: true })
  expect(await owner(sessionIds[1] ?? '')).toBe('cyd')
})

test('the clock turned back does not end it early, and turned on again it ends', async () => {
  const { handoverId } = await handOver(1)
  rig.jump(-2 * 3_600_000)
  rig.jump(answerWithinMs)
  await rig.sweep.run(0)
  expect(await states(handoverId)).toEqual(['open'])
  rig.jump(2 * 3_600_000 + 1000)
  await rig.sweep.run(0)
  expect(await states(handoverId)).toEqual(['left'])
})

test('the incoming person is told with the note, and the outgoing one why something was declined', async () => {
  await giveMail('ann', 'bob')
  const since = rig.clock()
  const { handoverId, sessionIds } = await handOver(2)
  expect(await toldSince(since)).toEqual([
    { personId: 'bob', text: 'Ann handed over 2 sessions to you. “The VPN is shaky.”' },
  ])
  const bob = await rig.sync.desk(rig.accountId, 'bob')
  const items = sessionIds.slice(0, 1).map((sessionId) => ({ sessionId }))
  await bob.push(bob.intent('handover.decline', { handoverId, items, reason: 'On site.' }, at()))
  expect(await states(handoverId)).toEqual(['declined', 'open'])
  expect(await toldSince(since)).toContainEqual({
    personId: 'ann',
    text: expect.stringContaining('Bob declined 1 session from your handover: “On site.”'),
  })
})

test('a decline that arrives once no one may answer any more is told all the same', async () => {
  const { handoverId, sessionIds } = await handOver(1)
  rig.jump(2 * 3_600_000 + 1000)
  await rig.sweep.run(0)
  expect(await states(handoverId)).toEqual(['left'])
  const since = rig.clock()
  const bob = await rig.sync.desk(rig.accountId, 'bob')
  const items = sessionIds.map((sessionId) => ({ sessionId }))
  await bob.push(bob.intent('handover.decline', { handoverId, items, reason: 'Was on site.' }, at()))
  expect(await toldSince(since)).toContainEqual({
    personId: 'ann',
    text: expect.stringContaining('Bob declined 1 session from your handover: “Was on site.”'),
  })
})

test('an escalation its owner had claimed returns to the queue, and is told from the first step', async () => {
  const { handoffId, sessionId } = await rig.escalate()
  await rig.fired(handoffId, 1)
  await rig.request('bob', 'handoff.claim', { handoffId })
  const bob = await rig.sync.desk(rig.accountId, 'bob')
  const handoverId = uuid()
  await bob.push(bob.intent('handover.send', { handoverId, personId: 'cyd', items: [{ sessionId }] }, at()))
  rig.jump(answerWithinMs + 1000)
  await rig.sweep.run(0)
  expect(await states(handoverId)).toEqual(['returned'])
  const handoff = await rig.handoff(handoffId)
  expect(handoff).toMatchObject({ state: 'open', claimedBy: null })
  await rig.sweep.run(0)
  const policy = await rig.policy(handoffId)
  expect(policy.returns).toBe(1)
  expect(policy.phase).not.toBe('stopped')
})

test('a claim taken over at the end of a shift is looked after as its new owner’s: what they do counts, and they are asked', async () => {
  const { handoffId, sessionId } = await rig.escalate()
  await rig.fired(handoffId, 1)
  await rig.request('bob', 'handoff.claim', { handoffId })
  const bob = await rig.sync.desk(rig.accountId, 'bob')
  const handoverId = uuid()
  await bob.push(bob.intent('handover.send', { handoverId, personId: 'cyd', items: [{ sessionId }] }, at()))
  rig.jump(60_000)
  expect(await take('cyd', handoverId, [sessionId])).toMatchObject({ ok: true })
  expect((await rig.next(handoffId)).phase).toBe('nudged')
  expect((await rig.told(handoffId)).filter(({ why }) => why === 'nudge')).toMatchObject([
    { personId: 'cyd' },
  ])
  const cyd = await rig.sync.desk(rig.accountId, 'cyd')
  const note = { entryId: uuid(), sessionId, kind: 'note' as const, text: 'On it.' }
  rig.jump(60_000)
  await cyd.push(cyd.intent('entry.add', note, at()))
  expect((await rig.next(handoffId)).phase).toBe('watching')
  const again = uuid()
  await cyd.push(
    cyd.intent('handover.send', { handoverId: again, personId: 'olga', items: [{ sessionId }] }, at()),
  )
  rig.jump(answerWithinMs + 1000)
  await rig.sweep.run(0)
  expect(await states(again)).toEqual(['returned'])
})

test('a handover that names other people’s sessions moves nothing', async () => {
  const { sessionId } = await rig.escalate()
  const cyd = await rig.sync.desk(rig.accountId, 'cyd')
  const handoverId = uuid()
  await cyd.push(cyd.intent('handover.send', { handoverId, personId: 'bob', items: [{ sessionId }] }, at()))
  expect(await states(handoverId)).toEqual(['gone'])
  await take('bob', handoverId, [sessionId])
  expect(await owner(sessionId)).toBe('ann')
})
