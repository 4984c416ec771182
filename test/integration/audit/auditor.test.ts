import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { allJobs } from '../../../server/all-jobs.ts'
import { proofWorkspace } from '../../../server/audit/proof-workspace.ts'
import { createVault } from '../../../server/auth/vault.ts'
import { sealNames } from '../../../server/notify/notify-parts.ts'
import { findingsOf, readPass } from '../../../server/store/audit/audit-store.ts'
import { confirmDesks } from '../../../server/store/desk-store.ts'
import { startAuditRig, type AuditRig } from '../../support/server/audit-rig.ts'
import { escalatePayload, eventually, startPayload } from '../../support/server/sync-rig.ts'

const minute = 60_000
const heard: string[] = []
let answer = 200
const monitor = createServer((request, response) => {
  let body = ''
  request.on('data', (part: Buffer) => (body += part.toString()))
  request.on('end', () => {
    heard.push(`${request.method} ${body}`)
    response.writeHead(answer).end()
  })
})
let rig: AuditRig
beforeAll(async () => {
  await new Promise<void>((resolve) => monitor.listen(0, '127.0.0.1', resolve))
  rig = await startAuditRig({
    heartbeatUrl: `http://127.0.0.1:${(monitor.address() as AddressInfo).port}/ping/secret`,
  })
})
afterAll(async () => {
  await rig.close()
  monitor.close()
})
beforeEach(() => {
  heard.length = 0
  answer = 200
})

/** Two checks a minute apart, as the auditor makes them by itself. */
const checkTwice = async () => {
  await rig.auditor.run()
  rig.jump(minute)
  return rig.auditor.run()
}
/** Where a test escalation can't get through, nothing is gained by waiting long for it. */
const hasty = () => rig.another({ crossingPatience: 1500 })
/** Makes the next check try a test escalation. */
const tryAgain = async () => sql`update audit_pass set crossing_tried_at = null`.execute(rig.sync.db)

/** Everything runs again, nothing is late, and no one is in an alarm. */
const calm = async () => {
  await rig.stopWork()
  await sql`delete from pgboss.job where state in ('created', 'retry') and name not like '\\_\\_pgboss%'`.execute(
    rig.sync.db,
  )
  await sql`delete from notify_deliveries where due_at is not null`.execute(rig.sync.db)
  await sql`delete from documents where collection = 'handoffs'`.execute(rig.sync.db)
  await tryAgain()
  expect(await checkTwice()).toBe(true)
  expect([await rig.alarm(), await rig.alarm('beta')]).toEqual([null, null])
}

const toldOf = async (accountId: string) => {
  const { rows } = await sql<{ person: string | null; channel: string; text: string | null; state: string }>`
    select person_id as person, channel, text, state from notify_deliveries where account_id = ${accountId} and why = 'alarm'
    order by seq`.execute(rig.sync.db)
  return rows
}

