import { dueWords as dueIn, targetWords as targetIn } from '../../core/domain/duty/due.ts'
import { ago as agoIn } from '../../core/domain/handoff/handoff.ts'
import { dueSaying, unitWords } from './domain.words.ts'

/* Core's stretches of time, in the language of this window. */

/** `4 min`, `3 h`: how long something took, or ago it was. */
export const ago = (ms: number): string => agoIn(ms, unitWords)

/** How close a due time is: `due in 2 h`, `overdue 20 min`. */
export const dueWords = (dueAt: number, now: number): string => dueIn(dueAt, now, dueSaying, unitWords)

/** Minutes of working time: `1 h 30 min`. */
export const targetWords = (minutes: number): string => targetIn(minutes, unitWords)

/** How long something took: `12 min`, `1 h 40 min`, `2 d 3 h`. */
export const duration = (ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  if (minutes < 60) return unitWords.minutes(minutes)
  const hours = Math.floor(minutes / 60)
  const [whole, rest] =
    hours < 24
      ? [unitWords.hours(hours), minutes % 60 === 0 ? '' : unitWords.minutes(minutes % 60)]
      : [unitWords.days(Math.floor(hours / 24)), hours % 24 === 0 ? '' : unitWords.hours(hours % 24)]
  return rest === '' ? whole : `${whole} ${rest}`
}
