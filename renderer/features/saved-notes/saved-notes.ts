import { z } from 'zod'
import { SavedNote } from '../../../core/domain/account/account.ts'

/** Where a saved note lives: on this device for one person, or with the workspace for everyone. */
export type SavedNotesPlace = 'own' | 'team'
export type PlacedNote = SavedNote & { place: SavedNotesPlace }

/** Limit on a person's own notes on a device. */
export const maxOwnNotes = 100

const Kept = z.array(SavedNote)

/** A person's own notes from what the device stored; anything unreadable is left out. */
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

/** The placeholders that are filled in automatically. */
export const knownPlaceholders = ['name', 'ticket', 'title', 'category', 'date', 'time'] as const

export type PlaceholderValues = Partial<Record<string, string>>

const placeholder = /\{([\p{L}][\p{L}\p{N} _-]{0,39})\}/gu

/** The next placeholder still to be filled in, starting at `from`; wraps around to the first one. */
export const nextPlaceholder = (text: string, from = 0): { start: number; end: number } | null => {
  const found = [...text.matchAll(placeholder)]
  const next = found.find((match) => match.index >= from) ?? found[0]
  return next === undefined ? null : { start: next.index, end: next.index + next[0].length }
}

/**
 * A saved note with its placeholders filled in.
 *
 * A placeholder without a value (no ticket is linked, or the name is unknown) stays as it is, to be filled in by hand.
 * Values are inserted as they are, so braces in a title aren't taken for a placeholder.
 */
export const fillNote = (text: string, values: PlaceholderValues): string =>
  text.replace(placeholder, (whole, name: string) => values[name.trim().toLowerCase()] ?? whole)

/**
 * What to search the saved notes for while `;` or a command like `/saved` is being typed; null otherwise.
 *
 * @param commands what the command may be typed as
 */
export const savedNoteQuery = (typed: string, commands: readonly string[]): string | null => {
  const match = /^(?:;|\/(\p{L}+)(?:\s|$))([^\n]*)$/u.exec(typed)
  if (match === null || (match[1] !== undefined && !commands.includes(match[1].toLowerCase()))) return null
  return (match[2] ?? '').trim()
}

/** Up to `most` notes that contain every word; those whose title starts with the query come first. */
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
