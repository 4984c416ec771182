import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  callbackAddress,
  fetchSigningKey,
  isKeyAddress,
  isSigned,
  readCallback,
} from '../../../server/psa/connectwise/callback.ts'
import { createConnectWise } from '../../../server/psa/connectwise/connectwise.ts'
import type { PsaCallbackRequest, PsaProvider } from '../../../server/psa/provider.ts'
import { signed } from '../../../scripts/ticket-system/callbacks.ts'
import { type ConnectWiseServer, startConnectWise } from '../../../scripts/ticket-system/connectwise.ts'
import { settingsFor } from '../../support/psa/connectwise/settings.ts'
import { addTicket, newWorld } from '../../../scripts/ticket-system/world.ts'
import { problemOf, valueOf } from '../../support/psa/results.ts'

const bytes = (text: string) => Buffer.from(text, 'utf8')
const body = (changes: Record<string, unknown> = {}) =>
  JSON.stringify({
    CompanyId: 'lab',
    Action: 'updated',
    Type: 'ticket',
    ID: 48213,
    Entity: JSON.stringify({ id: 48213, _info: { updatedBy: 'jsmith' } }),
    Metadata: {
      key_url: 'https://na.myconnectwise.net/v2025_1//system/callbackkey/index.rails?companyName=lab&id=7',
    },
    ...changes,
  })