describe('a proof', () => {
  test('sends an escalation by the same way as any other, and says how long it took', async () => {
    expect(await rig.auditor.run()).toBe(true)
    const { provedAt, tookMs } = await readPass(rig.sync.db)
    expect(Math.abs((provedAt ?? 0) - Date.now())).toBeLessThan(minute)
    expect(tookMs).toBeGreaterThan(0)
    const { rows } = await sql`select channel, why, state, person_id from notify_deliveries
      where account_id = ${proofWorkspace} order by seq limit 1`.execute(rig.sync.db)
    expect(rows).toEqual([{ channel: 'loopback', why: 'escalated', state: 'handed_over', person_id: null }])
  })

  test('is seen by no person, and told to none', async () => {
    const desk = await rig.sync.desk('acme', 'acme-olga')
    const all = await desk.pullAll()
    expect(all.filter(({ collection }) => collection === 'handoffs' || collection === 'sessions')).toEqual([])
    const { rows } =
      await sql`select count(*) as count from notify_deliveries where account_id <> ${proofWorkspace}`.execute(
        rig.sync.db,
      )
    expect(rows).toEqual([{ count: 0 }])
    const strangers = await sql`select 1 from credentials where account_id = ${proofWorkspace}`.execute(
      rig.sync.db,
    )
    expect(strangers.rows).toEqual([])
  })

  test('is told to the outside monitor, and only then', async () => {
    await tryAgain()
    expect(await rig.auditor.run()).toBe(true)
    expect(heard).toHaveLength(1)
    expect(heard[0]).toMatch(/^POST \{"status":"proved","at":"20/u)
    expect((await readPass(rig.sync.db)).heartbeatProblem).toBeNull()
    answer = 503
    await rig.auditor.run()
    expect((await readPass(rig.sync.db)).heartbeatProblem).toBe('The monitor answered 503.')
  })

  test('is made again after the server’s secret was changed', async () => {
    const name = sealNames.destination(proofWorkspace, 'baton-proof-loopback')
    await sql`update notify_destinations set settings = ${createVault(Buffer.alloc(32, 9)).lock('{}', name)}
      where account_id = ${proofWorkspace}`.execute(rig.sync.db)
    await tryAgain()
    expect(await rig.auditor.run()).toBe(true)
  })

  test('is made by one process at a time', async () => {
    await rig.stopWork('notify-loopback')
    await tryAgain()
    // Which takes as long as it waits for a message that no one sends.
    const first = rig.auditor.run()
    const { db } = rig.sync
    await eventually('the first to have begun', async () => {
      const { rows } = await sql<{ holder: string | null }>`select holder from audit_pass`.execute(db)
      return rows[0]?.holder !== null
    })
    expect(await rig.another().run()).toBeNull()
    await rig.stopWork()
    expect(await first).toBe(true)
  })

  test('that is old is forgotten', async () => {
    await sql`update intents set received_at = now() - interval '3 hours' where account_id = ${proofWorkspace}`.execute(
      rig.sync.db,
    )
    await sql`update devices set seen_at = now() - interval '3 hours' where account_id = ${proofWorkspace}`.execute(
      rig.sync.db,
    )
    await rig.auditor.run()
    const { rows } = await sql<{ kind: string }>`select distinct collection as kind from documents
      where account_id = ${proofWorkspace} order by 1`.execute(rig.sync.db)
    expect(rows.map(({ kind }) => kind)).toEqual(['accounts', 'people', 'policies'])
    const left = await sql`select 1 from intents where account_id = ${proofWorkspace}
      union all select 1 from notify_deliveries where account_id = ${proofWorkspace}
      union all select 1 from devices where account_id = ${proofWorkspace}`.execute(rig.sync.db)
    expect(left.rows).toEqual([])
    await tryAgain()
    expect(await rig.auditor.run()).toBe(true)
  })
})

describe('an alarm', () => {
  test.each(['policy-run', 'notify-loopback'])(
    'comes when %s stops, for every workspace, and ends when it runs again',
    async (name) => {
      await calm()
      await rig.stopWork(name)
      await tryAgain()
      heard.length = 0
      // Fails, is tried again with the next check, and has then lasted.
      const auditor = hasty()
      expect(await auditor.run()).toBe(false)
      rig.jump(minute)
      expect(await auditor.run()).toBe(false)
      expect(await rig.alarm()).toBeNull()
      rig.jump(minute)
      expect(await auditor.run()).toBe(false)
      expect(await rig.alarm()).toContain('proof_failed')
      expect(await rig.alarm('beta')).toContain('proof_failed')
      expect(heard).toEqual([])
      await rig.stopWork()
      await tryAgain()
      rig.jump(minute)
      expect(await rig.auditor.run()).toBe(true)
      expect([await rig.alarm(), await rig.alarm('beta')]).toEqual([null, null])
    },
    180_000,
  )

  test('comes for every kind of work that no one does', async () => {
    await calm()
    await rig.stopWork(...allJobs.map(({ name }) => name))
    for (const { name } of allJobs) {
      await sql`delete from pgboss.job where name not like '\\_\\_pgboss%'`.execute(rig.sync.db)
      await rig.sync.db
        .transaction()
        .execute(async (trx) =>
          rig.sync.jobs.enqueue(trx, [{ job: name, key: 'stopped', data: {}, startAt: null }]),
        )
      await sql`update pgboss.job set created_on = now() - interval '121 seconds', start_after = now() - interval '121 seconds'
        where name = ${name}`.execute(rig.sync.db)
      await sql`update audit_pass set crossing_tried_at = now(), crossing_failures = 0`.execute(rig.sync.db)
      await rig.auditor.run()
      expect([name, await findingsOf(rig.sync.db, 'beta')]).toMatchObject([
        name,
        [{ kind: 'work_waits', count: 1 }],
      ])
    }
    rig.jump(minute)
    expect(await rig.auditor.run()).toBe(false)
    expect([await rig.alarm(), await rig.alarm('beta')]).toEqual([['work_waits'], ['work_waits']])
  })

  test('comes for one workspace when its policies stand still, and not for others', async () => {
    await calm()
    await rig.stopWork('policy-run')
    const sessionId = uuid()
    const desk = await rig.sync.desk('acme', 'acme-ann')
    const pushed = await rig.decider.push(
      { accountId: 'acme', personId: 'acme-ann', deviceId: desk.deviceId },
      [
        desk.intent('session.start', startPayload(sessionId), { at: rig.clock() }),
        desk.intent('handoff.create', escalatePayload(sessionId, uuid()), { at: rig.clock() }),
      ],
    )
    expect(pushed.ok && pushed.verdicts.map(({ status }) => status)).toEqual(['accepted', 'accepted'])
    await checkTwice()
    expect(await rig.alarm()).toBeNull()
    rig.jump(minute)
    await checkTwice()
    expect(await rig.alarm()).toContain('steps_overdue')
    expect(await rig.alarm('beta')).toBeNull()
  })

  test('comes when messages stay where they are, parked sessions sleep on, or there is no next step', async () => {
    await calm()
    await rig.stopWork(...allJobs.map(({ name }) => name))
    await sql`update audit_pass set crossing_tried_at = now(), crossing_failures = 0`.execute(rig.sync.db)
    const handoff = (id: string, body: object) =>
      sql`insert into documents (account_id, collection, id, rev, base, body) values ('beta', 'handoffs', ${id}, 0, 0,
        ${JSON.stringify(body)}::jsonb)`.execute(rig.sync.db)
    const olga = await rig.sync.desk('beta', 'beta-olga')
    // An alarm has no priority: whoever only hears of what is urgent hears of it too.
    const hook = await olga.ask('destinations:save', {
      id: null,
      kind: 'webhook',
      name: 'Pager',
      form: { url: `http://127.0.0.1:${(monitor.address() as AddressInfo).port}/hook` },
      lowestPriority: 'urgent',
    })
    expect(hook.ok).toBe(true)
    heard.length = 0
    await handoff('still', { intent: 'escalate', state: 'open', policy: { phase: 'running', nextAt: null } })
    await handoff('asleep', {
      intent: 'park',
      state: 'open',
      wokeAt: null,
      wakeAt: rig.clock() - 3 * minute,
      policy: null,
    })
    await handoff('untold', {
      intent: 'escalate',
      state: 'open',
      policy: { phase: 'exhausted', nextAt: null, exhausted: { at: rig.clock() - 3 * minute, times: 1 } },
    })
    await sql`insert into notify_deliveries (id, account_id, person_id, channel, why, priority, is_first, state, told_at, due_at, changed_at)
      values ('stuck', 'beta', 'beta-bob', 'email', 'escalated', 'urgent', true, 'queued', 0,
        to_timestamp(${rig.clock() - 3 * minute} / 1000.0), 0)`.execute(rig.sync.db)
    await checkTwice()
    expect(await rig.alarm('beta')).toEqual([
      'no_next_step',
      'end_untold',
      'messages_waiting',
      'wakes_overdue',
    ])
    expect(await rig.alarm()).toBeNull()
    // Sent although all work has stopped.
    expect(await toldOf('beta')).toMatchObject([{ channel: 'webhook', state: 'handed_over' }])
    expect(
      heard.filter(
        (one) => one.includes('server.alarm') && one.includes('1 parked session should have woken.'),
      ),
    ).toHaveLength(1)
  })

  test('doesn’t come for what only lasts a moment, as when a clock was set', async () => {
    await calm()
    const before = (await toldOf('acme')).length
    await sql`insert into documents (account_id, collection, id, rev, base, body) values ('acme', 'handoffs', 'jumped', 0, 0,
      ${JSON.stringify({ intent: 'park', state: 'open', wokeAt: null, wakeAt: rig.clock() - 3 * minute })}::jsonb)`.execute(
      rig.sync.db,
    )
    expect(await rig.auditor.run()).toBe(false)
    await sql`delete from documents where id = 'jumped'`.execute(rig.sync.db)
    rig.jump(minute)
    await tryAgain()
    expect(await rig.auditor.run()).toBe(true)
    expect(await rig.alarm()).toBeNull()
    expect((await toldOf('acme')).length).toBe(before)
  })
})

describe('who asks', () => {
  test('an admin reads when it was proved and what is wrong; an engineer doesn’t', async () => {
    await calm()
    const olga = await rig.sync.desk('acme', 'acme-olga')
    const read = await olga.ask('proof:read', {})
    expect(read).toMatchObject({ ok: true, proof: { findings: [], heartbeat: null } })
    const ann = await rig.sync.desk('acme', 'acme-ann')
    expect(await ann.ask('proof:read', {})).toMatchObject({ ok: false, problem: { kind: 'forbidden' } })
  })

  test('desks that are open show the alarm, whatever else has stopped', async () => {
    await calm()
    await confirmDesks(rig.sync.db, 'rig', [{ accountId: 'acme', personId: 'acme-olga' }])
    const olga = await rig.sync.desk('acme', 'acme-olga')
    await rig.stopWork(...allJobs.map(({ name }) => name))
    await tryAgain()
    const auditor = hasty()
    for (let pass = 0; pass < 3; pass += 1) {
      await auditor.run()
      rig.jump(minute)
    }
    await expect
      .poll(() =>
        olga.changed.flatMap(({ changes }) =>
          changes.flatMap((change) =>
            change.collection === 'accounts' ? (change.document.alarm?.findings ?? []) : [],
          ),
        ),
      )
      .toContainEqual(expect.objectContaining({ kind: 'proof_failed' }))
  })
})
