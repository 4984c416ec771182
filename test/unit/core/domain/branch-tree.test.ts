import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { branchTree, flatTree, lineOfBranch } from '../../../../core/domain/branch-tree.ts'

const branch = (id: string, parentId: string | null, order = 0) => ({ id, parentId, order })
const drawn = (branches: ReturnType<typeof branch>[]) =>
  flatTree(branchTree(branches)).map((node) => `${'-'.repeat(node.depth)}${node.branch.id}`)

describe('the tree of branches', () => {
  it('keeps their order at every level', () => {
    expect(
      drawn([branch('d', 'b', 3), branch('c', 'a', 2), branch('b', null, 1), branch('a', null, 0)]),
    ).toEqual(['a', '-c', 'b', '-d'])
  })

  it('shows a branch whose parent has not arrived', () => {
    expect(drawn([branch('b', 'gone', 1), branch('a', null, 0)])).toEqual(['a', 'b'])
  })

  it('shows a circle, which nothing can make, all the same', () => {
    expect(drawn([branch('a', 'b', 0), branch('b', 'a', 1), branch('c', 'c', 2)])).toEqual(['a', '-b', 'c'])
    expect(lineOfBranch([branch('a', 'b'), branch('b', 'a')], 'a')).toEqual(['a', 'b'])
  })

  it('holds every branch once, whatever the parents say', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const parents = fc.array(fc.option(fc.constantFrom(...ids, 'gone')), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(parents, (given) => {
        const branches = ids.map((id, index) => branch(id, given[index] ?? null, index % 3))
        const nodes = flatTree(branchTree(branches))
        expect(nodes.map((node) => node.branch.id).toSorted()).toEqual(ids)
      }),
    )
  })

  it('leads from a branch to the main line', () => {
    expect(lineOfBranch([branch('a', null), branch('b', 'a'), branch('c', 'b')], 'c')).toEqual([
      'c',
      'b',
      'a',
    ])
    expect(lineOfBranch([branch('a', null)], null)).toEqual([])
  })
})
