import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemKinds } from '../../../../core/domain/document/problem.ts'
import { decide, decideLoading, type Decision } from '../../../../core/intents/decide.ts'
import { intents, type IntentType } from '../../../../core/intents/registry.ts'
import { refKey, type Ref, type View } from '../../../../core/intents/defining/work.ts'
import { goodIntents, makeBusyWorld } from '../../../support/samples/busy-world.ts'
import { makePerson, survivesTheWire } from '../../../support/samples/make.ts'
import { intentTypes } from '../../../support/samples/random-intents.ts'

const ofSystem: readonly IntentType[] = [
  'session.retime',
  'session.warn',
  'handoff.wake',
  'handoff.deliver',
  'handoff.open',
  'handoff.step',
  'handoff.watch',
  'assessment.put',
  'briefing.put',
  'assistant.answer',
  'assistant.without',
  'policy.tried',
  'handover.close',
  'account.alarm',
  'writeback.progress',
  'ticket.checked',
  'ticket.put',
  'connection.put',
  'connection.state',
]
const ofPeople = intentTypes.filter((type) => !ofSystem.includes(type))
const adminsOnly: readonly IntentType[] = [
  'policy.save',
  'account.update',
  'connection.settings',
  'schedule.save',
  'schedule.remove',
]

const world = makeBusyWorld().add('people', makePerson('dee', { role: 'viewer', name: 'Dee' }))
const everything = world.everything()

/** Decides twice, shows that both times are alike and that nothing changed; a rejection is a whole one. */
const decideTwice = (type: string, payload: unknown, by: string): Decision => {
  const first = world.decide(type, payload, by)
  expect(world.decide(type, payload, by)).toEqual(first)
  expect(world.everything()).toEqual(everything)
  if (first.status === 'rejected') {
    expect(Object.keys(first).toSorted()).toEqual(['problem', 'status'])
    expect(Object.keys(problemKinds)).toContain(first.problem.kind)
    expect(first.problem.message.length).toBeLessThanOrEqual(1000)
    expect(first.problem.message).toMatch(/^[\p{Lu}].*\.$/su)
  }
  if (first.status === 'accepted') for (const change of first.changes) survivesTheWire(change)
  return first
}

describe('who may', () => {
  it.each(intentTypes)('%s: its people may', (type) => {
    const { by, payload } = goodIntents[type]
    const decision = decideTwice(type, payload, by)
    expect(decision).toMatchObject({ status: 'accepted' })
    expect(decision.status === 'accepted' && decision.changes.length > 0).toBe(true)
  })

  it.each(intentTypes)('%s: viewers may not', (type) => {
    expect(decideTwice(type, goodIntents[type].payload, 'vic')).toMatchObject({
      status: 'rejected',
      problem: {
        kind: 'forbidden',
        message: 'Viewers can read but not change anything. Ask an admin to change your role.',
      },
    })
  })

  it('viewers may not rename themselves either', () => {
    expect(decideTwice('person.update', { personId: 'vic', name: 'Victor' }, 'vic')).toMatchObject({
      problem: { kind: 'forbidden' },
    })
  })

  it.each(ofSystem)('%s: no person may, not even the owner', (type) => {
    for (const by of ['ann', 'cy', 'olga']) {
      expect(decideTwice(type, goodIntents[type].payload, by)).toMatchObject({
        problem: { kind: 'forbidden' },
      })
    }
  })

  it.each(adminsOnly)('%s: engineers may not, admins and owners may', (type) => {
    expect(decideTwice(type, goodIntents[type].payload, 'bo')).toMatchObject({
      problem: { kind: 'forbidden' },
    })
    expect(decideTwice(type, goodIntents[type].payload, 'olga')).toMatchObject({ status: 'accepted' })
  })

  it('asks of no role but these', () => {
    expect(intentTypes.filter((type) => intents[type].minRole === 'system')).toEqual(ofSystem)
    expect(intentTypes.filter((type) => intents[type].minRole === 'admin')).toEqual(adminsOnly)
    expect(ofPeople.filter((type) => intents[type].minRole !== 'engineer')).toEqual(adminsOnly)
  })
})

