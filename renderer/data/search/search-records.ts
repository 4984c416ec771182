import type { SearchText } from '../../../core/search/texts.ts'
import { isGone } from './search-store.ts'
import { shortHash } from '../../../core/domain/text/short-hash.ts'

/** Texts of one session as stored: together in one record, at a position in the order of all records. */
export type TextRecord = { at: number; texts: readonly SearchText[] }

/**
 * This many texts of a session arriving together share a record; with fewer, each gets its own and replaces its earlier
 * version.
 */
const worthGrouping = 4
/** Texts per record, which is read and written as a whole. */
const mostInOne = 500

/** New versions of the same texts replace the record they were in. */
const groupKey = (sessionId: string, texts: readonly SearchText[]): string =>
  `${sessionId}/#${shortHash(texts.map(({ key }) => key).join())}`

/**
 * The records and keys for texts that arrived together. All records of a session are adjacent.
 *
 * A pull of half a million texts writes a tenth as many records, and records are most of the cost of storing them. An
 * empty text is stored too, because an older record may have content. Records written again after an interrupted start
 * take no extra space.
 *
 * @param at higher than for anything stored before
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

/** A session's texts from all of its records, each in its latest version; deleted ones are left out. */
export const textsIn = (records: readonly TextRecord[]): SearchText[] => {
  const latest = new Map<string, SearchText>()
  for (const { texts } of records.toSorted((a, b) => a.at - b.at))
    for (const text of texts) latest.set(text.key, text)
  return [...latest.values()].filter((text) => !isGone(text))
}
