import { lengthProblem } from '../../forms/text-size.ts'

/** What the dialog for a fork holds; `ways` has one a line. `at` is the id of the step, or ''. */
export type ForkForm = { at: string; reason: string; ways: string }

/** The fork, or what is missing in it. */
export type Fork = { ok: true; reason: string; labels: string[] } | { ok: false; message: string }

const mostWays = 12
const longestWay = 120

/** The ways to go in a text: one a line, or parted by `|`. The same twice is one. */
export const waysFrom = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\n|]/)
      .map((way) => way.trim())
      .filter((way) => way !== ''),
  ),
]

/** Reads the ways to go and why they part. */
export const forkFrom = ({ reason, ways }: Pick<ForkForm, 'reason' | 'ways'>): Fork => {
  const labels = waysFrom(ways)
  const rejection = (message: string): Fork => ({ ok: false, message })
  if (labels.length === 0) return rejection('Name the ways to go, one a line.')
  if (labels.length > mostWays) return rejection('A fork has 12 branches at most. Name the likely ones.')
  if (labels.some((label) => label.length > longestWay)) {
    return rejection('A branch is named in 120 characters at most. Put the rest in a note.')
  }
  const tooLong = lengthProblem(reason, 2000)
  return tooLong === null ? { ok: true, reason: reason.trim(), labels } : rejection(tooLong)
}
