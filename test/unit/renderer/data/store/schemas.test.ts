import { describe, expect, test } from 'vitest'
import type { Change } from '../../../../../core/domain/collections.ts'
import {
  claimedFromMeSpec,
  entriesSpec,
  handedOverSpec,
  openHandoffsSpec,
  stepsSpec,
  type Lookup,
} from '../../../../../renderer/data/lists/queries.ts'
import { sessionsSpec } from '../../../../../renderer/data/lists/session-lists.ts'
import { replicaFingerprint, replicaSchema, toStored } from '../../../../../renderer/data/store/schemas.ts'
import { makeEntry, makeHandoff, makeSession, makeStep, nine } from '../../../../support/samples/make.ts'

const looker = { personId: 'ann', teamId: 'north', now: nine }
const isIn = (change: Change, lookup: Lookup) =>
  'list' in lookup && lookup.names.includes(toStored(change)[lookup.list] ?? '')

describe('a document is stored in the lists whose rule it satisfies', () => {
  const sessions = [
    makeSession(),
    makeSession({ ownerId: 'bo' }),
    makeSession({ status: 'paused' }),
    makeSession({ teamId: 'north' }),
    makeSession({ teamId: 'south', ownerId: 'bo', status: 'resolved' }),
  ]
  test.each(['mine', 'parked', 'team', 'all'] as const)('sessions, %s', (scope) => {
    const spec = sessionsSpec({ scope, limit: 10 })
    const stored = sessions.map((document) => isIn({ collection: 'sessions', document }, spec.lookup(looker)))
    expect(stored).toEqual(sessions.map((document) => spec.rule(looker).matches(document)))
    expect(stored).toContain(true)
  })

  test('entries of a branch, and steps', () => {
    const entries = [
      makeEntry(),
      makeEntry({ kind: 'step', step: makeStep() }),
      makeEntry({ branchId: 'b1' }),
      makeEntry({ branchId: 'b2', kind: 'step', step: makeStep() }),
    ]
    for (const [spec, expected] of [
      [entriesSpec('s1', 10), [true, true, true, true]],
      [entriesSpec('s1', 10, 'b1'), [false, false, true, false]],
      [stepsSpec('s1'), [false, true, false, true]],
    ] as const) {
      const stored = entries.map((document) => isIn({ collection: 'entries', document }, spec.lookup(looker)))
      expect(stored).toEqual(expected)
      expect(entries.map((document) => spec.rule(looker).matches(document))).toEqual(expected)
    }
  })

  test('open handoffs', () => {
    const documents = (['open', 'claimed', 'withdrawn', 'closed'] as const).map((state) =>
      makeHandoff({ state }),
    )
    const stored = documents.map((document) =>
      isIn({ collection: 'handoffs', document }, openHandoffsSpec.lookup(looker)),
    )
    expect(stored).toEqual([true, false, false, false])
  })

  test('handoffs of mine that were claimed', () => {
    const claimed = makeHandoff({ state: 'claimed', claimedBy: 'bo', claimedAt: nine })
    const documents = [claimed, { ...claimed, handedOffBy: 'bo' }, makeHandoff()]
    const stored = documents.map((document) =>
      isIn({ collection: 'handoffs', document }, claimedFromMeSpec.lookup(looker)),
    )
    expect(stored).toEqual([true, false, false])
    // However long ago, in one bounded read of the same index.
    const spec = handedOverSpec(300)
    expect(spec.lookup(looker)).toEqual({
      ...claimedFromMeSpec.lookup(looker),
      limit: 300,
    })
    const old = { ...claimed, claimedAt: nine - 365 * 86_400_000 }
    expect([...documents, old].map((document) => spec.rule(looker).matches(document))).toEqual([
      true,
      false,
      false,
      true,
    ])
  })
})

test('the newest come first in a rising index', () => {
  const sortOf = (change: Change) => toStored(change).sort
  const older = sortOf({ collection: 'sessions', document: makeSession({ updatedAt: nine }) })
  expect(sortOf({ collection: 'sessions', document: makeSession({ updatedAt: nine + 1 }) })).toBeLessThan(
    older,
  )
  const first = sortOf({ collection: 'entries', document: makeEntry({ seq: 1 }) })
  expect(sortOf({ collection: 'entries', document: makeEntry({ seq: 2 }) })).toBeLessThan(first)
})

test('a document comes out of the store as it went in', () => {
  const document = makeHandoff()
  const stored = toStored({ collection: 'handoffs', document })
  expect(stored.body).toEqual(document)
  expect(Object.keys(replicaSchema.properties)).toEqual(expect.arrayContaining(Object.keys(stored)))
})

test('the name of the replica follows from the shapes of all its documents', () => {
  const fingerprint = replicaFingerprint()
  expect(fingerprint).toBe(replicaFingerprint())
  expect(fingerprint).toContain('escalationPackage')
  expect(fingerprint).toContain('wokeAt')
})
