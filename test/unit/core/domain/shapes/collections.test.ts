import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  ChangeSchema,
  collectionNames,
  collections,
  type Change,
  type CollectionName,
  type Documents,
} from '../../../../../core/domain/shapes/collections.ts'
import { reachOf } from '../../../../../core/domain/duty/reach.ts'
import { problem, problemKinds, Problem } from '../../../../../core/domain/document/problem.ts'
import { attachmentOf, makePng } from '../../../../support/samples/images.ts'
import {
  makeAccount,
  makeBranch,
  makeEntry,
  makeFact,
  makeFix,
  makeHandoff,
  makeHandover,
  makePerson,
  makePolicy,
  makeSchedule,
  makeSession,
  makeStep,
  nine,
  survivesTheWire,
} from '../../../../support/samples/make.ts'
import { makeAssessment, makeBriefing } from '../../../../support/samples/enrichment.ts'
import { makeConnection, makeTicket, makeWriteback, makeWriteUp } from '../../../../support/samples/psa.ts'

const samples: { [C in CollectionName]: Documents[C] } = {
  accounts: makeAccount({ teams: [{ id: 't1', name: 'North' }] }),
  people: makePerson('ann', { teamId: 't1' }),
  sessions: makeSession({
    escalationPackage: {
      snapshot: { any: [1] },
      intent: 'escalate',
      reason: 'rights',
      engineerNotes: '',
      handoffId: 'h1',
      assessment: null,
    },
    followers: ['bo'],
    news: [{ kind: 'mention', to: 'bo', by: 'ann', entryId: 'e1', text: '@Bo', at: nine }],
  }),
  entries: makeEntry({
    kind: 'step',
    step: makeStep({ result: { success: true, details: '' } }),
    history: [{ text: 'x', at: nine }],
    attachments: [attachmentOf(makePng())],
    mentions: ['bo'],
  }),
  branches: makeBranch(),
  facts: makeFact(),
  fixes: makeFix(),
  handoffs: makeHandoff({
    targetTeamId: 't1',
    reason: 'deadline',
    assessmentData: makeAssessment({ edited: { by: 'bo', at: nine, text: 'x' } }),
    briefing: makeBriefing(),
    confirmation: { by: 'bo', at: nine, text: 'x', question: true },
    reach: reachOf([{ personId: 'bo', deliveredAt: nine, seenAt: null }]),
  }),
  handovers: makeHandover(),
  writeups: makeWriteUp(),
  writebacks: makeWriteback(),
  tickets: makeTicket(),
  connections: makeConnection(),
  policies: makePolicy(),
  schedules: makeSchedule({
    covers: [
      {
        id: 'c1',
        cover: { kind: 'replace', personId: 'bo', insteadOf: 'ann' },
        from: nine,
        until: nine + 1,
        by: 'bo',
        at: nine,
      },
    ],
  }),
}
/** Every place of a value, however deep: what holds it, and under which key. */
const placesIn = (value: object): [object, string][] =>
  Object.entries(value).flatMap(([key, inner]: [string, unknown]) => [
    [value, key] as [object, string],
    ...(typeof inner === 'object' && inner !== null ? placesIn(inner) : []),
  ])
const fail = (): never => {
  throw new Error('The document is empty.')
}

const changes = collectionNames.map((collection) => ({ collection, document: samples[collection] }) as Change)

describe('a change', () => {
  it.each(changes)('of $collection arrives as it was sent', (change) => {
    survivesTheWire(change)
    expect(ChangeSchema.parse(JSON.parse(JSON.stringify(change)))).toEqual(change)
  })

  it.each(changes)(
    'of $collection is rejected with a field missing, or under another name',
    ({ collection, document }) => {
      // Older documents do not have the later fields.
      const open = new Set([
        'attachments',
        'savedNotes',
        'trial',
        'templates',
        'updatedBy',
        'redaction',
        'connectionIds',
        'ticketLinkPattern',
        'ai',
        'keepFromAi',
        'enrichment',
        'confirmation',
        'alarm',
      ])
      for (const field of Object.keys(document).filter((key) => !open.has(key))) {
        const { [field]: _, ...rest } = document as Record<string, unknown>
        expect(ChangeSchema.safeParse({ collection, document: rest }).success).toBe(false)
      }
      const others = collectionNames.filter((other) => other !== collection)
      const taken = others.filter((other) => ChangeSchema.safeParse({ collection: other, document }).success)
      expect(taken).toEqual([])
      expect(ChangeSchema.safeParse({ collection: 'intents', document }).success).toBe(false)
    },
  )

  it.each(changes)('of $collection is read the same by compiled checks and by those as written', (change) => {
    const { collection } = change
    const json = JSON.stringify(change.document)
    const odd = fc.constantFrom<unknown[]>(null, '', 'x'.repeat(70_000), -1, 0.5, NaN, true, [], [1], {})
    const spoiled = fc.record({ place: fc.nat(), value: fc.option(odd, { nil: undefined }) })
    fc.assert(
      fc.property(fc.array(spoiled, { maxLength: 2 }), (all) => {
        const document = JSON.parse(json) as object
        for (const { place, value } of all) {
          const places = placesIn(document)
          const [holder, key] = places[place % places.length] ?? fail()
          // A copy: one that is put into itself has no end.
          Reflect.set(holder, key, structuredClone(value))
        }
        const asWritten = collections[collection].safeParse(document)
        const read = ChangeSchema.safeParse({ collection, document })
        expect(read.success).toBe(asWritten.success)
        expect(read.data?.document).toEqual(asWritten.data)
      }),
    )
  })

  it('names every collection, each with an id, an account and a rev', () => {
    const named = collectionNames.filter(
      (collection) => ChangeSchema.safeParse({ collection, document: samples[collection] }).success,
    )
    expect(named).toEqual(Object.keys(collections))
    for (const schema of Object.values(collections)) {
      expect(z.toJSONSchema(schema, { target: 'draft-7' })).toMatchObject({
        type: 'object',
        required: expect.arrayContaining(['id', 'accountId', 'rev']),
        properties: { id: { type: 'string', maxLength: 40 }, rev: { type: 'integer' } },
      })
    }
  })
})

describe('a problem', () => {
  it('can go away by itself, or needs someone to do something', () => {
    const passing = Object.entries(problemKinds).filter(([, { retry }]) => retry)
    expect(passing.map(([kind]) => kind)).toEqual([
      'rate_limited',
      'quota_reached',
      'reserved',
      'missing_prior',
      'recovering',
      'online_only',
      'offline',
      'timeout',
      'websocket_blocked',
      'storage_full',
      'storage_failed',
      'device_locked',
      'unavailable',
      'internal',
    ])
  })

  it('has a closed kind and a sentence', () => {
    for (const kind of Object.keys(problemKinds))
      expect(Problem.safeParse({ kind, message: 'No.' }).success).toBe(true)
    expect(Problem.safeParse({ kind: 'bored', message: 'No.' }).success).toBe(false)
    expect(Problem.safeParse({ kind: '__proto__', message: 'No.' }).success).toBe(false)
    expect(problem('already_claimed', 'Bo has it.', { by: 'bo', at: nine })).toEqual({
      kind: 'already_claimed',
      message: 'Bo has it.',
      by: 'bo',
      at: nine,
    })
  })
})
