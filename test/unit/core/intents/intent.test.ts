import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derivedId, Id, NewId } from '../../../../core/domain/document/id.ts'
import { Intent, maxIntentBytes, RequestIntent, Verdict } from '../../../../core/intents/intent.ts'
import { limits } from '../../../../core/protocol/messages.ts'
import { nine } from '../../../support/samples/make.ts'

const intent = {
  id: '0198f6c2-7c1e-7000-8000-000000000000',
  seq: 1,
  at: nine,
  type: 'entry.add',
  version: 1,
  payload: {},
}

describe('an intent on the wire', () => {
  it('is taken as it is', () => {
    expect(Intent.parse(intent)).toEqual(intent)
    const { seq: _, ...asked } = intent
    expect(RequestIntent.parse(intent)).toEqual(asked)
  })

  it.each([
    ['no number', { seq: 0 }],
    ['a broken number', { seq: 1.5 }],
    ['no id', { id: '' }],
    ['an id that could be derived', { id: 'a.1' }],
    ['an id whose derived ids were too long', { id: 'x'.repeat(37) }],
    ['an id that is a path', { id: '../x' }],
    ['a time before time', { at: -1 }],
    ['a time that is none', { at: Number.NaN }],
    ['a type that is no name', { type: 'entry add\0' }],
    ['a type without end', { type: 'x'.repeat(41) }],
    ['version 0', { version: 0 }],
    ['a list', { payload: [] }],
    ['a text', { payload: 'x' }],
    ['nothing', { payload: null }],
  ])('with %s is not', (_, over) => {
    expect(Intent.safeParse({ ...intent, ...over }).success).toBe(false)
  })

  it('brings no prototypes, no NUL characters, no halves of characters and nothing bottomless', () => {
    const payload: unknown = JSON.parse(
      '{"__proto__": {"polluted": 1}, "a\\u0000": "b\\u0000", "c": ["\\ud800", {"d": "e"}], "deep": []}',
    )
    const parsed = Intent.parse({ ...intent, payload })
    expect(parsed.payload).toEqual({ a: 'b', c: ['\uFFFD', { d: 'e' }], deep: [] })
    expect(Object.getPrototypeOf(parsed.payload)).toBe(Object.prototype)
    let deep: unknown = []
    for (let level = 0; level < 100_000; level += 1) deep = { deep }
    expect(JSON.stringify(Intent.parse({ ...intent, payload: { deep } })).length).toBeLessThan(400)
  })

  it('keeps every payload that JSON stores, and always comes to the same', () => {
    const payloads = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 }), { maxKeys: 6 })
    fc.assert(
      fc.property(payloads, (payload) => {
        const sent: unknown = JSON.parse(JSON.stringify({ ...intent, payload }))
        const once = Intent.parse(sent)
        expect(Intent.parse(once)).toEqual(once)
        expect(/\\u0000|\\ud[89a-f]/u.test(JSON.stringify(once.payload))).toBe(false)
        if (!/\\u0000|\\ud[89a-f]|__proto__/u.test(JSON.stringify(sent))) expect(once).toEqual(sent)
      }),
    )
  })

  it('is smaller than a push, and a push smaller than a message', () => {
    expect(maxIntentBytes).toBeLessThan(limits.pushBytes)
    expect(limits.pushBytes).toBeLessThan(limits.messageBytes)
  })
})

describe('ids', () => {
  it('that devices make can be derived from, and cannot be derived', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{1,36}$/u), fc.integer({ min: 1, max: 99 }), (id, n) => {
        expect(NewId.parse(id)).toBe(id)
        expect(Id.parse(id)).toBe(id)
        expect(NewId.safeParse(derivedId(id, n)).success).toBe(false)
        expect(Id.safeParse(derivedId(id.slice(0, 36), n)).success).toBe(true)
      }),
    )
  })

  it.each(['', 'a b', 'a/b', 'a\n', 'ä', "'", '%2e', 'a:b', 'x'.repeat(41), 1, null])('%j is none', (id) => {
    expect(Id.safeParse(id).success).toBe(false)
  })
})

describe('a verdict', () => {
  it('is accepted at a rev, or rejected with a reason', () => {
    expect(Verdict.safeParse({ id: 'i', status: 'accepted', rev: 7 }).success).toBe(true)
    expect(
      Verdict.safeParse({
        id: 'i',
        status: 'rejected',
        kind: 'not_owner',
        message: 'No.',
        by: 'ann',
        at: nine,
      }).success,
    ).toBe(true)
    expect(Verdict.safeParse({ id: 'i', status: 'accepted' }).success).toBe(false)
    expect(Verdict.safeParse({ id: 'i', status: 'rejected', kind: 'not_owner' }).success).toBe(false)
    expect(Verdict.safeParse({ id: 'i', status: 'pending' }).success).toBe(false)
  })
})
