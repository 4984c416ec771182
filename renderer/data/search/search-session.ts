import type { PartText, SearchText, SessionText } from '../../../core/search/texts.ts'
import { searchFields, type SearchField, type SearchHit } from '../contract/search-hit.ts'
import type { Findings, Found, IndexedSession } from './search-index.ts'
import {
  answersIn,
  createMatcher,
  marksIn,
  snippetOf,
  type MarkedText,
  type Matcher,
} from '../../../core/search/match.ts'

/** How many characters of a session's notes are searched; the latest, if there are more. */
const mostNotes = 60_000
const longestLine = 160

const partsOf = (texts: readonly SearchText[], kind: PartText['kind']): PartText[] =>
  texts
    .filter((text): text is PartText => text.kind === kind && text.text !== '')
    .toSorted((a, b) => b.order - a.order || (a.key < b.key ? -1 : 1))

/** Builds a session for the index from its texts. */
export const indexedSession = (
  session: SessionText,
  texts: readonly SearchText[],
  withNotes: boolean,
): IndexedSession => {
  const notes: string[] = []
  let room = withNotes ? mostNotes : 0
  for (const { text } of withNotes ? partsOf(texts, 'entry') : []) {
    if (room <= 0) break
    notes.push(text.slice(0, room))
    room -= text.length
  }
  const { sessionId, title, ticket, ownerId, status, updatedAt, problem, resolution, category } = session
  const { client, contact, device } = session
  const fact = partsOf(texts, 'fact').map(({ text }) => text)
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

/** The field that matches most words of the query; on a tie, the most relevant. */
const bestField = ({ fields }: Found): SearchField =>
  searchFields.reduce<SearchField>((best, field) => {
    const most = fields.get(best)?.size ?? 0
    return (fields.get(field)?.size ?? 0) > most ? field : best
  }, 'title')

/** The part that matches most words of the query; on a tie, the latest. */
const bestPart = (parts: readonly PartText[], matcher: Matcher): PartText | null => {
  let best: PartText | null = null
  let most = 0
  for (const part of parts) {
    const answers = answersIn(part.text, matcher)
    if (answers > most) [best, most] = [part, answers]
  }
  return best
}

/** A matching session, with the part of it that matches the query. */
export const describeHit = (
  found: Found,
  { words, typos }: Pick<Findings, 'words' | 'typos'>,
  texts: readonly SearchText[],
): SearchHit => {
  const matcher = createMatcher(words, typos)
  const session = texts.find((text): text is SessionText => text.kind === 'session')
  const field = bestField(found)
  const part =
    field === 'note' || field === 'fact'
      ? bestPart(partsOf(texts, field === 'note' ? 'entry' : field), matcher)
      : null
  const shownText = (): MarkedText | null => {
    if (part !== null) return snippetOf(part.text, matcher)
    if (field === 'ticket' || field === 'title' || field === 'fact' || field === 'note') return null
    return snippetOf(session?.[field] ?? '', matcher)
  }
  return {
    ...found.head,
    sessionId: found.id,
    field,
    titleRanges: marksIn(found.head.title, matcher),
    snippet: shownText(),
    entryId: part?.kind === 'entry' ? part.id : null,
    factId: part?.kind === 'fact' ? part.id : null,
  }
}
