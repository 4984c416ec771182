import type { Cited } from '../../../core/domain/enrichment/cited.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import { isolated } from '../../../core/domain/text/text.ts'
import { cutBeside } from '../../../core/redaction/cut-beside.ts'
import { enrichmentWords as words } from './enrichment.words.ts'

/** The longest first step in the line, in visible characters. */
const longestStep = 140

/**
 * What the claimer takes over, in one line to start from: the problem, and what to do first.
 *
 * The first step is the briefing's or the assessment's; without either, only the problem is named.
 */
export const takeOverLine = ({
  snapshot,
  briefing,
  assessmentData,
}: Pick<Handoff, 'snapshot' | 'briefing' | 'assessmentData'>): string => {
  const steps: readonly Cited[] =
    briefing?.first ?? (assessmentData?.edited === null ? assessmentData.nextSteps : [])
  const first = steps[0]
  const problem = isolated(cutBeside(snapshot.title, 100))
  return first === undefined
    ? words.confirm.line(problem)
    : words.confirm.lineWithFirst(problem, cutBeside(first.text, longestStep).replace(/[.…]+$/u, ''))
}
