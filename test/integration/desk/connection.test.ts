import { io } from 'socket.io-client'
import { expect, test, vi } from 'vitest'
import { problem } from '../../../core/domain/document/problem.ts'
import type { Desk } from '../../../renderer/data/contract/desk.ts'
import { printer, deskRig } from '../../support/desk/desk-rig.ts'
import {
  makeDevice,
  signInAs,
  until,
  readyState,
  untilReady,
  untilState,
} from '../../support/desk/open-test-desk.ts'
import { soon } from '../../support/soon.ts'

const rig = deskRig()
const noNetwork = { http: async () => Promise.reject(new TypeError('fetch failed')) }

const start = (id: string) => rig.server.must('session.start', { sessionId: id, ...printer }, 'bo')

test('a live message that was missed is noticed by the next one, and read', async () => {
  const ann = await rig.sit('ann')
  rig.server.muteLive = true
  start('s1')
  start('s2')
  rig.server.muteLive = false
  start('s3')
  await until(ann.sessions({ scope: 'all', limit: 9 }), (rows) => rows.length === 3)
  const [first, ...more] = rig.server.requestsOf('sync:pull').slice(-1)
  expect(first).toMatchObject({ after: { rev: 1 } })
  expect(more).toEqual([])
})

test('messages that come twice or overlap change nothing', async () => {
  const ann = await rig.sit('ann')
  start('s1')
  await until(ann.document('sessions', 's1'), (session) => session !== null)
  const { rev } = rig.server.world
  const pulls = rig.server.requestsOf('sync:pull').length
  rig.server.tell(0, rev)
  rig.server.tell(rev - 1, rev)
  start('s2')
  await until(ann.document('sessions', 's2'), (session) => session !== null)
  expect(await until(ann.entries('s1', 9), (rows) => rows.length > 0)).toHaveLength(1)
  expect(rig.server.requestsOf('sync:pull')).toHaveLength(pulls)
})

test('what cannot be understood is left out, counted, and answered by reading', async () => {
  const device = makeDevice()
  const ann = await rig.sit('ann', device)
  const pulls = rig.server.requestsOf('sync:pull').length
  rig.server.emit('sync:changed', { previous: 'yesterday', reached: -1, changes: 'none' })
  rig.server.emit('no:such-event', { anything: true })
  rig.server.emit('sync:changed', null)
  await soon(() => expect(rig.server.requestsOf('sync:pull').length).toBeGreaterThan(pulls))
  start('s1')
  await until(ann.document('sessions', 's1'), (session) => session !== null)
  expect(device.errors.filter(({ where }) => where === 'malformed')).toHaveLength(3)
  expect(readyState(ann).connection.kind).toBe('online')
})

test('one document that cannot be understood does not keep the others away', async () => {
  const device = makeDevice()
  start('s1')
  start('s2')
  const broken = rig.server.world.get('sessions', 's1')
  rig.server.world.add('sessions', { ...broken, status: 'on fire' } as never)
  const ann = await rig.sit('ann', device)
  expect(await until(ann.sessions({ scope: 'all', limit: 9 }), (rows) => rows.length > 0)).toMatchObject([
    { id: 's2' },
  ])
  expect(device.errors.filter(({ where }) => where === 'skipped')).toHaveLength(1)
})

test('a long way behind is read page by page, in whole revs', async () => {
  rig.server.pullLimit = 7
  for (let n = 0; n < 20; n += 1) start(`s${n}`)
  const ann = await rig.sit('ann')
  expect(await until(ann.sessions({ scope: 'all', limit: 50 }), (rows) => rows.length === 20)).toHaveLength(
    20,
  )
  const pulls = rig.server.requestsOf('sync:pull') as { limit: number }[]
  expect(pulls.length).toBeGreaterThan(4)
  // A list is filled before the rest is on its way.
  expect(pulls[0]?.limit).toBeLessThan(pulls[1]?.limit ?? 0)
})

