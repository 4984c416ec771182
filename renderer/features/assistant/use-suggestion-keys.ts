import type { Entry } from '../../../core/domain/entry/entry.ts'
import type { Suggestion } from '../../../core/domain/enrichment/suggestion.ts'
import type { Scope } from '../../language/scopes.words.ts'
import { useShortcut } from '../../state/keys/shortcuts.ts'
import { assistantWords as words } from './assistant.words.ts'
import { useSuggestionActs } from './use-suggestion-act.ts'

export type NextSuggestion = { entry: Entry; suggestion: Suggestion }

/** The suggestion that the keys act on: the first open one of the current answer or, without one, of the latest that suggests anything. */
export const nextSuggestion = (entries: readonly Entry[], current: Entry | null): NextSuggestion | null => {
  const entry =
    current?.answer === undefined
      ? entries.findLast(({ answer }) => (answer?.suggestions.length ?? 0) > 0)
      : current
  const suggestion = entry?.answer?.suggestions.find(({ state }) => state === 'open')
  return entry === undefined || suggestion === undefined ? null : { entry, suggestion }
}

/** One key accepts the next suggestion, and one dismisses it. */
export const useSuggestionKeys = (next: NextSuggestion | null, scope: Scope): void => {
  const acts = useSuggestionActs()
  const when = next !== null
  useShortcut('.', () => next !== null && acts.accept(next.entry, next.suggestion), {
    label: words.acceptNext,
    scope,
    when,
  })
  useShortcut(',', () => next !== null && acts.dismiss(next.entry, next.suggestion), {
    label: words.dismissNext,
    scope,
    when,
  })
}
