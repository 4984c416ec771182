import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RequestName, RequestOf } from '../../../core/protocol/messages.ts'
import { createFiles } from '../../../server/files/files.ts'
import { createClaims } from '../../../server/notify/claim/claims.ts'
import { createDutyFeeds } from '../../../server/policy/duty-feeds.ts'
import { makePerson } from '../../support/samples/make.ts'
import { noQuotas } from '../../support/server/no-quotas.ts'
import { type RigDesk, startSyncRig, type SyncRig } from '../../support/server/sync-rig.ts'

/**
 * A workspace that asks for very much of one thing, and another that asks for one of the same. Each gets its connections in turn, so the
 * other is answered long before the first is through.
 */

const sockets = 8
const each = 30

let rig: SyncRig
let busy: RigDesk[]
let neighbour: RigDesk
beforeAll(async () => {
  rig = await startSyncRig()
  for (const accountId of ['acme', 'beta'])
    await rig.addAccount(accountId, [makePerson(`${accountId}-olga`, { role: 'owner' })])
  busy = await Promise.all(Array.from({ length: sockets }, async () => rig.desk('acme', 'acme-olga')))
  neighbour = await rig.desk('beta', 'beta-olga')
})
afterAll(async () => rig.close())

/**
 * How much of the flood was unanswered when the neighbour was answered, from 0 to 1.
 *
 * @param rounds how often each asks in a row: in a longer flood, a moment that the machine takes from one connection
 *   counts less
 */
const leftWhenAnswered = async (
  flood: readonly (() => Promise<unknown>)[],
  other: () => Promise<unknown>,
  rounds = 1,
): Promise<number> => {
  let answered = 0
  let begin = () => {}
  const begun = new Promise<void>((resolve) => void (begin = resolve))
  const asked = flood.map(async (ask) => {
    for (let round = 0; round < rounds; round++) {
      await ask()
      answered += 1
      begin()
    }
  })
  await Promise.race([begun, Promise.all(asked)])
  await other()
  const left = 1 - answered / (flood.length * rounds)
  await Promise.all(asked)
  return left
}

describe('while one workspace floods the server, another is answered among the first', () => {
  const asks = <N extends RequestName>(name: N, request: RequestOf<N>): [N, RequestOf<N>] => [name, request]
  test.each([
    asks('intents:known', { ids: [uuid()] }),
    asks('policies:preview', { priority: 'high' }),
    asks('channels:read', {}),
    asks('deliveries:held', {}),
    asks('destinations:list', {}),
    asks('ai:state', { sessionId: null }),
    asks('ai:calls', { sessionId: null, after: null }),
    asks('duty-feeds:list', {}),
    asks('duty-feeds:renew', { scheduleId: null }),
    asks('proof:read', {}),
  ])('%s', async (name, request) => {
    const ask = async (desk: RigDesk) => {
      const answer = await desk.ask(name, request)
      if (!answer.ok) throw new Error(answer.problem.message)
    }
    const flood = busy.flatMap((desk) => Array.from({ length: each }, () => async () => ask(desk)))
    expect(await leftWhenAnswered(flood, async () => ask(neighbour))).toBeGreaterThan(0.5)
  })

  test('what comes over HTTP: files, claim links, calendars', async () => {
    const { db, accounts, notify } = rig
    const databaseOf = accounts.ordinary
    const files = createFiles({ databaseOf: accounts.files, clock: Date.now, quotas: noQuotas })
    const claims = createClaims({ databaseOf, decider: rig.decider, notify, clock: Date.now })
    const readFeed = createDutyFeeds({ db, databaseOf, clock: Date.now })
    const of = async (accountId: string, desk: RigDesk) => {
      const personId = `${accountId}-olga`
      const by = { accountId, personId, family: 'rig', person: makePerson(personId) }
      const link = notify.claimLinks.make({ accountId, personId, handoffId: 'none' }, Date.now())
      const made = await desk.ask('duty-feeds:renew', { scheduleId: null })
      if (!made.ok) throw new Error(made.problem.message)
      const secret = made.url.split('/').at(-1)?.replace('.ics', '') ?? ''
      return {
        files: async () => files.read(by, 'a'.repeat(64)),
        claims: async () => claims.view(link),
        calendar: async () => readFeed(secret),
      }
    }
    const [first] = busy
    if (first === undefined) throw new Error('No desk.')
    const theirs = await of('acme', first)
    const ours = await of('beta', neighbour)
    const left: Record<string, boolean> = {}
    for (const what of ['files', 'claims', 'calendar'] as const) {
      const flood = Array.from({ length: 90 }, () => theirs[what])
      left[what] = (await leftWhenAnswered(flood, ours[what], 4)) > 0.5
    }
    expect(left).toEqual({ files: true, claims: true, calendar: true })
  })
})

test('of addresses of one calendar made at once, one is left, and every call was answered', async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, async () => neighbour.ask('duty-feeds:renew', { scheduleId: null })),
  )
  expect(answers.map(({ ok }) => ok)).toEqual(answers.map(() => true))
  const listed = await neighbour.ask('duty-feeds:list', {})
  expect(listed.ok && listed.feeds).toHaveLength(1)
})
