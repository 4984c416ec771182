import type { Attachment } from '../files/attachment.ts'
import { type Branch, type BranchState, branchWords, workedOnIn } from '../branches/branch.ts'
import { branchStates, branchTree } from '../branches/branch-tree.ts'
import { type Entry, isNote, readableAt } from '../entry/entry.ts'
import type { Fact } from '../branches/fact.ts'
import { type Fix, fixStateOf } from '../branches/fix.ts'
import type { Handoff } from '../handoff/handoff.ts'
import { type AnswerWords, resultWord, resultWords, stepAnswers, stepSaid } from '../entry/step-words.ts'

/** The state of a branch or step; `worked` and `failed` are its result, whatever words people see for it. */
export type TriedState =
  | 'solved'
  | 'worked'
  | 'ruled_out'
  | 'failed'
  | 'done'
  | 'answered'
  | 'skipped'
  | 'open'
  | 'active'
  | 'set_aside'
  | 'untried'

/** A step as shown on a line; `answer` is its result, or ''; `open` while someone still has to answer it. */
export type StepRef = {
  entryId: string
  order: number
  text: string
  answer: string
  open: boolean
  /** Who answered it; while it is open, who added it. */
  by: string
}

/** One line of "What's been tried": a branch with its steps, or a step on the main line. */
export type TriedLine = {
  key: string
  label: string
  state: TriedState
  /** The state in words. */
  word: string
  /** Depth below the main line; 0 for steps on the main line and branches that fork from it. */
  depth: number
  /** Why it was ruled out, or what was found; '' if no one said. */
  detail: string
  /** Who gave it its state, and when. */
  by: string
  at: number
  steps: readonly StepRef[]
}

/** A fact with the number people use to refer to it. */
export type KnownLine = {
  factId: string
  number: number
  text: string
  source: Fact['source']
  /** The question, check or note it came from. */
  entryId: string | null
  /** Who added it, and when. */
  by: string
  at: number
}

/** A note or paste; newest first. */
export type NoteLine = {
  entryId: string
  kind: 'note' | 'message' | 'paste'
  authorId: string
  at: number
  text: string
  attachments: readonly Attachment[]
}

/** What someone picking up a session reads before opening it. */
export type Context = {
  tried: readonly TriedLine[]
  /** Untried branches; `detail` names the branch they fork from. */
  untried: readonly TriedLine[]
  /** Questions and checks without an answer yet, and steps that are still to be done. */
  questions: readonly StepRef[]
  /** Questions on the main line that were answered, except those whose answer is among the facts already. */
  answered: readonly StepRef[]
  known: readonly KnownLine[]
  notes: readonly NoteLine[]
}

type BranchLike = Pick<Branch, 'id' | 'label' | 'status' | 'reason' | 'parentId' | 'statusBy' | 'statusAt'>

const branchState: Record<BranchState, TriedState> = {
  solved: 'solved',
  dead_end: 'ruled_out',
  active: 'active',
  set_aside: 'set_aside',
  untried: 'untried',
}

/** The state of one step, from its answer. */
export const stepState = (entry: Entry): TriedState => {
  const { step } = entry
  if (step === null) return 'done'
  if (step.skipped) return 'skipped'
  if (step.result !== null) return step.result.success ? 'worked' : 'failed'
  if (step.selected !== null || (step.freeText ?? '') !== '')
    return step.type === 'question' ? 'answered' : 'done'
  return step.type === 'action' && !step.toDo ? 'done' : 'open'
}

/** What is said of steps and branches within a line. */
export type PathWords = {
  branches: Readonly<Record<BranchState, string>>
  /** What became of a step that has no result. */
  steps: Readonly<Record<'done' | 'answered' | 'skipped' | 'open', string>>
  /** The results of steps within a line. */
  results: AnswerWords['results']
  /** Where a branch parted. */
  below: (label: string) => string
}

const lower = ({ good, bad }: { good: string; bad: string }) => ({
  good: good.toLowerCase(),
  bad: bad.toLowerCase(),
})