describe('A callback of ConnectWise', () => {
  test('is read with who changed the ticket', () => {
    expect(readCallback(bytes(body()))).toEqual({
      companyId: 'lab',
      ticketId: '48213',
      action: 'updated',
      updatedBy: 'jsmith',
      keyUrl: 'https://na.myconnectwise.net/v2025_1//system/callbackkey/index.rails?companyName=lab&id=7',
    })
  })

  test.each([null, undefined, '', 'no JSON', '[]', '{"_info":null}'])(
    'is read without a record (%s)',
    (entity) => {
      expect(readCallback(bytes(body({ Entity: entity, Action: 'deleted' })))).toMatchObject({
        ticketId: '48213',
        updatedBy: '',
      })
    },
  )

  test.each([
    'no JSON',
    '{}',
    'null',
    body({ Type: 'company' }),
    body({ ID: '48213 or 1' }),
    body({ Action: 'exploded' }),
    body({ Metadata: {} }),
  ])('is nothing if it is not about a ticket', (text) => {
    expect(readCallback(bytes(text))).toBeNull()
  })

  test('is signed over its bytes, by this key alone', () => {
    // From openssl, so that both sides can't be wrong together: HMAC-SHA256 of "{}" keyed with SHA-256 of "secret".
    expect(isSigned(bytes('{}'), 'fGnuGotLGWkkskt80D4DgutYipf9wPqs/p/q1anSbSY=', 'secret')).toBe(true)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 1 }), (text, key) => {
        const signature = signed(bytes(text), key)
        expect(isSigned(bytes(text), signature, key)).toBe(true)
        expect(isSigned(bytes(`${text} `), signature, key)).toBe(false)
        expect(isSigned(bytes(text), signature, `${key}!`)).toBe(false)
      }),
    )
    // The same JSON with an escape written out has other bytes.
    const escaped = bytes(String.raw`{"a":"\u00e9\/"}`)
    const rewritten = bytes(JSON.stringify(JSON.parse(escaped.toString())))
    expect(isSigned(rewritten, signed(escaped, 'k'), 'k')).toBe(false)
  })

  test.each([null, '', 'x', 'YSbSna1q/p/sqPw9fpiYtugD4D08tkskkWGLtoGunGf', '='.repeat(44)])(
    'is not signed by %s',
    (signature) => {
      expect(isSigned(bytes('{}'), signature, 'secret')).toBe(false)
      expect(isSigned(bytes('{}'), signed(bytes('{}'), ''), '')).toBe(false)
    },
  )

  const path = '/v2025_1//system/callbackkey/index.rails?companyName=lab&id=7'
  const inCloud = { address: 'na.myconnectwise.net', company: 'lab' }
  const own = { address: 'https://psa.contoso.example:8443/v4_6_release', company: 'Lab' }

  test.each([
    [`https://na.myconnectwise.net${path}`, inCloud],
    [`https://api-na.myconnectwise.net${path}`, inCloud],
    [`https://eu.myconnectwise.net${path}`, inCloud],
    [`https://psa.contoso.example:8443${path}`, own],
  ])('may name a key at %s', (keyUrl, connection) => {
    expect(isKeyAddress(keyUrl, connection)).toBe(true)
  })

  test.each([
    [`https://myconnectwise.net.evil.example${path}`, inCloud],
    [`https://evilmyconnectwise.net${path}`, inCloud],
    [`https://na.myconnectwise.net@evil.example${path}`, inCloud],
    [`https://user:pass@na.myconnectwise.net${path}`, inCloud],
    [`https://na.myconnectwise.net.${path}`, inCloud],
    [`https://na.myconnectwise.net:8443${path}`, inCloud],
    [`http://na.myconnectwise.net${path}`, inCloud],
    [`https://na.myconnectwise.net\\.evil.example${path}`, inCloud],
    [`file://na.myconnectwise.net${path}`, inCloud],
    ['na.myconnectwise.net', inCloud],
    // The key of another company, or anything that is no key.
    [`https://na.myconnectwise.net${path.replace('lab', 'evil')}`, inCloud],
    [`https://na.myconnectwise.net${path}&companyName=evil`, inCloud],
    [`https://na.myconnectwise.net/files/evil.json?companyName=lab`, inCloud],
    // An own server's keys are its own.
    [`https://na.myconnectwise.net${path}`, own],
    [`https://psa.contoso.example${path}`, own],
    [`https://127.0.0.1${path}`, own],
  ])('may not name a key at %s', (keyUrl, connection) => {
    expect(isKeyAddress(keyUrl, connection)).toBe(false)
  })

  test('is asked for at an address that what is written behind it can’t corrupt', () => {
    expect(callbackAddress('https://baton.example/psa/c1')).toBe('https://baton.example/psa/c1?recordId=')
    expect(callbackAddress('https://baton.example/psa?c=1')).toBe('https://baton.example/psa?c=1&recordId=')
  })

  describe('whose key is fetched', () => {
    let server: ConnectWiseServer
    const { signal } = new AbortController()
    beforeAll(async () => {
      server = await startConnectWise()
    })
    afterAll(() => server.stop())

    test('comes from the connection’s own host with its client ID, and fits', async () => {
      const { url, world } = server
      const connection = { address: url, company: world.company, clientId: world.clientId }
      const key = await fetchSigningKey(`${url}${path}`, connection, signal)
      expect(key).toEqual({ ok: true, value: world.signingKey })
      expect(isSigned(bytes('x'), signed(bytes('x'), world.signingKey), key.ok ? key.value : '')).toBe(true)
      const nameless = await fetchSigningKey(`${url}${path}`, { ...connection, clientId: 'none' }, signal)
      expect(nameless).toMatchObject({ ok: false, problem: { kind: 'forbidden' } })
    })

    test('is not even asked for elsewhere', async () => {
      const before = server.calls.length
      const connection = { address: 'https://psa.contoso.example', company: 'lab', clientId: 'x' }
      const key = await fetchSigningKey(`${server.url}${path}`, connection, signal)
      expect(key).toMatchObject({ ok: false, problem: { kind: 'refused' } })
      expect(server.calls).toHaveLength(before)
    })
  })

  describe('that is asked for and believed', () => {
    const { signal } = new AbortController()
    let server: ConnectWiseServer
    let psa: PsaProvider
    let heard: { address: string; request: PsaCallbackRequest }[]
    let listener: ReturnType<typeof createServer>
    let endpoint: string

    beforeAll(async () => {
      server = await startConnectWise(newWorld(), [1, 1])
      listener = createServer((request, response) => {
        const parts: Buffer[] = []
        request.on('data', (part: Buffer) => parts.push(part))
        request.on('end', () => {
          const signature = String(request.headers['x-content-signature'])
          const told = { headers: { 'x-content-signature': signature }, body: Buffer.concat(parts) }
          heard.push({ address: request.url ?? '', request: told })
          response.end()
        })
      })
      await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
      endpoint = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/psa/c1`
    })
    beforeEach(() => {
      Object.assign(server.world, newWorld())
      heard = []
      server.calls.length = 0
      psa = createConnectWise(settingsFor(server.url, server.world))
    })
    afterAll(async () => {
      await new Promise((resolve) => listener.close(resolve))
      await server.stop()
    })

    test('comes to an address of ours, signed, and names the ticket and who changed it', async () => {
      const address = psa.callbackAddress(endpoint)
      const first = valueOf(await psa.subscribe(address, '', signal))
      expect(valueOf(await psa.subscribe(address, '', signal))).toEqual(first)
      const { id } = addTicket(server.world, 'Größe & "more"')
      for (const status of ['101', '102']) valueOf(await psa.setStatus(String(id), status, signal))
      await server.delivered()
      expect(heard.map((one) => one.address)).toEqual([
        `/psa/c1?recordId=${id}&action=updated`,
        `/psa/c1?recordId=${id}&action=updated`,
      ])
      for (const { request } of heard)
        expect(valueOf(await psa.readCallback(request, '', signal))).toEqual([
          { ticketId: String(id), change: 'updated', by: 'batonapi' },
        ])
      // One key for both.
      expect(server.calls.filter((call) => call.includes('callbackkey'))).toHaveLength(1)
      const [one] = heard
      if (one === undefined) throw new Error('Nothing was heard.')
      for (let index = 0; index < 5; index += 1) {
        const forged = { ...one.request, headers: { 'x-content-signature': `forged${index}` } }
        expect(problemOf(await psa.readCallback(forged, '', signal)).kind).toBe('unauthorized')
      }
      expect(server.calls.filter((call) => call.includes('callbackkey'))).toHaveLength(1)
    })

    test('is not believed from elsewhere, and says nothing if it isn’t about a ticket', async () => {
      const foreign = { headers: {}, body: Buffer.from(body()) }
      expect(problemOf(await psa.readCallback(foreign, '', signal)).kind).toBe('refused')
      const other = { headers: {}, body: Buffer.from(body({ Type: 'company' })) }
      expect(valueOf(await psa.readCallback(other, '', signal))).toEqual([])
      expect(server.calls).toEqual([])
    })
  })
})