/** Payload fields that name a document, with what they would name in another account. */
const idFields = new Set([
  'sessionId',
  'entryId',
  'questionId',
  'about',
  'factId',
  'fixId',
  'handoffId',
  'branchId',
  'stepEntryId',
  'sourceEntryId',
  'personId',
  'targetUserId',
  'writebackId',
  'linkedTicketId',
  'connectionId',
  'handoverId',
])
const created: Partial<Record<IntentType, string>> = {
  'session.start': 'sessionId',
  'entry.add': 'entryId',
  'fact.add': 'factId',
  'fix.propose': 'fixId',
  'assistant.ask': 'entryId',
  'handoff.create': 'handoffId',
  'handover.send': 'handoverId',
}
const references = ofPeople.flatMap((type) =>
  Object.keys(goodIntents[type].payload)
    .filter((field) => idFields.has(field) && created[type] !== field)
    .map((field) => ({ type, field })),
)

describe('ids of others', () => {
  it.each(references)('$type: a $field of another account is not found', ({ type, field }) => {
    const { by, payload } = goodIntents[type]
    const decision = decideTwice(type, { ...payload, [field]: 'theirs' }, by)
    expect(decision).toMatchObject({
      status: 'rejected',
      problem: { kind: field === 'targetUserId' ? 'invalid_target' : 'not_found' },
    })
    expect(JSON.stringify(decision)).not.toContain('theirs')
  })

  it('looks everywhere where an id can stand', () => {
    expect(references.length).toBeGreaterThan(20)
  })

  it.each(Object.entries(created) as [IntentType, string][])(
    '%s: a %s that is taken is rejected',
    (type, field) => {
      const taken = {
        sessionId: 's1',
        entryId: 'note1',
        factId: 'fact1',
        fixId: 'fix1',
        handoffId: 'esc2',
        handoverId: 'shift1',
      }[field]
      const { by, payload } = goodIntents[type]
      expect(decideTwice(type, { ...payload, [field]: taken }, by)).toMatchObject({
        problem: { kind: 'already_exists' },
      })
    },
  )

  it.each(Object.entries(created) as [IntentType, string][])(
    '%s: a %s with a dot could be derived from someone’s intent',
    (type, field) => {
      const { by, payload } = goodIntents[type]
      for (const id of ['i1.1', '.', '..', 'x'.repeat(37)]) {
        expect(decideTwice(type, { ...payload, [field]: id }, by)).toMatchObject({
          problem: { kind: 'bad_request' },
        })
      }
    },
  )
})

/** Values that no field takes, and some that many take. */
const nasty: unknown[] = [
  null,
  undefined,
  true,
  0,
  -1,
  1.5,
  1e300,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '',
  ' ',
  '\0',
  '\ud800',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  'x'.repeat(300_000),
  '\u0301'.repeat(9000),
  [],
  {},
  [[[[[[]]]]]],
  Array.from({ length: 20_000 }, () => ({})),
  JSON.parse('{"__proto__": {"polluted": true}}'),
  { toString: 'x', valueOf: 1, length: -1 },
]

/** Every way to reach a value inside a payload. */
const pathsIn = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
  typeof value === 'object' && value !== null
    ? [
        path,
        ...Object.entries(value).flatMap(([key, part]) =>
          pathsIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
        ),
      ]
    : [path]

const at = (value: unknown, path: (string | number)[]): unknown =>
  path.reduce<unknown>((part, key) => (part as Record<string | number, unknown>)[key], value)

const kindOf = (value: unknown): string =>
  value === null || value === undefined ? 'nothing' : Array.isArray(value) ? 'list' : typeof value

const replaced = (value: unknown, path: (string | number)[], by: unknown): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return by
  if (Array.isArray(value))
    return value.map((part, index) => (index === key ? replaced(part, rest, by) : part))
  const record = value as Record<string, unknown>
  return { ...record, [key]: replaced(record[key], rest, by) }
}

