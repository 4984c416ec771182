import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { branchStates, branchTree, lineOfBranch } from '../../../../../core/domain/branches/branch-tree.ts'

const branch = (id: string, parentId: string | null, order = 0) => ({ id, parentId, order })
const drawn = (branches: ReturnType<typeof branch>[]) =>
  branchTree(branches).map((node) => `${'-'.repeat(node.depth)}${node.branch.id}`)

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
        const nodes = branchTree(branches)
        expect(nodes.map((node) => node.branch.id).toSorted()).toEqual(ids)
      }),
    )
  })

  it('puts roots in another order with all below them', () => {
    const branches = [branch('a', null, 0), branch('b', 'a', 1), branch('c', null, 2), branch('d', 'c', 3)]
    const backwards = branchTree(branches, (a, b) => b.order - a.order)
    expect(backwards.map((row) => row.branch.id)).toEqual(['c', 'd', 'a', 'b'])
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

describe('branches of someone who means harm', () => {
  const many = 20_000
  /** A chain of which each looks up its parent; `reads` counts how often any of them is asked. */
  const chain = (parentOf: (index: number) => string | null) => {
    let reads = 0
    const branches = Array.from({ length: many }, (_, index) => ({
      id: `b${index}`,
      order: index,
      status: 'untried' as const,
      get parentId() {
        reads += 1
        return parentOf(index)
      },
    }))
    return { branches, reads: () => reads }
  }
  const below = (index: number) => (index === 0 ? null : `b${index - 1}`)

  it('are drawn and told apart however deep they are, each looked at a few times', () => {
    const { branches, reads } = chain(below)
    expect(branchTree(branches).at(-1)).toMatchObject({ branch: { id: `b${many - 1}` }, depth: many - 1 })
    const states = branchStates(branches, new Set([`b${many - 1}`]))
    expect([...states.values()].every((state) => state === 'set_aside')).toBe(true)
    expect(lineOfBranch(branches, `b${many - 1}`)).toHaveLength(many)
    expect(reads()).toBeLessThan(many * 8)
  })

  it('are told apart in proportion where every one of a chain was worked on', () => {
    const { branches, reads } = chain(below)
    branchStates(branches, new Set(branches.map(({ id }) => id)))
    expect(reads()).toBeLessThan(many * 3)
  })

  it('end where they lead in one large circle', () => {
    const { branches } = chain((index) => `b${(index + many - 1) % many}`)
    expect(branchTree(branches)).toHaveLength(many)
    expect(branchStates(branches, new Set(['b7'])).get('b8')).toBe('set_aside')
    expect(lineOfBranch(branches, 'b0')).toHaveLength(many)
  })
})
