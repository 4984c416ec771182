import type { PsaNote } from '../provider.ts'

/** What Baton signs everything with that it posts (`signed` in core/write-ups). */
const signature = /Baton \(([2-9a-z]{12})\)/gu
const atTheEnd = /Baton \([2-9a-z]{12}\)\s*$/u

/**
 * The ids of the notes that Baton posted. A reply by email often ends with the note that it answers, signature and all: of
 * the notes that carry a signature, ours is the first.
 *
 * @param notes all of a ticket, newest last
 */
export const ownNotes = (notes: readonly Pick<PsaNote, 'id' | 'text'>[]): ReadonlySet<string> => {
  const own = new Set<string>()
  const met = new Set<string>()
  for (const { id, text } of notes) {
    const markers = [...text.matchAll(signature)].map(([, marker]) => marker ?? '')
    const last = markers.at(-1)
    if (last !== undefined && atTheEnd.test(text) && !met.has(last)) own.add(id)
    for (const marker of markers) met.add(marker)
  }
  return own
}
