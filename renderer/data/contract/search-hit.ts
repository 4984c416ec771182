import type { SearchHit, SessionHead } from '../../../core/search/hit.ts'

/**
 * `complete`: false while part of this device's data hasn't been indexed, so there may be more. `failed`: the search
 * has stopped working and won't answer again until the desk is reopened.
 */
export type SearchAnswer = { hits: readonly SearchHit[]; complete: boolean; failed?: true }

/**
 * What the server found in sessions whose notes aren't on this device. `none`: they all are. `offline`: there are some,
 * and the server can't be reached. `failed`: it didn't answer in time.
 */
export type ServerSearchAnswer =
  | { state: 'found'; hits: readonly SearchHit[] }
  | { state: 'none' | 'offline' | 'failed'; hits: readonly [] }

/** A session about the same thing. */
export type SimilarSession = SessionHead & {
  sessionId: string
  /** How much of the text it shares, 0..1; rare words count more. */
  likeness: number
  /** What solved it, on one line; null if it doesn't say. */
  resolution: string | null
}
