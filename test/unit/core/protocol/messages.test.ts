import { nothingYet } from '../../../../core/domain/document/checkpoint.ts'
import { describe, expect, it } from 'vitest'
import { Handshake, limits, pushes, requests, type RequestName } from '../../../../core/protocol/messages.ts'
import { makeHandoff, makeSession, nine } from '../../../support/samples/make.ts'

const takes = (name: RequestName, value: unknown) => requests[name].request.safeParse(value).success
const intent = (seq: number) => ({
  id: `i${seq}`,
  seq,
  at: nine,
  type: 'session.resume',
  version: 1,
  payload: { sessionId: 's1' },
})
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index + 1))
const mark = { handoffId: 'h1', channel: 'toast', state: 'seen', reason: null }

/** Requests that need no words: an empty object is what they are. */
const asksForNothing = new Set<RequestName>([
  'duty-feeds:list',
  'channels:read',
  'deliveries:held',
  'destinations:list',
  'proof:read',
])
const isEmptyObject = (value: unknown): boolean =>
  JSON.stringify(value) === '{}' && Object.keys(value ?? {}).length === 0

describe('the limits of messages', () => {
  it('a push carries 1 to 100 intents', () => {
    expect(takes('intents:push', { intents: [] })).toBe(false)
    expect(takes('intents:push', { intents: times(1, intent) })).toBe(true)
    expect(takes('intents:push', { intents: times(limits.pushIntents, intent) })).toBe(true)
    expect(takes('intents:push', { intents: times(limits.pushIntents + 1, intent) })).toBe(false)
  })

  it('a pull asks for 1 to 1000 documents after a rev', () => {
    for (const limit of [1, limits.pullDocuments])
      expect(takes('sync:pull', { after: nothingYet, limit })).toBe(true)
    for (const limit of [0, -1, 1.5, limits.pullDocuments + 1, '10'])
      expect(takes('sync:pull', { after: nothingYet, limit })).toBe(false)
    for (const rev of [-1, 0.5, null, 1e15])
      expect(takes('sync:pull', { after: { rev, history: '' }, limit: 1 })).toBe(false)
    for (const after of [7, { rev: 7 }, { rev: 7, history: 'x'.repeat(41) }])
      expect(takes('sync:pull', { after, limit: 1 })).toBe(false)
  })

  it('marks come 1 to 200 at a time, and no one marks for others or as queued', () => {
    expect(takes('handoffs:mark', { marks: times(limits.markBatch, () => mark) })).toBe(true)
    expect(takes('handoffs:mark', { marks: times(limits.markBatch + 1, () => mark) })).toBe(false)
    expect(takes('handoffs:mark', { marks: [] })).toBe(false)
    for (const over of [
      { state: 'queued' },
      { channel: 'fax' },
      { handoffId: '../h' },
      { reason: 'x'.repeat(201) },
    ]) {
      expect(takes('handoffs:mark', { marks: [{ ...mark, ...over }] })).toBe(false)
    }
    expect(
      requests['handoffs:mark'].request.parse({ marks: [{ ...mark, personId: 'bo', reason: 'a\0b' }] }).marks,
    ).toEqual([{ ...mark, reason: 'ab' }])
  })

  it('one looks at one session or handoff, or at nothing', () => {
    for (const subject of [null, { kind: 'session', id: 's1' }, { kind: 'handoff', id: 'i1.2' }])
      expect(takes('presence:look', { subject })).toBe(true)
    for (const subject of [
      undefined,
      's1',
      [],
      { kind: 'person', id: 'bo' },
      { kind: 'session', id: '' },
      { kind: 'session', id: '../s' },
      { kind: 'session', id: 'x'.repeat(41) },
    ])
      expect(takes('presence:look', { subject })).toBe(false)
  })

  it('a handshake holds a token, a device and a protocol', () => {
    const good = { token: 't', deviceId: 'd1', protocol: 1 }
    expect(Handshake.safeParse(good).success).toBe(true)
    for (const over of [
      { token: '' },
      { token: 'x'.repeat(4097) },
      { deviceId: '../etc' },
      { protocol: '1' },
      { protocol: 1.5 },
    ]) {
      expect(Handshake.safeParse({ ...good, ...over }).success).toBe(false)
    }
  })

  it.each(Object.keys(requests) as RequestName[])('%s takes no nonsense', (name) => {
    for (const value of [undefined, null, 0, '', [], {}, JSON.parse('{"__proto__": {"intents": []}}')])
      expect(takes(name, value)).toBe(asksForNothing.has(name) && isEmptyObject(value))
  })
})

describe('answers and pushes', () => {
  it.each(Object.keys(requests) as RequestName[])(
    '%s may be answered by a problem, of a known kind only',
    (name) => {
      const { answer } = requests[name]
      expect(
        answer.safeParse({ ok: false, problem: { kind: 'rate_limited', message: 'Slow down.' } }).success,
      ).toBe(true)
      expect(answer.safeParse({ ok: false, problem: { kind: 'tired', message: 'Zzz' } }).success).toBe(false)
      expect(answer.safeParse({ ok: false }).success).toBe(false)
    },
  )

  it('changes go out and come in alike', () => {
    const message = {
      previous: { rev: 6, history: 'six' },
      reached: { rev: 7, history: 'seven' },
      changes: [
        { collection: 'sessions', document: makeSession({ rev: 7 }) },
        { collection: 'handoffs', document: makeHandoff({ rev: 7 }) },
      ],
    }
    expect(pushes['sync:changed'].parse(JSON.parse(JSON.stringify(message)))).toEqual(message)
    const batch = {
      ok: true,
      changes: message.changes,
      left: ['s9'],
      reached: message.reached,
      head: 9,
      more: true,
    }
    expect(requests['sync:pull'].answer.parse(JSON.parse(JSON.stringify(batch)))).toEqual(batch)
  })
})
