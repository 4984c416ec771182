import type { Branch } from '../domain/branches/branch.ts'
import type { Entry } from '../domain/entry/entry.ts'
import { type Fix, type FixState, fixStateOf, fixStateWords } from '../domain/branches/fix.ts'
import {
  type PathWords,
  pathWords,
  stepState,
  stepWord,
  type TriedState,
} from '../domain/timeline/progress.ts'
import { stepSaid } from '../domain/entry/step-words.ts'
import { type Clause, senseOf, type StepSense } from './step-clauses.ts'

/** Something that was done before, or is on the list already: a step, a branch that was followed, a fix. */
export type TriedBefore = {
  kind: 'step' | 'branch' | 'fix'
  id: string
  /** The entry to show; null for a branch without a step of its own, and for a fix. */
  entryId: string | null
  branchId: string | null
  /** A step's number; null for the others. */
  order: number | null
  text: string
  /** How it went, in a word: `didn’t help`, `ruled out`. */
  word: string
  isOpen: boolean
  /** What was found, or why it was ruled out; '' if no one said. */
  detail: string
  by: string
  at: number
}

/** How it went, in a word. */
export type TriedWords = { path: PathWords; fixes: Readonly<Record<FixState, string>> }
const triedWords: TriedWords = { path: pathWords, fixes: fixStateWords }

/** What was done in a session, read once, so that each keystroke only compares. */
export type TriedIndex = readonly { tried: TriedBefore; sense: StepSense }[]

const overlaps = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((one) => b.has(one))
const isWithin = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].every((one) => b.has(one))
const equal = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && isWithin(a, b)
const nested = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => isWithin(a, b) || isWithin(b, a)

/**
 * True if two clauses say that the same was done. What one leaves out may differ (where, on which machine), what both
 * name may not.
 */
const isSame = (a: Clause, b: Clause): boolean => {
  if (a.action !== b.action || !equal(a.exact, b.exact)) return false
  if (a.names.size > 0 && b.names.size > 0 && !nested(a.names, b.names)) return false
  if (a.around.size > 0 && b.around.size > 0 && !overlaps(a.around, b.around)) return false
  if (a.things.size === 0 || b.things.size === 0) {
    // One says nothing but the name: `restart SRV-01` and `restart server SRV-01`.
    if (a.names.size > 0 && overlaps(a.names, b.names)) return true
    if (a.exact.size > 0 && a.isVague && b.isVague && equal(a.names, b.names)) return true
    return (
      a.things.size === b.things.size &&
      a.around.size > 0 &&
      equal(a.around, b.around) &&
      equal(a.names, b.names)
    )
  }
  return a.head === b.head && nested(a.things, b.things)
}

/** True if what a step says is what another one says: all of it, or at least half of it, with nothing left of the other. */
const isLike = (next: StepSense, before: StepSense): boolean => {
  const parts = next.clauses.length + next.commands.length
  if (parts === 0 || before.clauses.length + before.commands.length === 0) return false
  const sameClauses = next.clauses.filter((one) => before.clauses.some((other) => isSame(one, other)))
  const sameCommands = next.commands.filter((one) => before.commands.includes(one))
  const same = sameClauses.length + sameCommands.length
  if (same === parts) return true
  const isAllOfOther =
    before.clauses.every((one) => sameClauses.some((other) => isSame(one, other))) &&
    before.commands.every((one) => sameCommands.includes(one))
  return isAllOfOther && same * 2 >= parts
}

const done: ReadonlySet<TriedState> = new Set(['worked', 'failed', 'done', 'answered', 'open'])

/**
 * What was done in a session, across all of its branches: steps, branches that were ruled out or solved it, fixes.
 *
 * @param last the index made before, so that only what is new is read
 */
export const triedIndex = (
  entries: readonly Entry[],
  branches: readonly Branch[],
  fixes: readonly Fix[],
  last: TriedIndex = [],
  words: TriedWords = triedWords,
): TriedIndex => {
  const read = new Map(last.map(({ tried: { text }, sense }) => [text, sense]))
  const steps = entries.flatMap((entry): TriedBefore[] => {
    const { step } = entry
    const state = stepState(entry)
    if (step === null || !done.has(state)) return []
    return [
      {
        kind: 'step',
        id: entry.id,
        entryId: entry.id,
        branchId: entry.branchId,
        order: step.order,
        text: entry.text,
        word: stepWord(entry, words.path),
        isOpen: state === 'open',
        detail: stepSaid(step).join(' · '),
        by: step.answeredBy ?? entry.authorId,
        at: step.answeredAt ?? entry.at,
      },
    ]
  })
  const followed = branches
    .filter(({ status }) => status === 'dead_end' || status === 'solved')
    .map((branch): TriedBefore => ({
      kind: 'branch',
      id: branch.id,
      entryId: entries.findLast((entry) => entry.branchId === branch.id && entry.step !== null)?.id ?? null,
      branchId: branch.id,
      order: null,
      text: branch.label,
      word: words.path.branches[branch.status],
      isOpen: false,
      detail: branch.reason,
      by: branch.statusBy,
      at: branch.statusAt,
    }))
  const applied = fixes
    .filter(({ outcome }) => outcome.startsWith('applied'))
    .map((fix): TriedBefore => ({
      kind: 'fix',
      id: fix.id,
      entryId: null,
      branchId: null,
      order: null,
      text: fix.text,
      word: words.fixes[fixStateOf(fix)],
      isOpen: false,
      detail: fix.outcomeReason,
      by: fix.outcomeBy ?? fix.createdBy,
      at: fix.outcomeAt ?? fix.createdAt,
    }))
  return [...steps, ...followed, ...applied].map((tried) => ({
    tried,
    sense: read.get(tried.text) ?? senseOf(tried.text),
  }))
}

/** Reads what was done in one session each time it changes, and only what is new. */
export const triedReader = (words: TriedWords = triedWords): typeof triedIndex => {
  let last: TriedIndex = []
  return (entries, branches, fixes) => (last = triedIndex(entries, branches, fixes, last, words))
}

/** True if a step says that the same was done as another one did. */
export const saysTheSame = (next: string, before: string): boolean => isLike(senseOf(next), senseOf(before))

/**
 * What was done before that a new step would do again, the newest first; what is only planned stands behind what was done.
 *
 * It is meant to be right when it speaks: two steps it can't tell apart from their words are not the same. Never a reason to
 * refuse a step.
 */
export const alreadyTried = (index: TriedIndex, text: string, most = 3): TriedBefore[] => {
  const sense = senseOf(text)
  return index
    .filter(({ sense: before }) => isLike(sense, before))
    .map(({ tried }) => tried)
    .toSorted((a, b) => Number(a.isOpen) - Number(b.isOpen) || b.at - a.at)
    .slice(0, most)
}
