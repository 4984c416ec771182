import type { IndexedSession } from './search-index.ts'
import { partsIn, type SearchText, type SessionText } from '../../../core/search/texts.ts'

/** How many characters of a session's notes are searched; the latest, if there are more. */
const mostNotes = 60_000
const longestLine = 160

/** Builds a session for the index from its texts. */
export const indexedSession = (
  session: SessionText,
  texts: readonly SearchText[],
  withNotes: boolean,
): IndexedSession => {
  const notes: string[] = []
  let room = withNotes ? mostNotes : 0
  for (const { text } of withNotes ? partsIn(texts, 'entry') : []) {
    if (room <= 0) break
    notes.push(text.slice(0, room))
    room -= text.length
  }
  const { sessionId, title, ticket, ownerId, status, updatedAt, problem, resolution, category } = session
  const { client, contact, device } = session
  const fact = partsIn(texts, 'fact').map(({ text }) => text)
  return {
    id: sessionId,
    title,
    ticket,
    ownerId,
    status,
    updatedAt,
    problem,
    resolution,
    category,
    client,
    contact,
    device,
    fact: fact.join('\n'),
    note: notes.join('\n'),
    whole: withNotes,
  }
}

/** A text on one line, cut between words if it is long; null if there is none. */
export const oneLine = (text: string): string | null => {
  const line = text
    .slice(0, longestLine * 4)
    .replace(/\s+/g, ' ')
    .trim()
  if (line === '') return null
  if (line.length <= longestLine) return line
  const end = line.lastIndexOf(' ', longestLine)
  return `${line.slice(0, end > longestLine / 2 ? end : longestLine).trimEnd()}…`
}
