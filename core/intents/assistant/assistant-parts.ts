import {
  assistantId,
  type Ask,
  moveAsk,
  type AskEvent,
  type NoAnswer,
} from '../../domain/enrichment/assistant.ts'
import type { Entry } from '../../domain/entry/entry.ts'
import type { Session } from '../../domain/session/session.ts'
import {
  moveSuggestion,
  type SuggestionKind,
  type SuggestionRef,
} from '../../domain/enrichment/suggestion.ts'
import type { Work } from '../defining/define-intent.ts'
import { doneNow } from '../defining/device-time.ts'

/** What intents about the assistant have in common, and what the ordinary ones do when they accept a suggestion. */

/** Why nothing of a session may be asked; null if it may. The device knows as much as the server. */
export const keptFromAsking = (work: Work, session: Session): NoAnswer | null => {
  if (session.keepFromAi) return 'kept_away'
  return work.find('accounts', work.context.accountId)?.ai.on === true ? null : 'off'
}

/** A question; rejects if it is none. */
export const questionOf = (work: Work, questionId: string): { entry: Entry; ask: Ask } => {
  const entry = work.get('entries', questionId, 'question')
  const { ask } = entry
  if (ask === undefined) return work.reject('bad_request', 'That isn’t a question to the assistant.')
  return { entry, ask }
}

/** Moves a question on; false if that changes nothing. */
export const putAsk = (work: Work, entry: Entry, ask: Ask, event: AskEvent, session: Session): boolean => {
  const next = moveAsk(ask, event, doneNow(work, session))
  if (next === null) return false
  work.put('entries', { ...entry, ask: next })
  return true
}

const putSuggestion = (
  work: Work,
  { entryId, suggestionId }: SuggestionRef,
  session: Session,
  event: Parameters<typeof moveSuggestion>[1],
  kinds: readonly SuggestionKind[] | null,
): Entry => {
  const entry = work.get('entries', entryId, 'answer')
  const { answer } = entry
  const suggestion = answer?.suggestions.find(({ id }) => id === suggestionId)
  if (entry.sessionId !== session.id)
    work.reject('bad_request', 'The assistant suggested that in another session.')
  if (entry.authorId !== assistantId || answer === undefined || suggestion === undefined)
    return work.reject('bad_request', 'The assistant didn’t suggest that.')
  if (kinds !== null && !kinds.includes(suggestion.body.kind))
    work.reject('bad_request', 'The assistant suggested something else there.')
  const moved = moveSuggestion(suggestion, event, doneNow(work, session))
  if (moved === suggestion) return entry
  const suggestions = answer.suggestions.map((one) => (one.id === suggestionId ? moved : one))
  work.put('entries', { ...entry, answer: { ...answer, suggestions } })
  return entry
}

/** Marks a suggestion as dismissed, or as open again. */
export const setDismissed = (work: Work, ref: SuggestionRef, session: Session, dismissed: boolean): void => {
  putSuggestion(work, ref, session, dismissed ? 'dismiss' : 'restore', null)
}

/**
 * Marks the suggestion that something is made from as accepted; gives the mark for what is made, or nothing if no suggestion is
 * behind it.
 *
 * What a person does counts even if a colleague accepted the same suggestion meanwhile: their work must not be lost over that.
 */
export const accepted = (
  work: Work,
  session: Session,
  ref: SuggestionRef | null,
  kinds: readonly SuggestionKind[],
): { suggestedIn?: string } =>
  ref === null ? {} : { suggestedIn: putSuggestion(work, ref, session, 'accept', kinds).id }
