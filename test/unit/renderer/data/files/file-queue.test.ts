import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chunkCount, fileLimits } from '../../../../../core/domain/files/attachment.ts'
import { problem, problemKinds, type ProblemKind } from '../../../../../core/domain/document/problem.ts'
import {
  missingChunks,
  nextToSend,
  orphans,
  recoveryOf,
  toEvict,
} from '../../../../../renderer/data/files/file-queue.ts'
import type { FileRecord } from '../../../../../renderer/data/files/file-shelf.ts'
import { minute, nine } from '../../../../support/samples/make.ts'

const record = (hash: string, over: Partial<FileRecord> = {}): FileRecord => ({
  hash,
  type: 'image/png',
  bytes: 100,
  stand: 'sent',
  own: true,
  keptAt: nine,
  usedAt: nine,
  ...over,
})
const none = new Set<string>()

describe('what is sent next', () => {
  const waiting = [
    record('late', { stand: 'waiting', keptAt: nine + 2 }),
    record('first', { stand: 'waiting', keptAt: nine + 1 }),
    record('draft', { stand: 'draft', keptAt: nine }),
    record('sent', { keptAt: nine }),
  ]

  it('is what waits longest; drafts and what was sent do not wait', () => {
    expect(nextToSend(waiting, none)?.hash).toBe('first')
    expect(nextToSend(waiting.slice(2), none)).toBeNull()
  })

  it('goes on behind one that is stuck', () => {
    expect(nextToSend(waiting, new Set(['first']))?.hash).toBe('late')
    expect(nextToSend(waiting, new Set(['first', 'late']))).toBeNull()
  })
})

describe('the chunks of a file', () => {
  it('that the server lacks are sent, each once, whatever it has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: fileLimits.bytes }),
        fc.array(fc.integer({ min: 0, max: 9 })),
        (bytes, received) => {
          const missing = missingChunks(bytes, received)
          const all = new Set([...missing, ...received.filter((index) => index < chunkCount(bytes))])
          expect([...all].toSorted((a, b) => a - b)).toEqual([...Array(chunkCount(bytes)).keys()])
          expect(missing.some((index) => received.includes(index))).toBe(false)
        },
      ),
    )
  })
})

describe('making room', () => {
  it('lets go of what was unused longest, and no more than needed', () => {
    const files = [
      record('new', { usedAt: nine + 3 }),
      record('old', { usedAt: nine + 1 }),
      record('older', { usedAt: nine }),
    ]
    expect(toEvict(files, none, 300)).toEqual([])
    expect(toEvict(files, none, 299)).toEqual(['older'])
    expect(toEvict(files, none, 150)).toEqual(['older', 'old'])
    expect(toEvict(files, new Set(['older']), 150)).toEqual(['old', 'new'])
  })

  it('never touches what only this device has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ stand: fc.constantFrom('draft', 'waiting', 'sent'), usedAt: fc.nat(9) })),
        fc.nat(1000),
        (shapes, budget) => {
          const files = shapes.map((shape, index) => record(String(index), shape as Partial<FileRecord>))
          const evicted = new Set(toEvict(files, none, budget))
          const left = files.filter(({ hash }) => !evicted.has(hash))
          const spare = left.filter(({ stand }) => stand === 'sent')
          expect(files.filter(({ hash }) => evicted.has(hash)).every(({ stand }) => stand === 'sent')).toBe(
            true,
          )
          expect(spare.length * 100).toBeLessThanOrEqual(Math.max(budget, 0))
        },
      ),
    )
  })
})

describe('what was pasted and never sent', () => {
  it('goes after a day, unless a draft still holds it', () => {
    const day = 24 * 60 * minute
    const files = [
      record('orphan', { stand: 'draft' }),
      record('drafted', { stand: 'draft' }),
      record('young', { stand: 'draft', keptAt: nine + day }),
      record('waiting', { stand: 'waiting' }),
      record('sent'),
    ]
    expect(orphans(files, new Set(['drafted']), nine + day + 1)).toEqual(['orphan'])
    expect(orphans(files, new Set(['drafted']), nine + day)).toEqual([])
  })
})

describe('after a failure', () => {
  const after = (kind: ProblemKind, failures = 1, at?: number) =>
    recoveryOf(problem(kind, 'No.', at === undefined ? {} : { at }), failures, nine)

  it('nothing is sent without a sign-in', () => {
    for (const kind of ['unauthenticated', 'session_expired', 'deactivated'] as const)
      expect(after(kind)).toEqual({ kind: 'stop' })
  })

  it('without an answer it is tried again, ever later', () => {
    expect([1, 2, 3, 30].map((failures) => after('offline', failures))).toEqual(
      [2000, 4000, 8000, minute].map((ms) => ({ kind: 'wait', ms })),
    )
  })

  it('the server is given the time that it asks for, within reason', () => {
    expect(after('rate_limited', 1, nine + 7000)).toEqual({ kind: 'wait', ms: 7000 })
    expect(after('rate_limited', 1, nine + 3_600_000)).toEqual({ kind: 'wait', ms: minute })
    expect(after('rate_limited')).toEqual({ kind: 'wait', ms: 1000 })
  })

  it('the file starts over where what arrived was not what was sent, but not for ever', () => {
    expect(after('bad_request', 1)).toEqual({ kind: 'again' })
    expect(after('bad_request', 3)).toEqual({ kind: 'stuck' })
  })

  it('of whatever kind, a file that cannot be sent does not hold up the others for ever', () => {
    const passing = new Set([
      'offline',
      'timeout',
      'rate_limited',
      'unauthenticated',
      'session_expired',
      'deactivated',
    ])
    for (const kind of Object.keys(problemKinds) as ProblemKind[]) {
      if (passing.has(kind)) continue
      const steps = Array.from({ length: 8 }, (_, index) => after(kind, index + 1).kind)
      expect(steps).toContain('stuck')
    }
  })
})
