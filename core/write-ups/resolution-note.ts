import type { Fix } from '../domain/branches/fix.ts'
import { toldRound } from './current-round.ts'
import { bounded, type Material, problemText, tell, type Told } from './material.ts'
import { bodyOf, listOf, markdownOf, type Section, typed } from './section.ts'

/** What the technician says while resolving; '' where they said nothing yet. */
export type ResolutionWords = { summary: string; action: string }

/**
 * Drafts the resolution note from what a session holds: Problem, What we confirmed, Root cause, Resolution.
 *
 * Clients read it, so it names no one and tells no dead ends. It says only what was recorded; a fix whose outcome isn't
 * known yet is called provisional (domain.md, "Write-ups and the PSA"). Of a session that was reopened it tells what was found since.
 *
 * @param said what is in the resolve dialog; null takes what the session was resolved with
 */
export const resolutionNote = (material: Material, said: ResolutionWords | null = null): string => {
  const told = tell(toldRound(material))
  const { session } = material
  const hasEnded = session.resolvedAt !== null
  const words = said ?? {
    summary: (hasEnded ? session.resolutionSummary : null) ?? '',
    action: (hasEnded ? session.resolutionAction : null) ?? '',
  }
  const sections: Section[] = [
    { heading: 'Problem', body: bodyOf(typed(problemText(material))) },
    { heading: 'What we confirmed', body: bodyOf(listOf(confirmed(told))) },
    { heading: 'Root cause', body: bodyOf(typed(words.summary || causeIn(told))) },
    { heading: 'Resolution', body: bodyOf(typed(words.action), listOf(resolvedBy(told, words.action))) },
  ]
  return markdownOf(sections)
}

/** What is known, or else which checks passed. */
const confirmed = ({ known, tried }: Told): string[] => {
  const facts = known.map(({ text }) => text)
  if (facts.length > 0) return bounded(facts)
  const passed = tried.flatMap(({ state, label, detail }) =>
    state === 'worked' ? [detail === '' ? label : `${label}: ${detail}`] : [],
  )
  return bounded(passed)
}

/** The branch that solved it says what the cause was, with the reason someone gave. */
const causeIn = ({ tried }: Told): string =>
  tried
    .filter(({ state }) => state === 'solved')
    .map(({ label, detail }) => (detail === '' ? label : `${label}: ${detail}`))
    .join('\n')

const said: Partial<Record<Fix['outcome'], (text: string, reason: string) => string>> = {
  applied_success: (text) => text,
  applied_partial: (text, reason) => `${text} (partly helped${reason === '' ? '' : `: ${reason}`})`,
  applied_pending: (text, reason) => `Provisional: ${text} (still being checked: ${reason})`,
}

/** The fixes that had to do with it, without the one that the technician has already put into words. */
const resolvedBy = ({ fixes }: Told, action: string): string[] =>
  bounded(
    fixes.flatMap(({ text, outcome, outcomeReason, supersededAt }) => {
      if (supersededAt !== null && outcome === 'applied_pending') return []
      const line = said[outcome]?.(text.trim(), outcomeReason.trim())
      return line === undefined || text.trim() === action.trim() ? [] : [line]
    }),
  )
