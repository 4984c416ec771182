import type { SuggestionKind } from '../../../core/domain/enrichment/suggestion.ts'
import { counted, numberText } from '../../../core/domain/text/plural.ts'
import { isolated } from '../../../core/domain/text/text.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** What the assistant's parts of a session say. */
export const assistantWords = inLanguage('assistantWords', {
  asked: 'To the assistant',
  reading: 'Reading the session…',
  waitsForNetwork: 'Not sent yet. It’s answered once you’re back online.',
  stop: 'Stop',
  again: 'Ask again',
  stoppedBy: (who: string): string => `Stopped by ${who}.`,
  stoppedHere: 'Stopped here.',
  noAnswer: (why: string): string => `No answer. ${why}`,
  noAnswerShort: 'No answer, for the same reason as above.',
  why: 'Why?',
  whyText: 'What is that based on?',
  restsOn: 'Based on',
  leftOut: (what: string): string => `Not read: ${what}.`,
  notBacked: 'Not backed by the notes',
  /** `step 3` as it stands at the end: `Step 3`. */
  cited: (what: string): string => `${what.charAt(0).toUpperCase()}${what.slice(1)}`,
  citedNamed: (what: string, name: string): string =>
    `${what.charAt(0).toUpperCase()}${what.slice(1)} ${isolated(name)}`,

  suggestions: 'Suggestions from the assistant',
  kinds: {
    question: 'Ask',
    check: 'Check',
    fact: 'Fact',
    fork: 'Fork',
    fix: 'Fix',
    outcome: 'Outcome',
  } satisfies Record<SuggestionKind, string>,
  accepts: {
    question: 'Add question',
    check: 'Add check',
    fact: 'Add fact',
    fork: 'Fork',
    fix: 'Suggest fix',
    outcome: 'Record outcome',
  } satisfies Record<SuggestionKind, string>,
  dismiss: 'Dismiss',
  restore: 'Restore',
  accepted: (who: string): string => `Added by ${who}`,
  dismissed: (who: string): string => `Dismissed by ${who}`,
  dismissedCount: (n: number): string => counted(n, 'dismissed suggestion'),
  expect: 'Expect',
  confidence: (percent: number): string => `${numberText(percent)}% likely`,
  outcomes: {
    applied_success: 'The fix worked',
    applied_failed: 'The fix didn’t help',
    applied_partial: 'The fix partly helped',
  },
  acceptNext: 'Accept the next suggestion',
  dismissNext: 'Dismiss the next suggestion',
  suggestedMark: 'Suggested by the assistant',
})
