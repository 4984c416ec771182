import { type Attachment, isImage } from '../files/attachment.ts'
import { type Entry, isNote } from './entry.ts'

/** What the entries of a session hold besides steps: how many notes and pasted texts, and the names of attached files. */
export type AttachedContents = { notes: number; images: readonly string[]; files: readonly string[] }

/**
 * The notes and attachments in entries, each attachment once, in the order in which they were added. An entry without text
 * counts by its attachments alone.
 *
 * @param added attachments that will follow, as those in an open form
 */
export const attachedContents = (
  entries: readonly Entry[],
  added: readonly Attachment[] = [],
): AttachedContents => {
  const attached = new Map(
    [...entries.flatMap(({ attachments }) => attachments), ...added].map(
      (one) => [one.hash, { name: one.name, image: isImage(one) }] as const,
    ),
  )
  const all = [...attached.values()]
  return {
    notes: entries.filter((entry) => entry.text !== '' && isNote(entry)).length,
    images: all.filter(({ image }) => image).map(({ name }) => name),
    files: all.filter(({ image }) => !image).map(({ name }) => name),
  }
}
