import { z } from 'zod'
import { BranchLabel, branchLimits } from '../branches/branch.ts'
import { Citation, citedLimits } from './cited.ts'
import { blockText, shortText } from '../document/document.ts'
import { FixOutcome } from '../branches/fix.ts'
import { Id, Timestamp } from '../document/id.ts'

export const suggestionLimits = { perAnswer: 6, text: 1000, expect: 400, options: 6, labels: 6 } as const

const text = shortText(suggestionLimits.text)

/** What the assistant may suggest. The set is closed: nothing of it ends, hands over or posts anything. */
export const SuggestionBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('question'),
    text,
    /** Answers to choose from, if there are only a few. */
    options: z.array(shortText(200)).max(suggestionLimits.options),
  }),
  z.object({
    kind: z.literal('check'),
    text,
    /** What to type, if anything. */
    command: blockText(suggestionLimits.text),
    /** What one sees if all is well, and what if not. */
    expect: blockText(suggestionLimits.expect),
  }),
  z.object({ kind: z.literal('fact'), text }),
  z.object({
    kind: z.literal('fork'),
    reason: blockText(suggestionLimits.text),
    labels: z.array(BranchLabel).min(2).max(Math.min(suggestionLimits.labels, branchLimits.perSession)),
  }),
  z.object({ kind: z.literal('fix'), text, confidence: z.int().min(0).max(100).nullable() }),
  z.object({
    kind: z.literal('outcome'),
    fixId: Id,
    outcome: FixOutcome.extract(['applied_success', 'applied_failed', 'applied_partial']),
    reason: blockText(suggestionLimits.text),
  }),
])
export type SuggestionBody = z.infer<typeof SuggestionBody>
export type SuggestionKind = SuggestionBody['kind']

/** A suggestion before anyone has said anything about it. */
export const MadeSuggestion = z.object({
  body: SuggestionBody,
  /** What it rests on. */
  cites: z.array(Citation).max(citedLimits.cites),
})
export type MadeSuggestion = z.infer<typeof MadeSuggestion>

export const SuggestionState = z.enum(['open', 'accepted', 'dismissed'])
export type SuggestionState = z.infer<typeof SuggestionState>

/** A suggestion in an answer. Its id is only unique within that. */
export const Suggestion = z.object({
  ...MadeSuggestion.shape,
  id: Id,
  state: SuggestionState,
  /** Who accepted or dismissed it, and when; null while it is open. */
  by: Id.nullable(),
  at: Timestamp.nullable(),
})
export type Suggestion = z.infer<typeof Suggestion>

/** Which suggestion of which answer something was made from. */
export const SuggestionRef = z.object({ entryId: Id, suggestionId: Id })
export type SuggestionRef = z.infer<typeof SuggestionRef>

export const suggestionEvents = ['accept', 'dismiss', 'restore'] as const
export type SuggestionEvent = (typeof suggestionEvents)[number]

/**
 * What becomes of a suggestion. Accepting is final, because something was made of it; whoever accepted it first stays the one
 * who did. A dismissed one can still be accepted, or opened again.
 */
export const moveSuggestion = (
  suggestion: Suggestion,
  event: SuggestionEvent,
  { by, at }: { by: string; at: number },
): Suggestion => {
  if (suggestion.state === 'accepted') return suggestion
  switch (event) {
    case 'accept':
      return { ...suggestion, state: 'accepted', by, at }
    case 'dismiss':
      return suggestion.state === 'dismissed' ? suggestion : { ...suggestion, state: 'dismissed', by, at }
    case 'restore':
      return suggestion.state === 'open' ? suggestion : { ...suggestion, state: 'open', by: null, at: null }
  }
}
