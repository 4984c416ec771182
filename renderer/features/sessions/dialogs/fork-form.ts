import type { FormProblem } from '../../forms/form-problem.ts'
import { lengthProblem } from '../../forms/text-size.ts'
import { sessionDialogWords } from './session-dialogs.words.ts'

const words = sessionDialogWords.fork

/** What the dialog for a fork holds; `branches` has one per line. `at` is the id of the step, or ''. */
export type ForkForm = { at: string; reason: string; branches: string }

/** The fork, or what is missing from it. */
export type Fork = { ok: true; reason: string; labels: string[] } | { ok: false; problem: FormProblem }

const maxBranches = 12
const maxLabel = 120

/** The branch names in a text: one per line, or separated by `|`. A name that comes twice counts once. */
export const branchLabelsFrom = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\n|]/)
      .map((label) => label.trim())
      .filter((label) => label !== ''),
  ),
]

/** Reads the branches and why they part here. */
export const forkFrom = ({ reason, branches }: Pick<ForkForm, 'reason' | 'branches'>): Fork => {
  const labels = branchLabelsFrom(branches)
  const atBranches = (message: string): Fork => ({ ok: false, problem: { field: 'branches', message } })
  if (labels.length === 0) return atBranches(words.branchesMissing)
  if (labels.length > maxBranches) return atBranches(words.tooManyBranches)
  if (labels.some((label) => label.length > maxLabel)) return atBranches(words.branchTooLong)
  const tooLong = lengthProblem(reason, 2000)
  return tooLong === null
    ? { ok: true, reason: reason.trim(), labels }
    : { ok: false, problem: { field: 'reason', message: tooLong } }
}
