import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FigureQuery } from '../../../core/domain/session/figures.ts'
import type { IntentInput, IntentType } from '../../../core/intents/registry.ts'
import { makePerson, makeSession } from '../../support/samples/make.ts'
import { targetsToBegin } from '../../../core/domain/duty/response-targets.ts'
import { snapshotOf } from '../../../core/domain/session/snapshot.ts'
import { startSyncRig, type RigDesk, type SyncRig } from '../../support/server/sync-rig.ts'

const minute = 60_000
const day = 86_400_000
let ahead = 0
const clock = () => Date.now() + ahead
let rig: SyncRig
const desks = new Map<string, RigDesk>()
beforeAll(async () => {
  rig = await startSyncRig({ clock })
  await rig.addAccount('acme', [
    makePerson('olga', { role: 'owner' }),
    makePerson('ann', { teamId: 'north' }),
    makePerson('bob'),
    makePerson('cyd'),
    makePerson('vic', { role: 'viewer' }),
  ])
  await rig.addAccount('other', [makePerson('otto', { role: 'owner' }), makePerson('otis')])
  for (const [account, id] of [
    ['acme', 'olga'],
    ['acme', 'ann'],
    ['acme', 'bob'],
    ['acme', 'cyd'],
    ['acme', 'vic'],
    ['other', 'otto'],
    ['other', 'otis'],
  ] as const)
    desks.set(id, await rig.desk(account, id))
})
afterAll(async () => rig.close())

const desk = (id: string): RigDesk => {
  const found = desks.get(id)
  if (found === undefined) throw new Error(`${id} has no desk.`)
  return found
}
const act = async <T extends IntentType>(id: string, type: T, payload: IntentInput<T>) => {
  const answer = await desk(id).push(desk(id).intent(type, payload, { at: clock() }))
  if (!answer.ok) throw new Error(answer.problem.message)
  for (const verdict of answer.verdicts) if (verdict.status === 'rejected') throw new Error(verdict.message)
}
const claim = async (id: string, handoffId: string) => {
  const answer = await desk(id).ask('intents:request', {
    intent: { id: uuid(), at: clock(), type: 'handoff.claim', version: 1, payload: { handoffId } },
  })
  if (!answer.ok) throw new Error(answer.problem.message)
}
const ask = async (id: string, over: Partial<FigureQuery> = {}) => {
  const answer = await desk(id).ask('figures:read', {
    days: 30,
    scope: 'workspace',
    split: 'client',
    teamId: null,
    client: null,
    category: null,
    zone: 'UTC',
    ...over,
  })
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.answer
}
const step = (sessionId: string, text: string): IntentInput<'entry.add'> => ({
  entryId: uuid(),
  sessionId,
  kind: 'step',
  text,
  step: { type: 'check', result: { success: false, details: '' } },
})

/** Ann starts a session, does one step on it, and escalates it. */
const escalate = async (over: { client: string; category: string | null; full?: boolean; by?: string }) => {
  const ids = { sessionId: uuid(), handoffId: uuid() }
  const { client, category, full = false, by = 'ann' } = over
  await act(by, 'session.start', {
    sessionId: ids.sessionId,
    title: 'Outlook does not sync',
    problemSummary: full ? 'Outlook is failing to sync email since Monday' : 'Outlook',
    client,
    problemCategory: category,
  })
  await act(by, 'entry.add', step(ids.sessionId, 'Restarted Outlook'))
  const session = makeSession({
    id: ids.sessionId,
    client,
    problemCategory: category,
    problemSummary: full ? 'Outlook is failing to sync email since Monday' : 'Outlook',
    stepCount: full ? 1 : 0,
    factCount: full ? 2 : 0,
  })
  await act(by, 'handoff.create', {
    ...ids,
    intent: 'escalate',
    priority: 'high',
    reason: full ? 'rights' : null,
    engineerNotes: full ? 'Needs Exchange rights' : '',
    snapshot: snapshotOf(session, []),
  })
  return ids
}

