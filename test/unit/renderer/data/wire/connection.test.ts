import { setTimeout as delay } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nothingYet } from '../../../../../core/domain/document/checkpoint.ts'
import { problem } from '../../../../../core/domain/document/problem.ts'
import { asksElsewhere } from '../../../../../core/protocol/answer-times.ts'
import type { Handshake } from '../../../../../core/protocol/messages.ts'
import { protocolVersion } from '../../../../../core/protocol/version.ts'
import { backoff, waitBefore } from '../../../../../renderer/data/wire/backoff.ts'
import type { ConnectionEvents } from '../../../../../renderer/data/wire/connection-events.ts'
import { createConnection } from '../../../../../renderer/data/wire/connection.ts'

const welcome = {
  accountId: 'acme',
  personId: 'ann',
  role: 'engineer',
  head: nothingYet,
  recognised: true,
  now: 1,
  expiresIn: 0,
  protocol: protocolVersion,
  version: '0.1.0',
}

test('waits grow from 0.3 s to 10 s, at least half of them sure', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
      const wait = waitBefore(attempt, chance)
      expect(wait).toBeGreaterThanOrEqual(backoff.first / 2)
      expect(wait).toBeLessThanOrEqual(backoff.most)
      expect(waitBefore(attempt + 1, chance)).toBeGreaterThanOrEqual(wait)
    }),
  )
  expect(waitBefore(0, 1)).toBe(300)
  expect(waitBefore(20, 1)).toBe(10_000)
})

/** A server that can be reached when the test says so; `heard` is what the desk is told. */
const network = () => {
  const listeners = new Map<string, (...args: never[]) => void>()
  let any: (event: string, raw: unknown) => void = () => undefined
  const sockets: { handshake: Handshake | null; reach(): void; isOpen: boolean }[] = []
  const heard: string[] = []
  /** By how much the time of each welcome was put forward. Milliseconds. */
  const waited: number[] = []
  /** How long each request waits for its answer. Milliseconds. */
  const patience = new Map<string, number>()
  const connection = createConnection({
    openSocket(auth) {
      const socket = {
        handshake: null as Handshake | null,
        isOpen: false,
        reach: () => auth((handshake) => void (socket.handshake = handshake)),
      }
      sockets.push(socket)
      return {
        on: (event, listener) => listeners.set(event, listener),
        onAny: (listener) => void (any = listener),
        timeout: (ms) => ({ emit: (event) => patience.set(event, ms) }),
        removeAllListeners: () => listeners.clear(),
        offAny: () => void (any = () => undefined),
        connect: () => void (socket.isOpen = true),
        disconnect: () => void (socket.isOpen = false),
      }
    },
    token: async () => ({ ok: true, value: 'token' }),
    dropToken: () => undefined,
    isReachable: async () => true,
    chance: () => 1,
  })
  const hear = (): ConnectionEvents => ({
    stateChanged: (state) => heard.push(state),
    welcome({ now }) {
      waited.push(now - welcome.now)
      heard.push('welcome')
    },
    serverTime: () => undefined,
    changed: () => heard.push('changed'),
    presence: () => undefined,
    said: () => undefined,
    rulesChanged: () => heard.push('rules'),
    malformed: () => undefined,
    rejected: ({ kind }) => heard.push(kind),
    blocked: () => undefined,
  })
  return {
    connection,
    sockets,
    heard,
    waited,
    patience,
    hear,
    start: () => connection.start(hear()),
    drop: () => listeners.get('disconnect')?.(),
    introduce: () => connection.introduce(() => ({ deviceId: 'd1', checkpoint: nothingYet })),
    say: (event: string, raw: unknown) => any(event, raw),
    fail: (data?: unknown) =>
      listeners.get('connect_error')?.(Object.assign(new Error('failed'), { data }) as never),
  }
}
const turn = async () => new Promise((resolve) => setImmediate(resolve))