export const pathWords: PathWords = {
  branches: branchWords,
  steps: { done: 'done', answered: 'answered', skipped: 'skipped', open: 'open' },
  results: {
    action: lower(resultWords.action),
    question: lower(resultWords.question),
    check: lower(resultWords.check),
  },
  below: (label) => `below ${label}`,
}

/** A step's state in a word: its result as chosen, or otherwise what was done about it. */
export const stepWord = (entry: Entry, words: PathWords = pathWords): string => {
  const { step } = entry
  if (step !== null && !step.skipped && step.result !== null)
    return resultWord(step.type, step.result.success, words.results)
  const state = stepState(entry)
  return state === 'open' || state === 'skipped' || state === 'answered'
    ? words.steps[state]
    : words.steps.done
}

/** The states of a step in which something was tried. */
const triedStates: ReadonlySet<TriedState> = new Set(['worked', 'failed', 'done'])

/** The answer to a step in words, or '' if there is none yet. */
export const answerOf = (entry: Entry, words?: AnswerWords): string => stepAnswers(entry, words).join(' · ')

const refOfStep = (entry: Entry, words?: AnswerWords): StepRef => ({
  entryId: entry.id,
  order: entry.step?.order ?? 0,
  text: entry.text,
  answer: answerOf(entry, words),
  open: stepState(entry) === 'open',
  by: entry.step?.answeredBy ?? entry.authorId,
})

/**
 * The moment up to which a handoff's context is shown: null while it is open (everything counts), then its end.
 *
 * Reopening an old handoff shows what its reader saw then: not what has happened since, nor what had happened by
 * then on a device without a network and only came later.
 */
export const asOf = (handoff: Handoff): number | null =>
  handoff.state === 'open' ? null : (handoff.claimedAt ?? handoff.withdrawnAt ?? handoff.closedAt)

/**
 * Steps and checks by whether they were tried, up to `until` (null for all); questions without an answer are open too.
 *
 * An action counts as done, unless it was only planned. A question that was answered and a step that was skipped tried nothing.
 */
export const progressOf = (
  entries: readonly Entry[],
  until: number | null,
): { tried: number; open: number } => {
  const steps = entries.filter(
    (entry) => entry.step !== null && (until === null || readableAt(entry) <= until),
  )
  const open = steps.filter((entry) => stepState(entry) === 'open').length
  const tried = steps.filter((entry) => triedStates.has(stepState(entry))).length
  return { tried, open }
}

/** The order of the branches that fork from the main line, each followed by everything below it. */
const rank: Record<BranchState, number> = { solved: 0, dead_end: 1, set_aside: 1, active: 2, untried: 3 }

/**
 * Sorts a session's contents by what a reader wants to know: what was tried (as a tree), what wasn't, what we know, notes.
 *
 * @param until leaves out anything newer; null for everything
 * @param branchesThen the branches as stored in a snapshot, in order; null for the live ones
 * @param words for the states of steps and branches
 * @param answers for what was answered
 */
