import { branchTree } from '../domain/branches/branch-tree.ts'
import type { Citation } from '../domain/enrichment/cited.ts'
import type { Fix } from '../domain/branches/fix.ts'
import { standingFacts } from '../domain/timeline/session-export.ts'
import type { Material } from '../write-ups/material.ts'

/**
 * Short names for what a session holds, by which a model is told of it and cites it: `S3` for step 3, `F2` for the second
 * fact. They cost less than ids, and none that is made up leads anywhere.
 */
export type Marks = {
  /** Null for what can't be cited. */
  of(kind: Citation['kind'], id: string): string | null
  /** What a mark stands for; null for one that was never given. Brackets and blanks around it don't matter. */
  meant(mark: string): Citation | null
}

const letters: Record<Citation['kind'], string> = { step: 'S', entry: 'E', fact: 'F', fix: 'X', branch: 'B' }

/** Marks for everything in a session that a claim may rest on. Events can't be cited: what they tell stands elsewhere. */
export const marksOf = ({
  entries,
  facts,
  fixes,
  branches,
}: Pick<Material, 'entries' | 'facts' | 'fixes' | 'branches'>): Marks => {
  const byKey = new Map<string, string>()
  const byMark = new Map<string, Citation>()
  const add = (kind: Citation['kind'], id: string, number: number): void => {
    const mark = `${letters[kind]}${number}`
    byKey.set(`${kind} ${id}`, mark)
    byMark.set(mark, { kind, id })
  }
  for (const entry of entries) {
    if (entry.step !== null) add('step', entry.id, entry.step.order)
    else if (entry.event === null) add('entry', entry.id, entry.seq)
  }
  standingFacts(facts).forEach(({ id }, index) => add('fact', id, index + 1))
  const byTime = (a: Fix, b: Fix) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
  fixes.toSorted(byTime).forEach(({ id }, index) => add('fix', id, index + 1))
  branchTree(branches).forEach(({ branch }, index) => add('branch', branch.id, index + 1))
  return {
    of: (kind, id) => byKey.get(`${kind} ${id}`) ?? null,
    meant: (mark) => byMark.get(mark.replace(/[^A-Za-z0-9]/gu, '').toUpperCase()) ?? null,
  }
}
