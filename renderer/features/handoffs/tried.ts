import type { Attachment } from '../../../core/domain/attachment.ts'
import type { Branch } from '../../../core/domain/branch.ts'
import type { Entry } from '../../../core/domain/entry.ts'
import type { Fact } from '../../../core/domain/fact.ts'
import type { Handoff } from '../../../core/domain/handoff.ts'

/** What came of a line of enquiry or of a step. */
export type TriedState =
  | 'solved'
  | 'worked'
  | 'ruled_out'
  | 'failed'
  | 'done'
  | 'skipped'
  | 'open'
  | 'untried'

/** A step as a line names it; `answer` is what came of it, or ''. */
export type StepRef = { entryId: string; order: number; text: string; answer: string }

/** One line of "What has been tried": a branch with its steps, or a step that belongs to none. */
export type TriedLine = {
  key: string
  label: string
  state: TriedState
  /** Why it was ruled out, or what was found; '' when nobody said. */
  detail: string
  steps: readonly StepRef[]
}

/** A fact with the number by which people refer to it. */
export type KnownLine = { factId: string; number: number; text: string; source: Fact['source'] }

/** A note or paste that came along, the newest first. */
export type NoteLine = {
  entryId: string
  kind: 'note' | 'message' | 'paste'
  authorId: string
  at: number
  text: string
  images: readonly Attachment[]
}

/** What somebody who picks a session up reads before they open it. */
export type Context = {
  tried: readonly TriedLine[]
  /** Questions and checks that wait for an answer. */
  questions: readonly StepRef[]
  known: readonly KnownLine[]
  notes: readonly NoteLine[]
}

type BranchLike = Pick<Branch, 'id' | 'label' | 'status' | 'reason'>

const branchState: Record<Branch['status'], TriedState> = {
  solved: 'solved',
  dead_end: 'ruled_out',
  active: 'open',
  untried: 'untried',
}

const rank: Record<TriedState, number> = {
  solved: 0,
  worked: 1,
  ruled_out: 1,
  failed: 1,
  done: 1,
  skipped: 1,
  open: 2,
  untried: 3,
}

/** What came of one step, by its answer. */
export const stepState = (entry: Entry): TriedState => {
  const { step } = entry
  if (step === null) return 'done'
  if (step.skipped) return 'skipped'
  if (step.result !== null) return step.result.success ? 'worked' : 'failed'
  if (step.selected !== null || (step.freeText ?? '') !== '') return 'done'
  return step.type === 'action' ? 'done' : 'open'
}

/** The answer to a step in words, or '' when there is none yet. */
export const answerOf = (entry: Entry): string => {
  const { step } = entry
  if (step === null) return ''
  if (step.skipped) return 'Skipped'
  const selected = step.options.find((option) => option.value === step.selected)?.label
  const parts = [selected, step.freeText ?? '', step.result?.details ?? ''].filter(
    (part) => part !== undefined && part !== '',
  )
  if (parts.length > 0) return parts.join(' · ')
  if (step.result === null) return ''
  return step.result.success ? 'Worked' : 'Did not help'
}

const refOf = (entry: Entry): StepRef => ({
  entryId: entry.id,
  order: entry.step?.order ?? 0,
  text: entry.text,
  answer: answerOf(entry),
})

/**
 * The moment up to which a handoff's context is told: null while it waits (everything counts), its end after.
 *
 * Opening an old handoff again shows what its reader saw, not what has happened since.
 */
export const asOf = (handoff: Handoff): number | null =>
  handoff.state === 'open' ? null : (handoff.claimedAt ?? handoff.withdrawnAt ?? handoff.closedAt)

/** Steps by whether anything came of them, up to `until` (null for all). An action stands for having been done. */
export const progressOf = (
  entries: readonly Entry[],
  until: number | null,
): { tried: number; open: number } => {
  const steps = entries.filter(({ step, at }) => step !== null && (until === null || at <= until))
  const open = steps.filter((entry) => stepState(entry) === 'open').length
  return { tried: steps.length - open, open }
}

/**
 * Sorts what a session holds into what a reader asks: tried, ruled out, open, untried; known; noted.
 *
 * @param until leaves out what is newer; null for everything
 * @param branchesThen the branches as a snapshot kept them; null to take the live ones
 */
export const contextOf = (
  entries: readonly Entry[],
  branches: readonly Branch[],
  facts: readonly Fact[],
  until: number | null = null,
  branchesThen: readonly BranchLike[] | null = null,
): Context => {
  const then = entries.filter((entry) => until === null || entry.at <= until)
  const steps = then.filter((entry) => entry.step !== null)
  const shown: readonly BranchLike[] = branchesThen ?? branches.toSorted((a, b) => a.order - b.order)
  const onBranch = new Map<string | null, Entry[]>()
  for (const entry of steps) onBranch.set(entry.branchId, [...(onBranch.get(entry.branchId) ?? []), entry])
  const known = new Set(shown.map((branch) => branch.id))

  const branchLines = shown.map((branch): TriedLine => ({
    key: branch.id,
    label: branch.label,
    state: branchState[branch.status],
    detail: branch.reason,
    steps: (onBranch.get(branch.id) ?? []).map(refOf),
  }))
  const stepLines = steps
    .filter((entry) => entry.branchId === null || !known.has(entry.branchId))
    .filter((entry) => entry.step?.type !== 'question' && stepState(entry) !== 'open')
    .map((entry): TriedLine => ({
      key: entry.id,
      label: entry.text,
      state: stepState(entry),
      detail: answerOf(entry),
      steps: [refOf(entry)],
    }))

  return {
    // Stable: steps in their order, then branches, and what nobody has tried at the end.
    tried: [...stepLines, ...branchLines].toSorted((a, b) => rank[a.state] - rank[b.state]),
    questions: steps.filter((entry) => stepState(entry) === 'open').map(refOf),
    known: knownOf(facts, until),
    notes: then
      .filter((entry) => entry.kind === 'note' || entry.kind === 'message' || entry.kind === 'paste')
      .map((entry) => ({
        entryId: entry.id,
        kind: entry.kind as NoteLine['kind'],
        authorId: entry.authorId,
        at: entry.at,
        text: entry.text,
        images: entry.attachments,
      }))
      .toReversed(),
  }
}

/** The facts that stand, numbered in the order in which they were found; removed ones keep their number. */
export const knownOf = (facts: readonly Fact[], until: number | null = null): KnownLine[] =>
  facts
    .toSorted((a, b) => a.order - b.order || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    .map((fact, index) => ({ fact, number: index + 1 }))
    .filter(({ fact }) => until === null || fact.createdAt <= until)
    .filter(({ fact }) => fact.removedAt === null || (until !== null && fact.removedAt > until))
    .map(({ fact, number }) => ({ factId: fact.id, number, text: fact.text, source: fact.source }))
