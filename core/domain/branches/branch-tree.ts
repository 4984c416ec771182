import type { Branch, BranchState } from './branch.ts'

/** A branch with its place in the tree: how far it is from the main line, on which its root stands with 0. */
export type BranchRow<B> = { branch: B; depth: number }

type Part = Pick<Branch, 'id' | 'parentId' | 'order'>

const inOrder = (a: Part, b: Part): number => a.order - b.order || (a.id < b.id ? -1 : 1)

/**
 * The branches of a session as a list is drawn: each followed by all below it, in their order; the roots part from
 * the main line.
 *
 * Every id is in it exactly once, whatever the parents say: one whose parent is not there stands as a root, and so
 * does the first of a circle, which no intent can make. However many and deep they are, it takes time in proportion
 * and no stack: what a device is sent is not always what an intent made.
 *
 * @param byRoot puts the roots in another order, each with all below it; equal ones stay in theirs
 */
export const branchTree = <B extends Part>(
  branches: readonly B[],
  byRoot: ((a: B, b: B) => number) | null = null,
): BranchRow<B>[] => {
  const ids = new Set(branches.map(({ id }) => id))
  const ordered = branches.toSorted(inOrder)
  const below = new Map<string, B[]>()
  const roots: B[] = []
  for (const branch of ordered) {
    const { parentId } = branch
    if (parentId === null || !ids.has(parentId)) roots.push(branch)
    else {
      const siblings = below.get(parentId)
      if (siblings === undefined) below.set(parentId, [branch])
      else siblings.push(branch)
    }
  }
  const placed = new Set<string>()
  const trees: BranchRow<B>[][] = []
  // No root leads to those of a circle; the first of each is taken for one after all others have been placed.
  for (const root of [...roots, ...ordered]) {
    const rows: BranchRow<B>[] = []
    const waiting: BranchRow<B>[] = [{ branch: root, depth: 0 }]
    for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
      if (placed.has(row.branch.id)) continue
      placed.add(row.branch.id)
      rows.push(row)
      const depth = row.depth + 1
      for (const branch of (below.get(row.branch.id) ?? []).toReversed()) waiting.push({ branch, depth })
    }
    if (rows.length > 0) trees.push(rows)
  }
  if (byRoot === null) return trees.flat()
  return trees.toSorted(([a], [b]) => (a && b ? byRoot(a.branch, b.branch) : 0)).flat()
}

/** The ids of a branch and all its ancestors, nearest first. Stops if the parents form a cycle. */
export const lineOfBranch = (
  branches: readonly Pick<Branch, 'id' | 'parentId'>[],
  id: string | null,
): string[] => {
  const parents = new Map(branches.map((branch) => [branch.id, branch.parentId]))
  const line = new Set<string>()
  for (let at = id; at !== null && parents.has(at) && !line.has(at); at = parents.get(at) ?? null)
    line.add(at)
  return [...line]
}

/**
 * The state of each branch, by id.
 *
 * An inactive branch counts as untried only while nothing has been done on it or, at any depth, below it.
 *
 * @param workedOn ids of the branches that something was written or done on
 */
export const branchStates = (
  branches: readonly Pick<Branch, 'id' | 'parentId' | 'status'>[],
  workedOn: ReadonlySet<string>,
): ReadonlyMap<string, BranchState> => {
  const parents = new Map(branches.map(({ id, parentId }) => [id, parentId]))
  const tried = new Set<string>()
  for (const { id, status } of branches) {
    if (status === 'untried' && !workedOn.has(id)) continue
    // Up to where someone has been already, so that each branch is looked at once.
    for (let at: string | null = id; at !== null && !tried.has(at); at = parents.get(at) ?? null)
      tried.add(at)
  }
  return new Map(
    branches.map(({ id, status }) => [id, status === 'untried' && tried.has(id) ? 'set_aside' : status]),
  )
}
