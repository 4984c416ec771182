import type { FigureAnswer, FigureQuery } from '../../../core/domain/session/figures.ts'

/** What the server last said, and to which question. */
export type KnownFigures =
  | { state: 'reading' }
  | { state: 'failed'; problem: string }
  | { state: 'read'; query: FigureQuery; answer: FigureAnswer }

export type ReadFigures =
  | { state: 'reading' | 'offline' }
  | { state: 'failed'; problem: string }
  /** `query` is what it answers; `isOld` while another question is being answered. */
  | { state: 'read'; query: FigureQuery; answer: FigureAnswer; isOld: boolean }

/** What to show for a question: what is known stays until its answer is here, but not where none can come. */
export const shownFigures = (known: KnownFigures, query: FigureQuery, isOnline: boolean): ReadFigures => {
  if (known.state !== 'read') return isOnline ? known : { state: 'offline' }
  const isOld = JSON.stringify(known.query) !== JSON.stringify(query)
  return isOld && !isOnline ? { state: 'offline' } : { ...known, isOld }
}