export const contextOf = (
  entries: readonly Entry[],
  branches: readonly Branch[],
  facts: readonly Fact[],
  until: number | null = null,
  branchesThen: readonly BranchLike[] | null = null,
  words: PathWords = pathWords,
  answers?: AnswerWords,
): Context => {
  const refOf = (entry: Entry): StepRef => refOfStep(entry, answers)
  const then = entries.filter((entry) => until === null || readableAt(entry) <= until)
  const steps = then.filter((entry) => entry.step !== null)
  const shown: readonly BranchLike[] =
    branchesThen ??
    branches
      .filter((branch) => until === null || branch.createdAt <= until)
      .toSorted((a, b) => a.order - b.order)
  const states = branchStates(shown, workedOnIn(then))
  const stateOf = ({ id, status }: BranchLike): BranchState => states.get(id) ?? status
  const labels = new Map(shown.map((branch) => [branch.id, branch.label]))
  const onBranch = new Map<string | null, Entry[]>()
  for (const entry of steps) {
    const others = onBranch.get(entry.branchId)
    if (others === undefined) onBranch.set(entry.branchId, [entry])
    else others.push(entry)
  }

  const nodes = branchTree(
    shown.map((branch, order) => ({ ...branch, order })),
    (a, b) => rank[stateOf(a)] - rank[stateOf(b)],
  )
  const lineOf = (branch: BranchLike, depth: number, detail: string): TriedLine => ({
    key: branch.id,
    label: branch.label,
    state: branchState[stateOf(branch)],
    word: words.branches[stateOf(branch)],
    depth,
    detail,
    by: branch.statusBy,
    at: branch.statusAt,
    steps: (onBranch.get(branch.id) ?? []).map(refOf),
  })
  const onMainLine = steps
    .filter((entry) => entry.branchId === null || !labels.has(entry.branchId))
    .filter((entry) => stepState(entry) !== 'open')
  const known = knownOf(facts, until)
  const inFacts = new Set(known.map(({ entryId }) => entryId))
  const stepLines = onMainLine
    .filter((entry) => entry.step?.type !== 'question')
    .map((entry): TriedLine => ({
      key: entry.id,
      label: entry.text,
      state: stepState(entry),
      word: stepWord(entry, words),
      depth: 0,
      detail: entry.step === null ? '' : stepSaid(entry.step).join(' · '),
      by: entry.step?.answeredBy ?? entry.authorId,
      at: entry.step?.answeredAt ?? entry.at,
      steps: [refOf(entry)],
    }))

  return {
    tried: [
      ...stepLines,
      ...nodes
        .filter(({ branch }) => stateOf(branch) !== 'untried')
        .map(({ branch, depth }) => lineOf(branch, depth, branch.reason)),
    ],
    untried: nodes
      .filter(({ branch }) => stateOf(branch) === 'untried')
      .map(({ branch }) => {
        const parent = branch.parentId === null ? undefined : labels.get(branch.parentId)
        const parted = parent === undefined ? '' : words.below(parent)
        return lineOf(branch, 0, [parted, branch.reason].filter((part) => part !== '').join(' · '))
      }),
    questions: steps.filter((entry) => stepState(entry) === 'open').map(refOf),
    answered: onMainLine
      .filter((entry) => entry.step?.type === 'question' && !inFacts.has(entry.id))
      .map(refOf),
    known,
    notes: then
      .filter(isNote)
      .map((entry) => ({
        entryId: entry.id,
        kind: entry.kind as NoteLine['kind'],
        authorId: entry.authorId,
        at: entry.at,
        text: entry.text,
        attachments: entry.attachments,
      }))
      .toReversed(),
  }
}

/** The current facts, numbered in the order they were found; removed ones keep their number. */
export const knownOf = (facts: readonly Fact[], until: number | null = null): KnownLine[] =>
  facts
    .toSorted((a, b) => a.order - b.order || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    .map((fact, index) => ({ fact, number: index + 1 }))
    .filter(({ fact }) => until === null || fact.createdAt <= until)
    .filter(({ fact }) => fact.removedAt === null || (until !== null && fact.removedAt > until))
    .map(({ fact, number }) => ({
      factId: fact.id,
      number,
      text: fact.text,
      source: fact.source,
      entryId: fact.sourceEntryId,
      by: fact.createdBy,
      at: fact.createdAt,
    }))

/**
 * The suggested fixes: the active one first, then newest first, without dismissed ones.
 *
 * @param until leaves out anything newer; a fix set aside since then is shown as it was; null for everything
 */
export const fixesOf = (fixes: readonly Fix[], until: number | null = null): Fix[] =>
  fixes
    .filter((fix) => until === null || fix.createdAt <= until)
    .map((fix) =>
      fix.outcome !== 'dismissed' && until !== null && (fix.supersededAt ?? 0) > until
        ? { ...fix, supersededAt: null }
        : fix,
    )
    .filter((fix) => fixStateOf(fix) !== 'dismissed')
    .toSorted(
      (a, b) =>
        Number(a.supersededAt !== null) - Number(b.supersededAt !== null) || b.createdAt - a.createdAt,
    )
