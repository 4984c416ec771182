import { searchFields, type SearchField, type SearchHit, type SessionHead } from './hit.ts'
import {
  answersIn,
  answersOf,
  createMatcher,
  marksIn,
  snippetOf,
  type MarkedText,
  type Matcher,
} from './match.ts'
import { partsIn, type PartText, type SearchText, type SessionText } from './texts.ts'

/** A matching session: which words of the query each field matches, by number. */
export type Found = { id: string; head: SessionHead; fields: ReadonlyMap<SearchField, ReadonlySet<number>> }

/** Which words of a query a session's texts have, by field. */
export const fieldsIn = (texts: readonly SearchText[], words: readonly string[]): Found['fields'] => {
  const matcher = createMatcher(words, 0)
  const fields = new Map<SearchField, Set<number>>()
  const look = (field: SearchField, text: string | null): void => {
    const answers = answersOf(text ?? '', matcher)
    if (answers.size > 0) fields.set(field, new Set([...answers, ...(fields.get(field) ?? [])]))
  }
  for (const text of texts) {
    if (text.kind !== 'session') look(text.kind === 'entry' ? 'note' : 'fact', text.text)
    else for (const field of searchFields) if (field !== 'fact' && field !== 'note') look(field, text[field])
  }
  return fields
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
  { words, typos }: { words: readonly string[]; typos: number },
  texts: readonly SearchText[],
): SearchHit => {
  const matcher = createMatcher(words, typos)
  const session = texts.find((text): text is SessionText => text.kind === 'session')
  const field = bestField(found)
  const part =
    field === 'note' || field === 'fact'
      ? bestPart(partsIn(texts, field === 'note' ? 'entry' : field), matcher)
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
