import type { SessionStatus } from '../../../core/domain/session.ts'

/** Where the words were found, the most telling first. */
export const searchFields = ['ticket', 'title', 'problem', 'resolution', 'category', 'fact', 'note'] as const
export type SearchField = (typeof searchFields)[number]

/** A stretch of a text, in code units: from, up to but without. */
export type TextRange = readonly [start: number, end: number]

/** A text with what matched in it. */
export type MarkedText = { text: string; ranges: readonly TextRange[] }

/** What a list of sessions needs to show one, as the index knows it. */
export type SessionHead = {
  title: string
  ticket: string | null
  ownerId: string
  status: SessionStatus
  updatedAt: number
}

/** A session that was found. */
export type SearchHit = SessionHead & {
  sessionId: string
  /** The field that answers most of the query. */
  field: SearchField
  titleRanges: readonly TextRange[]
  /** The words around what matched, on one line; null when title and ticket say it all. */
  snippet: MarkedText | null
  /** The entry or fact that the snippet is from. */
  entryId: string | null
  factId: string | null
}

/**
 * `complete`: false while some of what is on this device has not been read yet, so there may be more. `failed`: the
 * search has stopped working, and will not answer again before the desk is opened anew.
 */
export type SearchAnswer = { hits: readonly SearchHit[]; complete: boolean; failed?: true }

/** A session that is about the same thing. */
export type SimilarSession = SessionHead & {
  sessionId: string
  /** How much of what was asked it shares, 0..1, rare words counting more. */
  likeness: number
  /** What solved it, on one line; null when it says nothing of that. */
  resolution: string | null
}
