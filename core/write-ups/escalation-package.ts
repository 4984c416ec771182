import { fixStateOf, fixStateWords } from '../domain/branches/fix.ts'
import { toldRound } from './current-round.ts'
import { bounded, type Material, problemText, tell, type Told, triedText } from './material.ts'
import { bodyOf, listOf, markdownOf, type Section, sectionsIn, typed, withSection } from './section.ts'

const problemHeading = 'Problem'

const whyOf = (reason: string): string =>
  reason.trim() === '' ? '' : typed(`Escalated because: ${reason.trim()}`)

/** A package that was drafted without it with why it is escalated, in the technician's words, below the problem. */
export const withReasonOf = (markdown: string, reason: string): string => {
  const why = whyOf(reason)
  const problem = sectionsIn(markdown).find(({ heading }) => heading === problemHeading)
  return why === '' || problem === undefined || problem.body.includes(why)
    ? markdown
    : withSection(markdown, problemHeading, `${problem.body}\n\n${why}`)
}

/**
 * Drafts the escalation package from what a session holds: Problem, What we’ve confirmed, What we’ve tried, Current
 * hypothesis, Suggested next steps. Colleagues read it; it says only what was recorded, and of a session that was reopened, since
 * then.
 *
 * @param reason why it is escalated, in the technician's words; '' if they gave none
 */
export const escalationPackage = (material: Material, reason: string): string => {
  const told = tell(toldRound(material))
  const why = whyOf(reason)
  const sections: Section[] = [
    { heading: problemHeading, body: bodyOf(typed(problemText(material)), why) },
    {
      heading: 'What we’ve confirmed',
      body: bodyOf(listOf(bounded(told.known.map(({ text }) => text)))),
    },
    { heading: 'What we’ve tried', body: bodyOf(listOf(triedIn(told))) },
    { heading: 'Current hypothesis', body: bodyOf(listOf(hypothesesOf(told))) },
    { heading: 'Suggested next steps', body: bodyOf(listOf(nextSteps(told))) },
  ]
  return markdownOf(sections)
}

const triedIn = ({ tried, fixes }: Told): string[] => {
  const lines = tried.flatMap((line) =>
    line.state === 'active'
      ? line.steps.filter(({ open }) => !open).map(({ text, answer }) => stepText(text, answer))
      : [triedText(line)],
  )
  const applied = fixes
    .filter(({ outcome }) => outcome === 'applied_failed' || outcome === 'applied_partial')
    .map(({ text, outcome, outcomeReason }) =>
      withReason(
        `${text}: ${outcome === 'applied_failed' ? 'didn’t help' : 'partly helped'}`,
        ', ',
        outcomeReason,
      ),
    )
  return bounded([...lines, ...applied])
}

const withReason = (text: string, between: string, reason: string): string =>
  reason === '' ? text : `${text}${between}${reason}`
const stepText = (text: string, answer: string): string => withReason(text, ': ', answer)

/** The fix on the table leads, whether it is being checked or was only suggested; then the branch being followed. */
export const hypothesesOf = ({ fix, tried }: Told): string[] => {
  const leading =
    fix === null || fix.outcome === 'applied_failed'
      ? []
      : [`${fix.text} (${withReason(fixStateWords[fixStateOf(fix)], ': ', fix.outcomeReason)})`]
  const followed = tried
    .filter(({ state }) => state === 'active')
    .map(({ label, detail }) => stepText(label, detail))
  return bounded([...leading, ...followed])
}

/** What is open: questions and checks without an answer, a fix to check or try, branches no one has been on. */
export const nextSteps = ({ fix, questions, untried, tried }: Told): string[] => {
  const onFix =
    fix?.outcome === 'applied_pending'
      ? [`Check how the fix went: ${fix.text}`]
      : fix?.outcome === 'proposed'
        ? [`Try: ${fix.text}`]
        : []
  const setAside = tried
    .filter(({ state }) => state === 'set_aside')
    .map(({ label }) => `Go on with: ${label}`)
  return bounded([
    ...onFix,
    ...questions.map(({ text }) => text),
    ...untried.map(({ label, detail }) => (detail === '' ? label : `${label} (${detail})`)),
    ...setAside,
  ])
}