test('changes that come while the device is still reading are not lost', async () => {
  rig.server.pullLimit = 4
  for (let n = 0; n < 10; n += 1) start(`s${n}`)
  let pages = 0
  rig.server.faults.set('sync:pull', (_request, _answer, proceed) => {
    pages += 1
    if (pages < 4) start(`later${pages}`)
    proceed()
  })
  const ann = await rig.sit('ann')
  await until(ann.sessions({ scope: 'all', limit: 50 }), (rows) => rows.length === 13)
  start('last')
  const all = await until(ann.sessions({ scope: 'all', limit: 50 }), (rows) => rows.length >= 14)
  expect(all.map((row) => row.id).toSorted()).toEqual(
    rig.server.world
      .all('sessions')
      .map((session) => session.id)
      .toSorted(),
  )
})

test('a lost connection is made again by itself, and what happened meanwhile is read', async () => {
  const ann = await rig.sit('ann')
  rig.server.muteLive = true
  start('s1')
  rig.server.muteLive = false
  const offline = untilReady(ann, (state) => state.connection.kind === 'offline')
  rig.server.cut()
  await offline
  await untilReady(ann, (state) => state.connection.kind === 'online')
  expect(await until(ann.document('sessions', 's1'), (session) => session !== null)).toMatchObject(printer)
})

test('a token that the server calls expired is fetched again before the desk knocks again', async () => {
  const ann = await rig.sit('ann')
  const refreshes = rig.server.refreshes
  const offline = untilReady(ann, (state) => state.connection.kind === 'offline')
  rig.server.clockAhead = 3_600_000
  rig.server.cut()
  await offline
  await untilReady(ann, (state) => state.connection.kind === 'online')
  expect(rig.server.refreshes).toBe(refreshes + 1)
  expect(ann.state.get()).toMatchObject({ phase: 'ready', problem: null })
})

/** Every state of the connection that a desk shows from now on. */
const statesOf = (desk: Desk): string[] => {
  const states: string[] = []
  desk.state.subscribe(() => {
    const state = desk.state.get()
    states.push(state.phase === 'ready' ? state.connection.kind : state.phase)
  })
  return states
}

test('a connection outlives the token it came by, and shows nothing of it', async () => {
  rig.server.tokenSeconds = 3
  const ann = await rig.sit('ann')
  const states = statesOf(ann)
  await soon(() => expect(rig.server.requestsOf('access:renew').length).toBeGreaterThan(1))
  expect(rig.server.connections()).toBe(1)
  expect([...new Set(states)].filter((state) => state !== 'online')).toEqual([])
  start('s1')
  await until(ann.document('sessions', 's1'), (session) => session !== null)
})

test('a connection that the server ends with its token is renewed, and shows nothing of it', async () => {
  const ann = await rig.sit('ann')
  const states = statesOf(ann)
  const refreshes = rig.server.refreshes
  rig.server.emit('ended', { problem: problem('session_expired', 'Your sign-in needs to be renewed.') })
  await soon(() => expect(rig.server.refreshes).toBe(refreshes + 1))
  start('s1')
  await until(ann.document('sessions', 's1'), (session) => session !== null)
  expect([...new Set(states)].filter((state) => state !== 'online')).toEqual([])
})

test('what is asked while the connection is renewed waits for it', async () => {
  const ann = await rig.sit('ann')
  start('s1')
  await until(ann.document('sessions', 's1'), (session) => session !== null)
  const refreshes = rig.server.refreshes
  rig.server.emit('ended', { problem: problem('session_expired', 'Your sign-in needs to be renewed.') })
  await vi.waitFor(() => expect(rig.server.connections()).toBe(0), { interval: 1, timeout: 20_000 })
  expect(await ann.request('session.take-over', { sessionId: 's1' })).toMatchObject({
    problem: { kind: 'not_owner' },
  })
  expect(rig.server.refreshes).toBe(refreshes + 1)
})

