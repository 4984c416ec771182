import type { SessionStatus } from '../../../core/domain/session.ts'
import type { MarkedText, TextRange } from '../../../core/search/match.ts'

/** Where the words were found, most relevant first. */
export const searchFields = [
  'ticket',
  'title',
  'client',
  'device',
  'contact',
  'problem',
  'resolution',
  'category',
  'fact',
  'note',
] as const
export type SearchField = (typeof searchFields)[number]

/** What a list needs to show a session, from the index. */
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
  /** The field that matches most of the query. */
  field: SearchField
  titleRanges: readonly TextRange[]
  /** The words around the match, on one line; null if title and ticket say it all. */
  snippet: MarkedText | null
  /** The entry or fact that the snippet comes from. */
  entryId: string | null
  factId: string | null
}

/**
 * `complete`: false while part of this device's data hasn't been indexed, so there may be more. `failed`: the search
 * has stopped working and won't answer again until the desk is reopened.
 */
export type SearchAnswer = { hits: readonly SearchHit[]; complete: boolean; failed?: true }

/** A session about the same thing. */
export type SimilarSession = SessionHead & {
  sessionId: string
  /** How much of the text it shares, 0..1; rare words count more. */
  likeness: number
  /** What solved it, on one line; null if it doesn't say. */
  resolution: string | null
}
