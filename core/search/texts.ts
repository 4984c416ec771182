import { isImage } from '../domain/files/attachment.ts'
import type { Change } from '../domain/shapes/collections.ts'
import type { EventName } from '../domain/entry/entry.ts'
import type { SessionStatus } from '../domain/session/session.ts'
import { refKey } from '../intents/defining/work.ts'
import { indexTermsOf, ticketKey } from './words.ts'

/** The searchable fields of a session itself. */
export type SessionText = {
  kind: 'session'
  key: string
  sessionId: string
  title: string
  ticket: string | null
  ownerId: string
  category: string
  client: string
  contact: string
  device: string
  problem: string
  resolution: string
  status: SessionStatus
  updatedAt: number
}

/** The searchable text of an entry or a fact; empty means that there is none (any more). */
export type PartText = {
  kind: 'entry' | 'fact'
  key: string
  sessionId: string
  id: string
  text: string
  /** Position within the session. */
  order: number
}

/** A document as the search sees it. `key` is `collection/id`, as everywhere. */
export type SearchText = SessionText | PartText

/**
 * How many characters of a text are searched. For longer ones that is the beginning and the end, because a log gives
 * the reason at its end.
 */
const limits = { problem: 2000, resolution: 2000, entry: 2000, fact: 1000 }
const tail = 500

const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - tail)} … ${text.slice(-tail)}`

/** Events whose text is already in the session, or that no one wrote. */
const silent: ReadonlySet<EventName> = new Set(['started', 'edited', 'picked_up', 'resolved'])

const lines = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part.trim() !== '').join('\n')

/**
 * The searchable text of a document; null if it isn't searched.
 *
 * Bounded: at most 2,000 characters of a problem, a resolution or an entry, 1,000 of a fact.
 */
export const searchTextOf = ({ collection, document }: Change): SearchText | null => {
  const key = refKey(collection, document.id)
  switch (collection) {
    case 'sessions':
      return {
        kind: 'session',
        key,
        sessionId: document.id,
        title: document.title,
        ticket: document.psaTicketId,
        ownerId: document.ownerId,
        category: document.problemCategory ?? '',
        client: document.client,
        contact: document.contact,
        device: document.device,
        problem: shortened(document.problemSummary, limits.problem),
        resolution: shortened(
          lines(document.resolutionSummary, document.resolutionAction),
          limits.resolution,
        ),
        status: document.status,
        updatedAt: document.updatedAt,
      }
    case 'entries': {
      const { event, step, id, sessionId, seq } = document
      const said = event !== null && silent.has(event.name) ? '' : document.text
      const text = lines(said, step?.freeText ?? null, step?.result?.details ?? null)
      // The names of files are always searched, however long the text.
      const named = lines(...document.attachments.filter((file) => !isImage(file)).map(({ name }) => name))
      const whole = lines(shortened(text, limits.entry), named)
      return { kind: 'entry', key, sessionId, id, text: whole, order: seq }
    }
    case 'facts': {
      const { id, sessionId, order, removedAt } = document
      const text = removedAt === null ? shortened(document.text, limits.fact) : ''
      return { kind: 'fact', key, sessionId, id, text, order }
    }
    default:
      return null
  }
}

/** A session's entries or facts that have a text, latest first. */
export const partsIn = (texts: readonly SearchText[], kind: PartText['kind']): PartText[] =>
  texts
    .filter((text): text is PartText => text.kind === kind && text.text !== '')
    .toSorted((a, b) => b.order - a.order || (a.key < b.key ? -1 : 1))

/** Everything that a document can be found by, each once; null if it isn't searched. */
export const searchTermsOf = (change: Change): string[] | null => {
  const text = searchTextOf(change)
  if (text === null) return null
  const said =
    text.kind === 'session'
      ? lines(
          text.title,
          text.ticket,
          text.client,
          text.contact,
          text.device,
          text.category,
          text.problem,
          text.resolution,
        )
      : text.text
  // A ticket is found by its whole number, however it is written.
  const ticket = text.kind === 'session' && text.ticket !== null ? ticketKey(text.ticket) : ''
  return [...new Set([...indexTermsOf(said), ...(ticket === '' ? [] : [ticket.slice(0, 40)])])]
}
