import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '../../../../core/intents/decide.ts'
import type { Context } from '../../../../core/intents/defining/define-intent.ts'
import { likelyRefs } from '../../../../core/intents/likely-refs.ts'
import { refKey } from '../../../../core/intents/defining/work.ts'
import { makePerson, makeSession } from '../../../support/samples/make.ts'

const context: Context = {
  intentId: 'i1',
  accountId: 'acme',
  actor: { id: 'ann', role: 'engineer', name: 'Ann' },
  at: 0,
  now: 0,
  authority: 'server',
}

const keys = (payload: Record<string, unknown>): string[] =>
  likelyRefs('ann', payload).map(({ collection, id }) => refKey(collection, id))

describe('likelyRefs', () => {
  it('names the actor and every document that the payload names', () => {
    expect(keys({ sessionId: 's1', branchId: 'b1', targetUserId: 'ben', fact: { factId: 'f1' } })).toEqual([
      'people/ann',
      'sessions/s1',
      'branches/b1',
      'people/ben',
      'facts/f1',
    ])
  })

  it('spares a fork of twelve the reading of its branches one by one', () => {
    const branches = Array.from({ length: 12 }, (_, index) => ({ id: `b${index}`, label: `Way ${index}` }))
    const payload = { sessionId: 's1', reason: '', branches }
    const known = new Map<string, unknown>([
      ['people/ann', makePerson('ann')],
      ['sessions/s1', makeSession()],
    ])
    const loaded = new Set(keys(payload))
    const decision = decide({ id: 'i1', at: 0, type: 'branch.fork', version: 1, payload }, context, {
      get: (collection, id) => {
        const key = refKey(collection, id)
        return loaded.has(key) ? ((known.get(key) ?? null) as null) : undefined
      },
    })
    expect(decision.status).toBe('accepted')
  })

  it('names few documents with ids that are ones, whatever the payload', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('sessionId', 'branches', 'fact', 'entryId'), fc.jsonValue()),
        (payload) => {
          const refs = likelyRefs('ann', payload)
          expect(refs.length).toBeLessThan(30)
          for (const { id } of refs) expect(id).toMatch(/^[A-Za-z0-9._-]{1,40}$/)
        },
      ),
    )
  })
})
