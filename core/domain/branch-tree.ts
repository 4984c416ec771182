import type { Branch, BranchState } from './branch.ts'

/** A branch with its place in the tree: how far it is from the main line, and the branches below it. */
export type BranchNode<B> = { branch: B; depth: number; below: readonly BranchNode<B>[] }

type Part = Pick<Branch, 'id' | 'parentId' | 'order'>

const inOrder = (a: Part, b: Part): number => a.order - b.order || (a.id < b.id ? -1 : 1)

/**
 * The branches of a session as trees, in their order; the roots part from the main line.
 *
 * Every branch is in it exactly once, whatever the parents say: one whose parent is not there stands as a root, and
 * so does the first of a circle, which no intent can make.
 */
export const branchTree = <B extends Part>(branches: readonly B[]): BranchNode<B>[] => {
  const ids = new Set(branches.map(({ id }) => id))
  const placed = new Set<string>()
  const ordered = branches.toSorted(inOrder)
  const nodeOf = (branch: B, depth: number): BranchNode<B> => {
    placed.add(branch.id)
    const below: BranchNode<B>[] = []
    for (const child of ordered) {
      if (child.parentId === branch.id && !placed.has(child.id)) below.push(nodeOf(child, depth + 1))
    }
    return { branch, depth, below }
  }
  const roots: BranchNode<B>[] = []
  for (const branch of ordered) {
    if (branch.parentId === null || !ids.has(branch.parentId)) roots.push(nodeOf(branch, 0))
  }
  for (const branch of ordered) if (!placed.has(branch.id)) roots.push(nodeOf(branch, 0))
  return roots
}

/** The nodes of trees from top to bottom, as a list is drawn. */
export const flatTree = <B>(nodes: readonly BranchNode<B>[]): BranchNode<B>[] =>
  nodes.flatMap((node) => [node, ...flatTree(node.below)])

/** The ids of a branch and of all above it, nearest first. Ends also where parents lead in a circle. */
export const lineOfBranch = (
  branches: readonly Pick<Branch, 'id' | 'parentId'>[],
  id: string | null,
): string[] => {
  const parents = new Map(branches.map((branch) => [branch.id, branch.parentId]))
  const line: string[] = []
  for (let at = id; at !== null && parents.has(at) && !line.includes(at); at = parents.get(at) ?? null) {
    line.push(at)
  }
  return line
}

/**
 * Where each branch stands, by id.
 *
 * A branch that is not followed is untried only while nothing was done on it nor, at any depth, below it.
 *
 * @param workedOn ids of the branches on which something was written or done
 */
export const branchStates = (
  branches: readonly Pick<Branch, 'id' | 'parentId' | 'status'>[],
  workedOn: ReadonlySet<string>,
): ReadonlyMap<string, BranchState> => {
  const tried = new Set(
    branches
      .filter(({ id, status }) => status !== 'untried' || workedOn.has(id))
      .flatMap(({ id }) => lineOfBranch(branches, id)),
  )
  return new Map(
    branches.map(({ id, status }) => [id, status === 'untried' && tried.has(id) ? 'set_aside' : status]),
  )
}
