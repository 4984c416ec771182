import { maxIntentBytes } from '../../../core/intents/intent.ts'
import { formWords } from './forms.words.ts'

/** The longest text of an entry, in characters. */
export const longestText = 250_000

/** What else an intent holds besides its text, in bytes, with room to spare. */
const envelope = 1024

/**
 * Says when a text is too large to send; null when it fits.
 *
 * Measured the way it travels: as the bytes of its JSON, in which a line break or a letter beyond ASCII takes more
 * than one.
 *
 * @param besides how many bytes else go with it, such as what is said of its files
 */
export const sizeProblem = (text: string, besides = 0): string | null => {
  if (text.length > longestText && text.length <= maxIntentBytes)
    return formWords.tooManyCharacters(text.length, longestText)
  // Every character is at least a byte, so a huge text needn't be encoded to be rejected.
  const bytes =
    text.length > maxIntentBytes ? text.length : new TextEncoder().encode(JSON.stringify(text)).length
  if (text.length <= longestText && bytes + besides + envelope <= maxIntentBytes) return null
  return formWords.tooLarge(bytes, maxIntentBytes - envelope - besides)
}

/** A shorter text isn't worth a file of its own, however much there is already. */
const leastFile = 20_000

/**
 * Whether a pasted text becomes a file of its own, because what it is pasted into would be too large to send.
 *
 * @param start and `end` are what is selected, and so replaced
 */
export const goesInFile = (text: string, pasted: string, start: number, end: number): boolean =>
  pasted.length >= leastFile && sizeProblem(text.slice(0, start) + pasted + text.slice(end)) !== null

/**
 * What a field says about its length: how much of its limit is used, from nine tenths on, or by how much it is over.
 * Counted as it's sent, without the spaces around it.
 */
export const lengthNote = (text: string, limit: number): { words: string; tooLong: boolean } | null => {
  const { length } = text.trim()
  if (length > limit) return { words: formWords.over(length, limit), tooLong: true }
  return length < limit * 0.9 ? null : { words: formWords.nearly(length, limit), tooLong: false }
}

/** Says when a name is longer than `limit` characters; null when it fits. */
export const nameProblem = (text: string, limit: number): string | null => {
  const { length } = text.trim()
  return length <= limit ? null : formWords.over(length, limit)
}

/** Says when a field holds more than `limit` characters; null when it fits. Nothing is ever cut off silently. */
export const lengthProblem = (text: string, limit: number): string | null => {
  const { length } = text.trim()
  return length <= limit ? null : formWords.tooLong(length, limit)
}
