import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BranchStatus } from '../../../../../core/domain/branches/branch.ts'
import { Snapshot, snapshotOf } from '../../../../../core/domain/session/snapshot.ts'
import { maxIntentBytes } from '../../../../../core/intents/intent.ts'
import { makeBranch, makeSession, nine } from '../../../../support/samples/make.ts'

describe('a snapshot', () => {
  it('holds the session as it stands, without branches while it does not branch', () => {
    const session = makeSession({
      psaTicketId: '12345',
      client: 'Contoso',
      device: 'CON-FW-02',
      dueAt: nine,
      stepCount: 3,
      factCount: 2,
      confidenceScore: 0.5,
    })
    expect(snapshotOf(session, [])).toEqual({
      title: session.title,
      psaTicketId: '12345',
      problemSummary: session.problemSummary,
      problemCategory: 'email',
      client: 'Contoso',
      contact: '',
      device: 'CON-FW-02',
      dueAt: nine,
      status: 'active',
      stepCount: 3,
      confidenceTier: 'exploring',
      factCount: 2,
      untriedBranchCount: 0,
      branchMap: null,
      activeBranchId: null,
    })
  })

  it('draws the map of the branches in their order, of this session alone', () => {
    const session = makeSession({ isBranching: true, activeBranchId: 'b2', branchCount: 3 })
    const branches = [
      makeBranch({ id: 'b3', order: 2 }),
      makeBranch({ id: 'b2', order: 1, status: 'active', parentId: 'b1' }),
      makeBranch({ id: 'b1', order: 0, status: 'dead_end', reason: 'A new profile fails as well' }),
      makeBranch({ id: 'other', sessionId: 's2' }),
    ]
    const done = { statusBy: 'ann', statusAt: nine }
    const snapshot = snapshotOf(session, branches)
    expect(snapshot.branchMap).toEqual([
      {
        id: 'b1',
        label: 'Profile is corrupt',
        status: 'dead_end',
        reason: 'A new profile fails as well',
        parentId: null,
        ...done,
      },
      { id: 'b2', label: 'Profile is corrupt', status: 'active', reason: '', parentId: 'b1', ...done },
      { id: 'b3', label: 'Profile is corrupt', status: 'untried', reason: '', parentId: null, ...done },
    ])
    expect(snapshot).toMatchObject({ activeBranchId: 'b2', untriedBranchCount: 1 })
    expect(snapshotOf(session, branches, new Set(['b3'])).untriedBranchCount).toBe(0)
  })

  const branches = fc.array(
    fc.record({
      order: fc.nat(5),
      status: fc.constantFrom(...BranchStatus.options),
      sessionId: fc.constantFrom('s1', 's2'),
    }),
    { maxLength: 260 },
  )

  it('fits its schema, counts right and does not depend on the order of its branches', () => {
    fc.assert(
      fc.property(branches, fc.boolean(), (list, isBranching) => {
        const made = list.map((over, index) => makeBranch({ ...over, id: `b${index}` }))
        const session = makeSession({ isBranching, activeBranchId: made[0]?.id ?? null })
        const snapshot = snapshotOf(session, made)
        expect(Snapshot.parse(snapshot)).toEqual(snapshot)
        expect(snapshotOf(session, made.toReversed())).toEqual(snapshot)
        const mine = made.filter((branch) => branch.sessionId === 's1')
        expect(snapshot.untriedBranchCount).toBe(mine.filter((branch) => branch.status === 'untried').length)
        expect(snapshot.branchMap?.length ?? null).toBe(isBranching ? Math.min(200, mine.length) : null)
      }),
      { numRuns: 60 },
    )
  })

  it('of the most verbose session still fits into an intent, reasons of small ones whole', () => {
    const verbose = makeSession({
      isBranching: true,
      title: '漢'.repeat(200),
      problemSummary: '漢'.repeat(4000),
    })
    const reason = '漢'.repeat(2000)
    const many = Array.from({ length: 300 }, (_, order) =>
      makeBranch({
        id: `0198f6c2-7c1e-7000-8000-${String(order).padStart(12, '0')}`,
        order,
        label: '漢'.repeat(120),
        reason,
      }),
    )
    const notes = 3 * 8000
    expect(Buffer.byteLength(JSON.stringify(snapshotOf(verbose, many))) + notes).toBeLessThan(maxIntentBytes)
    expect(snapshotOf(verbose, many.slice(0, 12)).branchMap?.[11]?.reason).toBe(reason)
  })
})