/** Marks count a while after they were made. */
const settled = async () => {
  for (let quiet = 0; quiet < 3;) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from pgboss.job
      where name = 'handoff-deliver' and state in ('created', 'active', 'retry')`.execute(rig.db)
    quiet = rows[0]?.n === 0 ? quiet + 1 : 0
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Around the clock, for what is escalated as high. */
const promise = async (high: { touchMinutes: number; resolveMinutes: number }) => {
  const begun = targetsToBegin('UTC')
  const answer = await desk('olga').ask('intents:request', {
    intent: {
      id: uuid(),
      at: clock(),
      type: 'account.update',
      version: 1,
      payload: {
        responseTargets: {
          calendar: {
            ...begun.calendar,
            hours: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', until: '00:00' }],
          },
          targets: { ...begun.targets, high },
        },
      },
    },
  })
  if (!answer.ok) throw new Error(answer.problem.message)
}

test('the figures of a workspace are what happened in it', async () => {
  expect((await ask('olga')).figures.handedOff).toBe(0)
  await promise({ touchMinutes: 20, resolveMinutes: 60 })

  // Seen after a minute, claimed after ten, worked on after fifteen; the step is one that Ann had done.
  const first = await escalate({ client: 'Contoso', category: 'Email', full: true })
  ahead += minute
  await desk('bob').ask('handoffs:mark', {
    marks: [{ handoffId: first.handoffId, channel: 'in_app', state: 'seen', reason: null }],
  })
  ahead += 9 * minute
  await claim('bob', first.handoffId)
  ahead += 5 * minute
  await act('bob', 'entry.add', step(first.sessionId, 'restarted  OUTLOOK!'))
  await act('bob', 'session.resolve', {
    sessionId: first.sessionId,
    resolutionSummary: 'Repaired the profile.',
  })
  await act('bob', 'session.reopen', { sessionId: first.sessionId })

  // Claimed after twenty minutes and escalated again; that one is claimed by no one.
  const second = await escalate({ client: 'Contoso', category: null })
  ahead += 20 * minute
  await claim('cyd', second.handoffId)
  ahead += minute
  await act('cyd', 'handoff.create', {
    handoffId: uuid(),
    sessionId: second.sessionId,
    intent: 'escalate',
    priority: 'high',
    engineerNotes: 'Not mine either',
    snapshot: snapshotOf(
      makeSession({
        id: second.sessionId,
        client: 'Contoso',
        problemCategory: null,
        problemSummary: 'Outlook',
      }),
      [],
    ),
  })

  // One that is never escalated.
  await act('ann', 'session.start', {
    sessionId: uuid(),
    title: 'Printer',
    problemSummary: 'Printer',
    client: 'Fabrikam',
  })
  await settled()

  const { figures, rows, days, clients, categories, counted } = await ask('olga')
  expect(counted).toBe(1)
  const near = (ms: number) => ({
    asymmetricMatch: (value: unknown) => Math.abs(Number(value) - ms) < minute / 2,
  })
  expect(figures).toEqual({
    handedOff: 3,
    toSeen: { count: 1, of: 3, mean: near(minute), median: near(minute), p95: near(minute) },
    toClaim: {
      count: 2,
      of: 3,
      mean: near(15 * minute),
      median: near(15 * minute),
      p95: near(19.5 * minute),
    },
    toFirstStep: { count: 1, of: 2, mean: near(5 * minute), median: near(5 * minute), p95: near(5 * minute) },
    toldInTime: { count: 0, of: 3 },
    exhausted: expect.objectContaining({ of: 3 }),
    bounced: { count: 1, of: 2 },
    reasked: { count: 1, of: 1 },
    escalated: { count: 2, of: 3 },
    reopened: { count: 1, of: 1 },
    complete: { parts: 5 + 0 + 1, full: 1, of: 3 },
    // After fifteen minutes, and after more than twenty; the third still has time, and what is open again isn’t resolved.
    touchedInTime: { count: 1, of: 2 },
    resolvedInTime: { count: 0, of: 0 },
  })
  expect(rows.map(({ key, figures: { handedOff } }) => [key, handedOff])).toEqual([['Contoso', 3]])
  expect(days.reduce((sum, one) => sum + one.handedOff, 0)).toBe(3)
  expect([clients, categories]).toEqual([['Contoso'], ['Email']])
})

test('they can be narrowed and split, and are only of their period', async () => {
  const email = await ask('olga', { category: 'EMAIL', split: 'category' })
  expect(email.figures.handedOff).toBe(1)
  expect(email.rows.map(({ key }) => key)).toEqual(['Email'])
  expect((await ask('olga', { client: 'Fabrikam' })).figures).toMatchObject({
    handedOff: 0,
    escalated: { count: 0, of: 1 },
  })
  ahead += 8 * day
  expect((await ask('olga', { days: 7 })).figures.handedOff).toBe(0)
  const { figures } = await ask('olga', { days: 30 })
  expect(figures.handedOff).toBe(3)
  // What no one touched by then was missed.
  expect(figures.touchedInTime).toEqual({ count: 1, of: 3 })
})

test('everyone reads their own; the workspace’s are for admins', async () => {
  expect((await ask('ann', { scope: 'own' })).figures).toMatchObject({
    handedOff: 2,
    escalated: { count: 2, of: 3 },
  })
  expect((await ask('bob', { scope: 'own' })).figures).toMatchObject({
    handedOff: 1,
    reopened: { count: 1, of: 1 },
  })
  expect((await ask('bob', { scope: 'own' })).rows).toEqual([])
  await expect(ask('ann')).rejects.toThrow(
    'Only admins and owners can see the figures of the whole workspace.',
  )
  await expect(ask('vic', { scope: 'own' })).rejects.toThrow('Viewers don’t hand over or claim')
})

test('no workspace counts another’s', async () => {
  await escalate({ client: 'Contoso', category: 'Email', by: 'otis' })
  expect((await ask('otto')).figures.handedOff).toBe(1)
  expect((await ask('olga')).figures.handedOff).toBe(3)
})

test('recounted from nothing they are the same, in however many batches', async () => {
  const { figures } = await ask('olga')
  await sql`delete from handoff_figures`.execute(rig.db)
  await sql`delete from session_figures`.execute(rig.db)
  await sql`update figures_state set rev = 0`.execute(rig.db)
  expect((await ask('olga')).figures).toEqual(figures)
})

test('what changed in one go is counted whole, however much came before it', async () => {
  const ids = [
    await escalate({ client: 'Adatum', category: null }),
    await escalate({ client: 'Adatum', category: null }),
  ]
  expect((await ask('olga', { client: 'Adatum' })).figures.handedOff).toBe(2)
  await rig.db.transaction().execute(async (trx) => {
    // The server's own jobs go on meanwhile, and wait for their turn.
    await sql`select 1 from accounts where id = 'acme' for no key update`.execute(trx)
    // Enough that what comes next doesn't fit into a batch with it, but for one document.
    await sql`insert into documents (account_id, collection, id, rev, base, body)
    select 'acme', 'tickets', 'filler-' || n, rev + 1, 0, '{}' from accounts, generate_series(1, 1999) n
    where accounts.id = 'acme'`.execute(trx)
    await sql`update documents set rev = accounts.rev + 2,
        body = jsonb_set(body, '{snapshot,client}', '"Trey"') || jsonb_build_object('rev', accounts.rev + 2)
      from accounts where accounts.id = 'acme' and account_id = 'acme'
        and documents.id in (${sql.join(ids.map(({ handoffId }) => handoffId))})`.execute(trx)
    // Both revs belong to the history, or what desks are told of them parts them from it.
    await sql`insert into history (account_id, rev, id)
      select id, rev + n, gen_random_uuid() from accounts, generate_series(1, 2) n where id = 'acme'`.execute(
      trx,
    )
    await sql`update accounts set rev = history.rev, history = history.id from history
      where accounts.id = 'acme' and history.account_id = 'acme' and history.rev = accounts.rev + 2`.execute(
      trx,
    )
    // As another process would, so that what desks are told of it is tried here too.
    await sql`select pg_notify('changes', 'acme:' || rev || ':elsewhere') from accounts where id = 'acme'`.execute(
      trx,
    )
  })
  const { figures } = await ask('olga', { client: 'Trey' })
  await sql`delete from documents where id like 'filler-%'`.execute(rig.db)
  expect(figures.handedOff).toBe(2)
})

test('what changes is counted with the next question, and a restored backup isn’t ahead of itself', async () => {
  const before = (await ask('olga')).figures.handedOff
  await escalate({ client: 'Contoso', category: 'Email' })
  expect((await ask('olga')).figures.handedOff).toBe(before + 1)
  await sql`update figures_state set rev = 1000000`.execute(rig.db)
  await escalate({ client: 'Contoso', category: 'Email' })
  expect((await ask('olga')).figures.handedOff).toBe(before + 2)
})

test('what was resolved in time and what wasn’t, of what had a due time and is still resolved', async () => {
  const before = (await ask('olga', { client: 'Tailspin' })).figures.resolvedInTime
  expect(before).toEqual({ count: 0, of: 0 })
  for (const takes of [30, 90]) {
    const { sessionId, handoffId } = await escalate({ client: 'Tailspin', category: null })
    await claim('bob', handoffId)
    ahead += takes * minute
    await act('bob', 'session.resolve', { sessionId, resolutionSummary: 'Done.' })
  }
  // Nothing was promised for one that was never escalated.
  const sessionId = uuid()
  await act('ann', 'session.start', {
    sessionId,
    title: 'Printer',
    problemSummary: 'Printer',
    client: 'Tailspin',
  })
  await act('ann', 'session.resolve', { sessionId, resolutionSummary: 'Done.' })
  const { figures } = await ask('olga', { client: 'Tailspin' })
  expect(figures.resolvedInTime).toEqual({ count: 1, of: 2 })
  expect(figures.touchedInTime).toEqual({ count: 0, of: 2 })
})

test('interruptions are those for the escalations that are asked about', async () => {
  const told = async (category: string) => {
    await escalate({ client: 'Wingtip', category, by: 'bob' })
    await settled()
  }
  const of = async (over: Partial<FigureQuery>) => (await ask('olga', over)).interruptions
  // The first two within one minute of the server’s. Olga, Ann and Cyd have open desks.
  ahead += minute - (clock() % minute)
  await told('Email')
  await told('Network')
  ahead += minute
  await told('Email')
  expect(await of({ client: 'Wingtip', category: 'Network' })).toEqual({ count: 3, people: 3 })
  expect(await of({ client: 'wingtip', category: 'EMAIL' })).toEqual({ count: 6, people: 3 })
  // A minute of someone’s counts once, for however many.
  expect(await of({ client: 'Wingtip' })).toEqual({ count: 6, people: 3 })
  expect(await of({ client: 'Fabrikam' })).toEqual({ count: 0, people: 0 })
  expect(await of({ client: 'Wingtip', teamId: 'north' })).toEqual({ count: 0, people: 0 })
  expect((await of({})).count).toBeGreaterThan(6)
  const own = await ask('ann', { scope: 'own', client: 'Wingtip', category: 'Network' })
  expect(own.interruptions).toEqual({ count: 1, people: 1 })
})
