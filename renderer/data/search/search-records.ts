import type { SearchText } from './search-documents.ts'
import { isGone } from './search-store.ts'
import { shortHash } from '../store/short-hash.ts'

/** Texts of one session as they are stored: together in one record, put at a place in the order of all records. */
export type TextRecord = { at: number; texts: readonly SearchText[] }

/** So many texts of a session that come at once lie in one record; fewer replace, each, what was said before. */
const worthGrouping = 4
/** Texts in one record: what is in one is read and written as a whole. */
const mostInOne = 500

/** The same texts in another version take the place of the record they were in. */
const groupKey = (sessionId: string, texts: readonly SearchText[]): string =>
  `${sessionId}/#${shortHash(texts.map(({ key }) => key).join())}`

/**
 * The records to put for texts that came together, with their keys. All of a session lie in a row.
 *
 * A pull of half a million texts writes a tenth as many records, which is most of what it costs to store them. An
 * empty text is stored, too: an older record may say more. Records that are put again, after a start that was cut
 * off, take no more room.
 *
 * @param at higher than for all that was put before
 */
export const recordsOf = (texts: readonly SearchText[], at: number): [key: string, record: TextRecord][] => {
  const sessions = new Map<string, Map<string, SearchText>>()
  for (const text of texts) {
    const known = sessions.get(text.sessionId) ?? new Map<string, SearchText>()
    sessions.set(text.sessionId, known.set(text.key, text))
  }
  return [...sessions].flatMap(([id, byKey]): [string, TextRecord][] => {
    const all = [...byKey.values()]
    if (all.length < worthGrouping) return all.map((text) => [`${id}/${text.key}`, { at, texts: [text] }])
    return Array.from({ length: Math.ceil(all.length / mostInOne) }, (_, group) => {
      const together = all.slice(group * mostInOne, (group + 1) * mostInOne)
      return [groupKey(id, together), { at, texts: together }]
    })
  })
}

/** The texts of a session out of all its records, each as it was put last; what is gone is not among them. */
export const textsIn = (records: readonly TextRecord[]): SearchText[] => {
  const latest = new Map<string, SearchText>()
  for (const { texts } of records.toSorted((a, b) => a.at - b.at))
    for (const text of texts) latest.set(text.key, text)
  return [...latest.values()].filter((text) => !isGone(text))
}
