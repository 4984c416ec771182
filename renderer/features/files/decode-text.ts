import { isNamedText } from '../../../core/domain/files/file-format.ts'
import { textEncodingOf, type TextEncoding } from '../../../core/domain/text/text-encoding.ts'

/** A file's text and how it was encoded. */
export type DecodedText = { text: string; encoding: TextEncoding }

/** Whether the beginning of a file has a character that only UTF-8 writes like this. */
const hasBeyondAscii = (bytes: Uint8Array): boolean => bytes.subarray(0, 64 * 1024).some((byte) => byte > 127)

/**
 * A file's text; null if it isn't text.
 *
 * A file that begins as UTF-8 stays that, however damaged it is further on: what can't be read is shown as U+FFFD. One
 * that begins as plain ASCII and isn't UTF-8 later is taken as Latin-1.
 */
export const decodeText = (name: string, bytes: Uint8Array): DecodedText | null => {
  const encoding = textEncodingOf(bytes, isNamedText(name))
  if (encoding === null) return null
  if (encoding !== 'utf-8') return { text: new TextDecoder(encoding).decode(bytes), encoding }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding }
  } catch {
    const kept = hasBeyondAscii(bytes) ? encoding : 'windows-1252'
    return { text: new TextDecoder(kept).decode(bytes), encoding: kept }
  }
}
