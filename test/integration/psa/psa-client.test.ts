import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isAllowedAddress } from '../../../server/outgoing/outgoing-network.ts'
import { createPsaClient, retryAfter } from '../../../server/psa/psa-client.ts'
import { psaOk } from '../../../server/psa/provider.ts'
import { problemOf, valueOf } from '../../support/psa/results.ts'
import { type Incoming, reply, serve, type Serving } from '../../support/psa/serve.ts'
import { soon } from '../../support/soon.ts'

const { signal } = new AbortController()

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 29, 12)
  test.each([
    ['7', 7000],
    [' 7 ', 7000],
    ['0', 0],
    ['0.5', 500],
    ['Sun, 29 Nov 2026 12:01:00 GMT', 60_000],
    // A clock that is ahead of ours asks for the past.
    ['Sun, 29 Nov 2026 11:59:00 GMT', 0],
    ['soon', null],
    ['', null],
    [null, null],
  ])('of %s', (value, expected) => {
    expect(retryAfter(value, now)).toBe(expected)
  })
})

test('An answer that is cut in its middle leaves open whether a note is there', async () => {
  const cutting = createServer((_request, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('half')
    response.socket?.destroySoon()
  })
  await new Promise<void>((resolve) => cutting.listen(0, '127.0.0.1', resolve))
  const client = createPsaClient({
    base: new URL(`http://127.0.0.1:${(cutting.address() as AddressInfo).port}/`),
    authHeaders: () => Promise.resolve(psaOk({})),
    concurrency: 1,
    reasonIn: () => '',
  })
  expect(problemOf(await client.request({ method: 'POST', path: 'x', body: {}, signal }))).toMatchObject({
    kind: 'unavailable',
    mayHaveHappened: true,
  })
  await new Promise((resolve) => cutting.close(resolve))
})

test.each([
  ['https://psa.example.com/', true],
  ['http://127.0.0.1:8080/', true],
  ['http://[::1]/', true],
  ['http://psa.example.com/', false],
  ['http://127.0.0.1.example.com/', false],
  ['ftp://psa.example.com/', false],
])('Secrets go out by https, and by http only on this machine: %s', (address, expected) => {
  expect(isAllowedAddress(new URL(address))).toBe(expected)
})

describe('A client of a ticket system', () => {
  let server: Serving
  let answer: (incoming: Incoming) => ReturnType<typeof reply> | Promise<ReturnType<typeof reply>>
  const connect = (base = server.url, concurrency = 2) =>
    createPsaClient({
      base: new URL('/api/', base),
      authHeaders: () => Promise.resolve(psaOk({ authorization: 'Bearer secret-token' })),
      concurrency,
      timeoutMs: 2000,
      reasonIn: (text) => text,
    })
  const post = { method: 'POST', path: 'notes', body: { text: 'x' }, signal } as const

  beforeAll(async () => {
    server = await serve(async (incoming) => answer(incoming))
  })
  afterAll(() => server.stop())

  test('speaks to its own host alone', async () => {
    answer = () => reply({})
    for (const path of [
      'https://evil.example/x',
      '//evil.example/x',
      `http://localhost:${new URL(server.url).port}/x`,
    ]) {
      const problem = problemOf(await connect().request({ path, signal }))
      expect(problem).toMatchObject({ kind: 'refused', mayHaveHappened: false })
    }
    expect(
      problemOf(await connect('http://psa.example.com').request({ path: 'x', signal })).message,
    ).toContain('https://')
    expect(server.calls).toEqual([])
  })

  test('follows no redirect, not even to itself', async () => {
    answer = () => ({ ...reply('', 302), headers: { location: '/api/elsewhere' } })
    expect(problemOf(await connect().request({ path: 'here', signal })).kind).toBe('unavailable')
    expect(server.calls.splice(0)).toEqual(['GET /api/here'])
  })

  test('reads no more than an answer can be, and says that a note may be there', async () => {
    answer = () => reply('x'.repeat(10_000_001))
    expect(problemOf(await connect().request(post))).toMatchObject({
      kind: 'unavailable',
      mayHaveHappened: true,
    })
    expect(problemOf(await connect().request({ path: 'list', signal })).mayHaveHappened).toBe(false)
  })

  test('asks a few at once, however many are wanted', async () => {
    let running = 0
    let most = 0
    let answerAll = (): void => undefined
    const until = new Promise<void>((resolve) => (answerAll = resolve))
    answer = async () => {
      running += 1
      most = Math.max(most, running)
      await until
      await new Promise((resolve) => setTimeout(resolve, 5))
      running -= 1
      return reply({})
    }
    const client = connect(server.url, 3)
    const all = Array.from({ length: 12 }, async (_, index) => client.request({ path: `${index}`, signal }))
    await soon(() => expect(running).toBe(3))
    answerAll()
    await Promise.all(all)
    expect(most).toBe(3)
  })

  test.each([
    [400, 'refused', false],
    [401, 'unauthorized', false],
    [403, 'forbidden', false],
    [404, 'not_found', false],
    [409, 'conflict', false],
    [412, 'conflict', false],
    [413, 'refused', false],
    [423, 'conflict', false],
    [429, 'rate_limited', false],
    [500, 'unavailable', true],
    [502, 'unavailable', true],
    [504, 'unavailable', true],
  ] as const)('knows what %s means for a note', async (status, kind, mayHaveHappened) => {
    answer = () => reply('Because of this.', status)
    const problem = problemOf(await connect().request(post))
    expect(problem).toMatchObject({ kind, mayHaveHappened })
    expect(problem.message).toMatch(/: Because of this\.$/u)
    expect(problem.message).not.toContain('secret-token')
  })

  test('does not take what is no JSON for an answer', async () => {
    answer = () => reply('<html>Sign in to the guest network</html>')
    expect(problemOf(await connect().json(post))).toMatchObject({
      kind: 'unavailable',
      mayHaveHappened: true,
    })
    answer = () => reply({ id: 1 })
    expect(valueOf(await connect().json(post)).body).toEqual({ id: 1 })
  })
})
