import { z } from 'zod'
import { SavedNote } from '../../../core/domain/account.ts'

/** Where a saved note is kept: on this device for oneself, or with the workspace for everyone. */
export type SavedNotesPlace = 'own' | 'team'
export type PlacedNote = SavedNote & { place: SavedNotesPlace }

/** The most notes of one's own on a device. */
export const maxOwnNotes = 100

const Kept = z.array(SavedNote)

/** One's own notes out of what the device keeps; what cannot be read is left out. */
export const notesFromKept = (kept: string | null): SavedNote[] => {
  if (kept === null) return []
  try {
    const stored: unknown = JSON.parse(kept)
    return Array.isArray(stored)
      ? stored.map((note) => SavedNote.safeParse(note).data).filter((note) => note !== undefined)
      : []
  } catch {
    return []
  }
}

export const keptFromNotes = (notes: readonly SavedNote[]): string => JSON.stringify(Kept.parse(notes))

/** The placeholders that are filled in by themselves, as settings name them. */
export const knownPlaceholders = [
  { name: 'name', means: 'your name' },
  { name: 'ticket', means: 'the ticket, with its #' },
  { name: 'title', means: 'the title of the session' },
  { name: 'category', means: 'its category' },
  { name: 'date', means: 'today' },
  { name: 'time', means: 'the time' },
] as const

export type PlaceholderValues = Partial<Record<string, string>>

const placeholder = /\{([\p{L}][\p{L}\p{N} _-]{0,39})\}/gu

/** Where a placeholder that waits to be filled stands, from `from` on; the first one when there is none after it. */
export const nextPlaceholder = (text: string, from = 0): { start: number; end: number } | null => {
  const found = [...text.matchAll(placeholder)]
  const next = found.find((match) => match.index >= from) ?? found[0]
  return next === undefined ? null : { start: next.index, end: next.index + next[0].length }
}

/**
 * A saved note with its placeholders filled in.
 *
 * What has no value (no ticket is linked, or the name is no one's) stays as it is, to be filled in by hand. Values
 * are not looked at again, so that a title with braces stays what it is.
 */
export const fillNote = (text: string, values: PlaceholderValues): string =>
  text.replace(placeholder, (whole, name: string) => values[name.trim().toLowerCase()] ?? whole)

/** What is looked for among saved notes while `;` or `/saved` is being typed; null when neither is. */
export const savedNoteQuery = (typed: string): string | null => {
  const match = /^(?:;|\/saved(?:\s|$))([^\n]*)$/i.exec(typed)
  return match === null ? null : (match[1] ?? '').trim()
}

/** The notes that hold every word, those whose title begins so first; at most `most`. */
export const findNotes = (notes: readonly PlacedNote[], query: string, most = 8): PlacedNote[] => {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const rank = ({ title }: PlacedNote) => (title.toLowerCase().startsWith(query.toLowerCase()) ? 0 : 1)
  return notes
    .filter(({ title, text }) => words.every((word) => `${title}\n${text}`.toLowerCase().includes(word)))
    .toSorted((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title))
    .slice(0, most)
}