test('where HTTP comes through and WebSocket does not, the desk says so and goes on trying', async () => {
  let isBlocked = true
  const ann = await rig.open(makeDevice(), {
    openSocket: (auth) =>
      io(isBlocked ? 'http://127.0.0.1:9' : rig.server.url, {
        autoConnect: false,
        reconnection: false,
        forceNew: true,
        transports: ['websocket'],
        auth,
      }),
  })
  await signInAs(ann, 'ann')
  const { problem: why } = await untilReady(ann, ({ problem: one }) => one !== null)
  expect(why).toMatchObject({ kind: 'websocket_blocked' })
  expect(await ann.act('session.start', { sessionId: 's1', ...printer })).toMatchObject({ ok: true })
  isBlocked = false
  ann.reconnect()
  await untilReady(ann, ({ waiting, problem: one }) => waiting === 0 && one === null)
})

test('why the server has no room right now is said, and goes once it has', async () => {
  const full = 'You are connected from 20 places already.'
  const ann = await rig.open()
  rig.server.handshakeProblem = problem('rate_limited', full)
  await signInAs(ann, 'ann')
  expect(await untilReady(ann, ({ problem: one }) => one !== null)).toMatchObject({
    problem: { message: full },
  })
  rig.server.handshakeProblem = null
  await untilReady(ann, ({ connection, problem: one }) => connection.kind === 'online' && one === null)
})

test('a desk refreshes its token only once, however many ask for one', async () => {
  rig.server.tokenSeconds = 1
  const ann = await rig.sit('ann')
  const refreshes = rig.server.refreshes
  await Promise.all([1, 2, 3].map(async () => ann.invite({ role: 'engineer', teamId: null })))
  expect(rig.server.refreshes - refreshes).toBe(1)
})

test('whoever is signed out by the server is told why, and can sign in again', async () => {
  const device = makeDevice()
  const ann = await rig.sit('ann', device)
  rig.server.handshakeProblem = problem('session_expired', 'Signed out elsewhere.')
  rig.server.refreshProblem = problem('unauthenticated', 'You were signed out everywhere.')
  rig.server.cut()
  const state = await untilState(ann, ({ phase }) => phase === 'signed_out')
  expect(state).toMatchObject({ problem: { kind: 'unauthenticated' } })
  expect(device.secret).toBeNull()
  rig.server.handshakeProblem = null
  rig.server.refreshProblem = null
  await signInAs(ann, 'ann')
  await untilReady(ann, ({ connection, problem: why }) => connection.kind === 'online' && why === null)
})

test('whoever was deactivated while working is told so at once', async () => {
  const ann = await rig.sit('ann')
  const why = problem('deactivated', 'An admin has ended your access.')
  rig.server.handshakeProblem = why
  rig.server.emit('ended', { problem: why })
  expect(await untilState(ann, ({ phase }) => phase === 'signed_out')).toMatchObject({
    problem: { kind: 'deactivated' },
  })
})

test('an app that is too old goes on working, does not knock again, and says why', async () => {
  const ann = await rig.sit('ann')
  rig.server.handshakeProblem = problem('protocol_too_old', 'Please update.')
  rig.server.cut()
  const state = await untilReady(ann, ({ problem: why }) => why !== null)
  expect(state).toMatchObject({
    phase: 'ready',
    problem: { kind: 'protocol_too_old' },
    connection: { kind: 'offline' },
  })
  expect(await ann.act('session.start', { sessionId: 's1', ...printer })).toMatchObject({ ok: true })
  expect(readyState(ann).waiting).toBe(1)
  rig.server.handshakeProblem = null
  ann.reconnect()
  await untilReady(ann, ({ waiting, problem: why }) => waiting === 0 && why === null)
})

test('a clock that is two hours ahead is corrected by the server’s', async () => {
  const device = makeDevice({ clockAhead: 7_200_000 })
  let ann = await rig.sit('ann', device)
  expect(Math.abs(readyState(ann).clockSkew - 7_200_000)).toBeLessThan(60_000)
  expect(Math.abs(ann.now() - Date.now())).toBeLessThan(60_000)
  await ann.act('session.start', { sessionId: 's1', ...printer })
  const session = await until(ann.document('sessions', 's1'), (one) => one !== null)
  expect(Math.abs((session?.createdAt ?? 0) - Date.now())).toBeLessThan(60_000)
  // What is known of the clock is known without a network, too.
  ann = await rig.restart(ann, device, noNetwork)
  expect(Math.abs(ann.now() - Date.now())).toBeLessThan(60_000)
})

