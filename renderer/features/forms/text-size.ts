import { byteSize } from '../../../core/domain/byte-size.ts'
import { counted, numberText } from '../../../core/domain/plural.ts'
import { maxIntentBytes } from '../../../core/intents/intent.ts'

/** The longest text of an entry, in characters. */
export const longestText = 250_000

/** What else an intent holds besides its text, in bytes, generously. */
const envelope = 1024

/**
 * What is wrong with the size of a text that is to be sent, or null.
 *
 * Measured as it travels: the bytes of its JSON, in which a line break or a letter beyond ASCII counts more than one.
 */
export const sizeProblem = (text: string): string | null => {
  // Every character is a byte at least, so a huge text need not be encoded to be rejected.
  const bytes =
    text.length > maxIntentBytes ? text.length : new TextEncoder().encode(JSON.stringify(text)).length
  if (text.length <= longestText && bytes + envelope <= maxIntentBytes) return null
  return `This is ${byteSize(bytes)}; at most ${byteSize(maxIntentBytes - envelope)} can be sent at once. Keep the part that matters, or send it in pieces.`
}

/** What is wrong with the length of a field that holds `most` characters, or null. Nothing is cut off silently. */
export const lengthProblem = (text: string, most: number): string | null =>
  text.trim().length <= most
    ? null
    : `This is ${counted(text.trim().length, 'character')}; ${numberText(most)} fit here. Keep the gist, and add the rest as a note.`