describe('bad payloads', () => {
  it.each(intentTypes)('%s: one wrong value anywhere is rejected or harmless, and never throws', (type) => {
    const { by, payload } = goodIntents[type]
    let rejected = 0
    for (const path of pathsIn(payload)) {
      for (const value of nasty) {
        const bad = replaced(payload, path, value)
        const decision = decideTwice(type, bad, by)
        if (decision.status === 'rejected') rejected += 1
        const [was, is] = [kindOf(at(payload, path)), kindOf(value)]
        if (was === is || was === 'nothing' || is === 'nothing') continue
        expect(decision).toMatchObject({ status: 'rejected', problem: { kind: 'bad_request' } })
      }
    }
    expect(rejected).toBeGreaterThan(nasty.length)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('anything at all as a type and a payload gives a rejection', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty')),
        fc.anything(),
        (type, payload) => {
          expect(decideTwice(type, payload, 'ann')).toMatchObject({
            status: 'rejected',
            problem: { kind: 'unsupported_intent' },
          })
        },
      ),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...ofPeople),
        fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }),
        (type, payload) => {
          expect(decideTwice(type, payload, 'ann')).toMatchObject({ status: 'rejected' })
        },
      ),
      { numRuns: 500 },
    )
  })

  it('versions that are newer than this are rejected', () => {
    const context = {
      intentId: 'i',
      accountId: 'acme',
      actor: world.actor('ann'),
      at: 0,
      now: 0,
      authority: 'server' as const,
    }
    const intent = {
      id: 'i',
      at: 0,
      type: 'session.start',
      version: 2,
      payload: goodIntents['session.start'].payload,
    }
    expect(decide(intent, context, world.view)).toMatchObject({ problem: { kind: 'unsupported_intent' } })
  })

  it('what nests too deep is cut, not followed', () => {
    let deep: unknown = 'bottom'
    for (let level = 0; level < 100_000; level += 1) deep = [deep]
    expect(decideTwice('session.resume', { sessionId: 'parked', extra: deep }, 'ann')).toMatchObject({
      status: 'accepted',
    })
    expect(decideTwice('session.resume', { sessionId: deep }, 'ann')).toMatchObject({
      problem: { kind: 'bad_request' },
    })
  })

  it('a pasted log loses what no store takes, and nothing else', () => {
    const decision = world.decide(
      'entry.add',
      { entryId: 'new1', sessionId: 's1', kind: 'paste', text: 'a\0b\ud800c\u0007 👍🏽 שלום' },
      'ann',
    )
    const text =
      decision.status === 'accepted' &&
      decision.changes.find((change) => change.collection === 'entries')?.document
    expect(text).toMatchObject({ text: 'ab\uFFFDc\u0007 👍🏽 שלום' })
  })
})

describe('loading', () => {
  const storeOf = () => {
    const loaded = new Map<string, ReturnType<View['get']>>()
    const asked: Ref[] = []
    const view: View = { get: (collection, id) => loaded.get(refKey(collection, id)) }
    const load = async (ref: Ref) => {
      asked.push(ref)
      loaded.set(refKey(ref.collection, ref.id), world.view.get(ref.collection, ref.id))
    }
    return { view, asked, load }
  }

  it.each(intentTypes)('%s: comes to the same one document at a time', async (type) => {
    const { by, payload } = goodIntents[type]
    const { view, asked, load } = storeOf()
    const intent = { id: 'i99', at: world.now, type, version: 1, payload }
    const context = {
      intentId: 'i99',
      accountId: 'acme',
      actor: world.actor(by),
      at: world.now,
      now: world.now,
      authority: 'server' as const,
    }
    const decision = await decideLoading(intent, context, view, load)
    expect(decision).toEqual(decide(intent, context, world.view))
    expect(new Set(asked.map((ref) => refKey(ref.collection, ref.id))).size).toBe(asked.length)
    expect(asked.length).toBeLessThan(20)
  })

  it('throws when what it asks for never comes, instead of asking for ever', async () => {
    const { view } = storeOf()
    const intent = { id: 'i', at: 0, type: 'session.resume', version: 1, payload: { sessionId: 's1' } }
    const context = {
      intentId: 'i',
      accountId: 'acme',
      actor: world.actor('ann'),
      at: 0,
      now: 0,
      authority: 'server' as const,
    }
    await expect(decideLoading(intent, context, view, async () => undefined)).rejects.toThrow(
      'more than 512 documents',
    )
  })
})