test('what only the server can answer says that it cannot, offline and when no answer comes', async () => {
  const device = makeDevice()
  let ann = await rig.sit('ann', device, { requestTimeoutMs: 1500 })
  rig.server.faults.set('intents:request', () => undefined)
  expect(await ann.request('handoff.claim', { handoffId: 'h1' })).toMatchObject({
    problem: { kind: 'timeout' },
  })
  ann = await rig.restart(ann, device, noNetwork)
  expect(await ann.request('handoff.claim', { handoffId: 'h1' })).toMatchObject({
    problem: { kind: 'offline' },
  })
})

test('someone else who signed in with this browser’s cookie gets nothing of this desk', async () => {
  const ann = await rig.sit('ann')
  const pushes = rig.server.requestsOf('intents:push').length
  rig.server.welcomeAs = 'bo'
  rig.server.cut()
  await ann.act('session.start', { sessionId: 's1', ...printer })
  expect(await untilState(ann, ({ phase }) => phase === 'signed_out')).toMatchObject({
    problem: { kind: 'session_expired' },
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(rig.server.requestsOf('intents:push')).toHaveLength(pushes)
})

test('someone else whom the cookie signed in while the desk was closed gets nothing of what waits in it', async () => {
  const device = makeDevice()
  let ann = await rig.sit('ann', device)
  ann = await rig.restart(ann, device, noNetwork)
  await ann.act('session.start', { sessionId: 's1', ...printer })
  rig.server.welcomeAs = 'bo'
  // Their welcome is there before the desk has opened everything.
  const { files } = device.storages
  device.storages = {
    ...device.storages,
    async files(name) {
      await new Promise((resolve) => setTimeout(resolve, 300))
      return files(name)
    },
  }
  ann = await rig.restart(ann, device)
  expect(await untilState(ann, ({ phase }) => phase === 'signed_out')).toMatchObject({
    problem: { kind: 'session_expired' },
  })
  // Until what was on its way would have arrived.
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(rig.server.requestsOf('intents:push')).toEqual([])
})

test('before anyone is signed in the desk says whether it is to be set up, or that it cannot know', async () => {
  rig.server.setupNeeded = true
  const fresh = await rig.open()
  await untilState(fresh, ({ phase }) => phase === 'setup')
  const lonely = await rig.open(makeDevice(), {
    http: async () => Promise.reject(new TypeError('fetch failed')),
  })
  expect(await untilState(lonely, ({ phase }) => phase === 'signed_out')).toMatchObject({
    problem: { kind: 'offline' },
  })
  expect(await lonely.signIn({ email: 'ann@acme.test', password: 'correct horse' })).toMatchObject({
    problem: { kind: 'offline' },
  })
  expect(await fresh.signIn({ email: 'ann@acme.test', password: 'wrong' })).toMatchObject({
    problem: { kind: 'wrong_credentials' },
  })
  expect(
    await fresh.setup({ code: '', accountName: 'A', name: 'B', email: 'c', password: 'short' }),
  ).toMatchObject({
    problem: { kind: 'bad_request' },
  })
})

test('says since when the connection is lost, over attempts and a restart', async () => {
  const device = makeDevice()
  let bo = await rig.sit('bo', device)
  await rig.server.stop()
  const { connection } = await untilReady(bo, (state) => state.connection.kind === 'offline')
  bo.reconnect()
  await untilReady(bo, (state) => state.connection.kind === 'connecting')
  const later = await untilReady(bo, (state) => state.connection.kind === 'offline')
  expect(later.connection).toEqual(connection)
  bo = await rig.restart(bo, device)
  const restarted = await untilReady(bo, (state) => state.connection.kind === 'offline')
  expect(restarted.connection).toEqual(connection)
})
