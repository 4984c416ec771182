import { describe, expect, test } from 'vitest'
import { movesOf, wayToMainLine } from '../../../../../renderer/features/sessions/lane/branch-moves.ts'
import { forkFrom, waysFrom } from '../../../../../renderer/features/sessions/dialogs/fork-form.ts'
import { timelineRows } from '../../../../../renderer/features/sessions/timeline/timeline-rows.ts'
import { branch, entry, noon } from '../../../../support/desk/shown-documents.ts'

describe('forkFrom', () => {
  test('takes ways a line or between bars, each once', () => {
    expect(waysFrom(' VPN \n DNS | Proxy\n\nVPN ')).toEqual(['VPN', 'DNS', 'Proxy'])
    expect(forkFrom({ reason: ' two ways ', ways: 'a\nb' })).toEqual({
      ok: true,
      reason: 'two ways',
      labels: ['a', 'b'],
    })
  })

  test.each([
    { ways: ' \n | ' },
    { ways: Array.from({ length: 13 }, (_, n) => `way ${n}`).join('\n') },
    { ways: 'x'.repeat(121) },
    { ways: 'a', reason: 'x'.repeat(2001) },
  ])('refuses with a sentence', (part) => {
    expect(forkFrom({ reason: '', ...part })).toMatchObject({
      ok: false,
      message: expect.stringMatching(/\.$/),
    })
  })
})

test('a dead end can be revived, and only what is followed or solved is set aside', () => {
  const offered = (status: Parameters<typeof movesOf>[0]) => movesOf(status).map((move) => move.status)
  expect(offered('dead_end')).toEqual(['active', 'solved'])
  expect(offered('untried')).toEqual(['active', 'dead_end', 'solved'])
  expect(offered('active')).toEqual(['dead_end', 'solved', 'untried'])
  expect(movesOf('active').filter((move) => move.asks)).toHaveLength(1)
})

test('the way to the main line sets aside all that is open above', () => {
  const branches = [
    branch({ id: 'a', status: 'untried' }),
    branch({ id: 'b', parentId: 'a', status: 'dead_end' }),
    branch({ id: 'c', parentId: 'b', status: 'active' }),
  ]
  expect(wayToMainLine(branches, 'c')).toEqual(['c', 'a'])
  expect(wayToMainLine(branches, null)).toEqual([])
})

test('the timeline names a branch where it goes on there, and keeps every row of it along it', () => {
  const on = (seq: number, branchId: string | null) => entry({ seq, branchId })
  const forked = entry({ seq: 6, branchId: 'b', kind: 'event', event: { name: 'forked', handoffId: null } })
  const both = [branch({ id: 'a', label: 'A' }), branch({ id: 'b', label: 'B' })]
  const rows = timelineRows(
    [on(1, null), on(2, 'a'), on(3, 'a'), on(4, null), forked, on(7, 'b')],
    noon,
    both,
  ).map((row) => (row.kind === 'entry' ? [row.branch, row.along] : row.kind))
  expect(rows).toEqual([
    [null, null],
    ['A', 'A'],
    [null, 'A'],
    ['Main line', null],
    // A fork tells of its branches in its own words.
    [null, 'B'],
    ['B', 'B'],
  ])
  expect(timelineRows([on(9, 'a')], noon, both)[0]).toMatchObject({ branch: 'A' })
})
