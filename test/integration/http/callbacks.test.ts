import { randomBytes } from 'node:crypto'
import net from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CallbackOutcome } from '../../../server/psa/callbacks.ts'
import { startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

/** What a stranger's calls to the address of ticket systems cost. */

const anyId = (): string => randomBytes(9).toString('base64url')
const connection = anyId()
let rig: AuthRig
let outcome: CallbackOutcome
let looks: string[]
let bodies: number[]
beforeEach(async () => {
  outcome = 'taken'
  looks = []
  bodies = []
  rig = await startAuthRig({
    limits: { callbacksPerConnection: 2 },
    callbacks: {
      async knows(id) {
        looks.push(id)
        return id === connection
      },
      async take(_id, { body }) {
        bodies.push(body.length)
        return outcome
      },
    },
  })
})
afterEach(async () => rig.close())

const call = async (id: string, place = '198.51.100.1', body = 'changed') =>
  rig.send({
    method: 'POST',
    path: `/psa/callbacks/${id}`,
    headers: { 'content-type': 'application/json', 'x-forwarded-for': place, 'x-forwarded-proto': 'https' },
    body,
  })

test('another id with every call does not get around the limit of a place', async () => {
  for (let n = 0; n < 300; n += 1) expect((await call(anyId())).status).toBe(404)
  const answer = await call(anyId())
  expect([answer.status, answer.error?.kind, looks.length]).toEqual([429, 'rate_limited', 300])
  expect(bodies).toEqual([])
})

test('who calls from everywhere by ids that no one has costs so many queries, and those that are known are taken', async () => {
  expect((await call(connection)).status).toBe(204)
  const statuses: number[] = []
  for (let n = 0; n < 610; n += 1)
    statuses.push((await call(anyId(), `203.${n % 250}.${Math.floor(n / 250)}.1`)).status)
  expect(statuses.filter((status) => status === 404)).toHaveLength(600)
  expect(looks).toHaveLength(601)
  expect((await call(connection)).status).toBe(204)
})

test('what is proven is not counted against its place, and what is not is', async () => {
  for (let n = 0; n < 310; n += 1) expect((await call(connection)).status).toBe(204)
  outcome = 'unproven'
  for (let n = 0; n < 300; n += 1) expect((await call(connection)).status).toBe(401)
  expect((await call(connection)).status).toBe(429)
  expect((await call(connection, '203.0.113.1')).status).toBe(401)
  expect(looks).toEqual([connection])
})

test('a connection that was removed is looked for again', async () => {
  expect((await call(connection)).status).toBe(204)
  outcome = 'unknown'
  expect((await call(connection)).status).toBe(404)
  outcome = 'taken'
  expect((await call(connection)).status).toBe(204)
  expect(looks).toEqual([connection, connection])
})

test('the body of a call is not waited for unless there is such a connection, and of so many at once', async () => {
  const sockets: net.Socket[] = []
  /** Sends the head of a call and the beginning of its body, and gives what comes back. */
  const begin = async (id: string): Promise<string> => {
    const socket = net.connect(Number(new URL(rig.url).port), '127.0.0.1')
    sockets.push(socket)
    socket.write(
      `POST /psa/callbacks/${id} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\nchanged`,
    )
    return new Promise((resolve) => socket.once('data', (data) => resolve(data.toString().slice(0, 12))))
  }
  try {
    expect(await begin(anyId())).toBe('HTTP/1.1 404')
    const waiting = [begin(connection), begin(connection)]
    expect(await Promise.race([...waiting, begin(connection)])).toBe('HTTP/1.1 429')
    expect(bodies).toEqual([])
  } finally {
    for (const socket of sockets) socket.destroy()
  }
})
