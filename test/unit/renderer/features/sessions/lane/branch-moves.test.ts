import { expect, test } from 'vitest'
import { movesOf, wayToMainLine } from '../../../../../../renderer/features/sessions/lane/branch-moves.ts'
import { branch } from '../../../../../support/desk/shown-documents.ts'

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
