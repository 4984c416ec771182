import type { WriteUp } from '../domain/write-up/write-up.ts'
import { plainText } from './plain-text.ts'

/**
 * The note that a write-up becomes at its ticket, without the line that signs it: plain text, and behind an escalation package
 * its documentation.
 */
export const noteText = ({
  kind,
  markdown,
  documentation,
}: Pick<WriteUp, 'kind' | 'markdown' | 'documentation'>): string => {
  const note = plainText(markdown)
  return kind === 'escalation' && documentation !== '' ? `${note}\n\n${documentation}` : note
}

/**
 * A text with the line that signs it: who wrote it, and the mark by which Baton knows that it arrived.
 *
 * @param author null where the ticket system shows the author itself
 */
export const signed = (text: string, author: string | null, marker: string): string => {
  const by = author === null ? 'Baton' : `${author} via Baton`
  return `${text}\n\n${by} (${marker})`.trimStart()
}

const letters = '23456789abcdefghjkmnpqrstvwxyz'

/** A mark for {@link signed}: the first twelve bytes of a digest, in letters that no one mistakes for others. */
export const markOf = (digest: Uint8Array): string =>
  [...digest.subarray(0, 12)].map((byte) => letters.charAt(byte % letters.length)).join('')