test('a prepared connection reaches the server, and says who it is only once it is introduced', async () => {
  const desk = network()
  desk.connection.prepare()
  await turn()
  desk.sockets[0]?.reach()
  expect(desk.sockets).toMatchObject([{ isOpen: true, handshake: null }])
  desk.introduce()
  expect(desk.sockets[0]?.handshake).toEqual({
    token: 'token',
    deviceId: 'd1',
    protocol: protocolVersion,
    checkpoint: nothingYet,
  })
})

test('what is told before anyone listens is told in its order once someone does', async () => {
  const desk = network()
  desk.connection.prepare()
  desk.introduce()
  await turn()
  desk.say('welcome', welcome)
  desk.say('rules:changed', {})
  expect(desk.connection.isOnline(), 'no one knows yet whom the server welcomed').toBe(false)
  expect(await desk.connection.ask('presence:look', { subject: null })).toMatchObject({
    problem: { kind: 'offline' },
  })
  desk.start()
  expect(desk.connection.isOnline()).toBe(true)
  expect(desk.heard).toEqual(['connecting', 'welcome', 'online', 'rules'])
  expect(desk.sockets).toHaveLength(1)
})

test('the time of a welcome that waited is the time when it is heard', async () => {
  const desk = network()
  desk.connection.prepare()
  desk.introduce()
  await turn()
  desk.say('welcome', welcome)
  await delay(60)
  desk.start()
  expect(desk.waited).toEqual([expect.toSatisfy((ms) => ms >= 50)])
})

test('an attempt that failed while the device was opened is made again at once', async () => {
  const desk = network()
  desk.connection.prepare()
  await turn()
  desk.fail()
  expect(desk.sockets).toMatchObject([{ isOpen: false }])
  desk.introduce()
  desk.start()
  await turn()
  expect(desk.sockets).toMatchObject([{ isOpen: false }, { isOpen: true }])
  desk.sockets[0]?.reach()
  expect(desk.sockets[0]?.handshake, 'an old attempt says nothing any more').toBeNull()
})

test('whoever is rejected before anyone listens is told, and not tried again', async () => {
  const desk = network()
  desk.connection.prepare()
  desk.introduce()
  await turn()
  desk.fail(problem('deactivated', 'An admin has ended your access.'))
  desk.start()
  await turn()
  expect(desk.heard).toEqual(['connecting', 'offline', 'deactivated'])
  expect(desk.sockets).toHaveLength(1)
})

test('a connection that is closed before it is introduced never says a word', async () => {
  const desk = network()
  desk.connection.prepare()
  await turn()
  desk.connection.close()
  desk.sockets[0]?.reach()
  desk.introduce()
  expect(desk.sockets).toMatchObject([{ isOpen: false, handshake: null }])
})

test('a connection that is closed by what there is to tell stays closed', async () => {
  const desk = network()
  desk.connection.prepare()
  desk.introduce()
  await turn()
  desk.say('welcome', { ...welcome, personId: 'ben' })
  desk.drop()
  desk.connection.start({ ...desk.hear(), welcome: () => desk.connection.close() })
  await turn()
  expect(desk.sockets).toMatchObject([{ isOpen: false }])
})

test('an answer for which the server asks someone else is waited for as long as the server waits, and longer', async () => {
  const desk = network()
  desk.connection.prepare()
  desk.introduce()
  await turn()
  desk.say('welcome', welcome)
  desk.start()
  void desk.connection.request('presence:look', { subject: null })
  void desk.connection.request('tickets:read', { connectionId: 'c1', systemId: '1' })
  void desk.connection.request('connection:options', { connectionId: 'c1' })
  void desk.connection.request('ai:draft', { sessionId: 's1', kind: 'resolution' })
  const alone = desk.patience.get('presence:look') ?? 0
  expect(alone).toBeGreaterThan(5000)
  expect(desk.patience.get('tickets:read')).toBe(asksElsewhere['tickets:read'] + alone)
  expect(desk.patience.get('connection:options')).toBe(asksElsewhere['connection:options'] + alone)
  expect(desk.patience.get('ai:draft')).toBe(asksElsewhere['ai:draft'] + alone)
})
