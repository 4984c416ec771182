import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOutgoingNetwork, type OutgoingNetwork } from '../../../server/outgoing/outgoing-network.ts'
import { psaOk } from '../../../server/psa/provider.ts'
import { createPsaClient } from '../../../server/psa/psa-client.ts'
import { problemOf, valueOf } from '../../support/psa/results.ts'
import { reply, serve, type Serving } from '../../support/psa/serve.ts'

const { signal } = new AbortController()

test.each([
  ['8.8.8.8', true],
  ['[2606:4700::1111]', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
  ['224.0.0.1', false],
  ['[::]', false],
  ['[::1]', false],
  ['[fe80::1]', false],
  ['[fd00::1]', false],
  // IPv4 in other clothes.
  ['[::ffff:10.1.2.3]', false],
  ['[64:ff9b::a01:203]', false],
  ['[64:ff9b::808:808]', true],
  ['[2002:a01:203::]', false],
  // What a name stands for is asked when connecting.
  ['psa.example.com', true],
])('without a word of the operator %s may be asked: %s', (host, expected) => {
  expect(createOutgoingNetwork([]).allows(host)).toBe(expected)
})

test('a network that the operator names is allowed, and no other', () => {
  const network = createOutgoingNetwork(['10.1.0.0/16', 'fd00::/8'])
  expect(['10.1.2.3', '[fd00::1]', '[::ffff:10.1.2.3]', '8.8.8.8'].map(network.allows)).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(['10.2.0.1', '127.0.0.1', '[fe80::1]'].map(network.allows)).toEqual([false, false, false])
})

describe('A client of a ticket system', () => {
  let server: Serving
  let asked = 0
  beforeAll(async () => {
    server = await serve(async () => {
      asked += 1
      return { ...reply({ from: 'psa' }), headers: { connection: 'close' } }
    })
  })
  afterAll(async () => server.stop())
  const ask = async (network: OutgoingNetwork, host = '127.0.0.1') => {
    asked = 0
    const client = createPsaClient({
      base: new URL(`http://${host}:${new URL(server.url).port}/`),
      authHeaders: () => Promise.resolve(psaOk({})),
      concurrency: 1,
      network,
      reasonIn: () => '',
    })
    return client.json({ method: 'POST', path: 'x', body: {}, signal })
  }
  const refused = {
    kind: 'refused',
    mayHaveHappened: false,
    message: expect.stringContaining('BATON_TICKET_SYSTEM_NETWORKS') as string,
  }

  test('asks no private address, by itself or by its name', async () => {
    expect(problemOf(await ask(createOutgoingNetwork([])))).toMatchObject(refused)
    expect(problemOf(await ask(createOutgoingNetwork([]), 'localhost'))).toMatchObject(refused)
    expect(asked).toBe(0)
  })

  test('asks what the operator allows', async () => {
    expect(valueOf(await ask(createOutgoingNetwork(['loopback']))).body).toEqual({ from: 'psa' })
    expect(valueOf(await ask(createOutgoingNetwork(['127.0.0.1']))).body).toEqual({ from: 'psa' })
  })

  test('connects to what a name stands for at that moment, however it was answered before', async () => {
    const answers = ['127.0.0.1', '127.0.0.2']
    const network = createOutgoingNetwork(['127.0.0.1'], (_host, _options, done) =>
      done(null, [{ address: answers.shift() ?? '', family: 4 }]),
    )
    expect(valueOf(await ask(network, 'localhost')).body).toEqual({ from: 'psa' })
    expect(problemOf(await ask(network, 'localhost'))).toMatchObject(refused)
    expect(asked).toBe(0)
  })

  test('leaves out the private ones of several addresses', async () => {
    const network = createOutgoingNetwork(['127.0.0.1'], (_host, _options, done) =>
      done(null, [
        { address: '10.255.255.1', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]),
    )
    expect(valueOf(await ask(network, 'localhost')).body).toEqual({ from: 'psa' })
  })
})
