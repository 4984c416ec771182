import type { SimilarSession } from '../../data/contract/search-hit.ts'

/** True if it ended with something that worked; one that was given up is no help. */
export const isSolved = ({ status }: Pick<SimilarSession, 'status'>): boolean => status === 'resolved'

/** 0 for a session that says what solved it, 1 for another solved one, 2 for the rest. */
const rank = (session: SimilarSession): number =>
  isSolved(session) ? (session.resolution === null ? 1 : 0) : 2

/**
 * The sessions to show: solved ones first, because they say what helps, and within each the most similar first.
 *
 * @param similar more than are shown, or a solved one might be missed; most similar first
 */
export const orderSimilar = (similar: readonly SimilarSession[], most: number): SimilarSession[] =>
  similar.toSorted((a, b) => rank(a) - rank(b) || b.likeness - a.likeness).slice(0, most)
