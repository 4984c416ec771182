import { ago as agoIn } from '../../core/domain/handoff/handoff.ts'
import { unitWords } from './domain.words.de.ts'

/**
 * How long ago or how long, for the German words: `12 s`, `4 min`, `3 Std.`, `2 Tg.`. Keep it off the end of a sentence,
 * which has a full stop of its own.
 */
export const ago = (ms: number): string => agoIn(ms, unitWords)
