import { z } from 'zod'
import { Id, Timestamp } from '../domain/document/id.ts'
import { SessionStatus } from '../domain/session/session.ts'

/** Where the words were found, most relevant first. */
export const searchFields = [
  'ticket',
  'title',
  'client',
  'device',
  'contact',
  'problem',
  'resolution',
  'category',
  'fact',
  'note',
] as const
export const SearchField = z.enum(searchFields)
export type SearchField = z.infer<typeof SearchField>

const TextRange = z.tuple([z.int().min(0), z.int().min(0)]).readonly()
const TextRanges = z.array(TextRange).readonly()

/** What a list needs to show a session. */
export const SessionHead = z.object({
  title: z.string(),
  ticket: z.string().nullable(),
  ownerId: Id,
  status: SessionStatus,
  updatedAt: Timestamp,
})
export type SessionHead = z.infer<typeof SessionHead>

/** A session that was found. */
export const SearchHit = SessionHead.extend({
  sessionId: Id,
  /** The field that matches most of the query. */
  field: SearchField,
  titleRanges: TextRanges,
  /** The words around the match, on one line; null if title and ticket say it all. */
  snippet: z.object({ text: z.string(), ranges: TextRanges }).nullable(),
  /** The entry or fact that the snippet comes from. */
  entryId: Id.nullable(),
  factId: Id.nullable(),
})
export type SearchHit = z.infer<typeof SearchHit>
