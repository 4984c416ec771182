import { answerableFor } from '../../../../core/domain/handoff/answerable.ts'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { needsPerson } from '../../../../core/domain/write-up/writeback-state.ts'
import { untoldTicket } from '../../../../core/domain/write-up/untold-ticket.ts'
import type { Writeback } from '../../../../core/domain/write-up/writeback.ts'
import { waitingSince } from '../../../../core/domain/handoff/waiting.ts'
import type { SessionHead } from './lookup.ts'

/** One of a session's pages: which documents are in it, and the range of its entries' numbers. */
export type Part = {
  /** Its number within the session; never reused. */
  k: number
  /**
   * Its documents' marks, each preceded by a line break, with one more at the end, so that a plain text search finds
   * them.
   */
  marks: string
  documents: number
  chars: number
  /** The lowest and highest number of an entry; 0 if there are none. */
  low: number
  high: number
}

/** What lists of handoffs need to know about one; finished handoffs are in no list. */
export type HandoffHead = {
  id: string
  state: 'open' | 'claimed'
  /** Who answers for it. */
  answerable: string
  /** When it was claimed, or otherwise created. */
  at: number
}

/** What lists of writebacks need to know about one: when it was confirmed, and whether it needs a person. */
export type WritebackHead = { id: string; at: number; isTroubled: boolean }

/** Everything known about a session without reading it. Replaced when it changes, never modified. */
export type SessionRow = SessionHead & {
  /** Position among the rows, which determines the session's head page and this row's index page. */
  n: number
  /** False while documents of the session have arrived, but not yet the session itself. */
  arrived: boolean
  /** All of its contents are here; otherwise entries, facts, branches, fixes and write-ups may be missing. */
  whole: boolean
  /** When missing contents were last fetched, in milliseconds; 0 for never. */
  fetchedAt: number
  parts: readonly Part[]
  /** The next part's number. */
  nextPart: number
  handoffs: readonly HandoffHead[]
  writebacks: readonly WritebackHead[]
}

/** A document's mark within a part: ids are only unique within a collection. */
export const markOf = (collection: string, id: string): string => `${collection.slice(0, 6)}:${id}`

export const holds = (part: Part, mark: string): boolean => part.marks.includes(`\n${mark}\n`)

export const emptyPart = (k: number): Part => ({ k, marks: '\n', documents: 0, chars: 0, low: 0, high: 0 })

const notUntold = { writeUpId: null, ticketCheck: null, linkedTicketId: null }

/** A row of which only the name is known so far. */
export const newRow = (id: string, n: number): SessionRow => ({
  id,
  n,
  arrived: false,
  whole: true,
  fetchedAt: 0,
  ownerId: '',
  teamId: null,
  status: 'abandoned',
  updatedAt: 0,
  psaTicketId: null,
  problemCategory: null,
  client: '',
  ...notUntold,
  news: [],
  parts: [],
  nextPart: 0,
  handoffs: [],
  writebacks: [],
})

export const withHead = (row: SessionRow, session: Session): SessionRow => ({
  ...row,
  arrived: true,
  ownerId: session.ownerId,
  teamId: session.teamId,
  status: session.status,
  updatedAt: session.updatedAt,
  psaTicketId: session.psaTicketId,
  problemCategory: session.problemCategory,
  client: session.client,
  ...(untoldTicket(session) === null
    ? notUntold
    : {
        writeUpId: session.writeUpId,
        ticketCheck: session.ticketCheck,
        linkedTicketId: session.linkedTicketId,
      }),
  news: [...new Set(session.news.map(({ to }) => to))].map((to) => ({ to })),
})

export const withHandoff = (row: SessionRow, handoff: Handoff): SessionRow => {
  const { id, state } = handoff
  const others = row.handoffs.filter((known) => known.id !== id)
  if (state !== 'open' && state !== 'claimed') return { ...row, handoffs: others }
  const at = handoff.claimedAt ?? waitingSince(handoff)
  return { ...row, handoffs: [...others, { id, state, answerable: answerableFor(handoff), at }] }
}

export const withWriteback = (row: SessionRow, { id, createdAt, state }: Writeback): SessionRow => ({
  ...row,
  writebacks: [
    ...row.writebacks.filter((known) => known.id !== id),
    { id, at: createdAt, isTroubled: needsPerson(state) },
  ],
})

/** Whether a writeback of it needs a person. */
export const hasTroubled = ({ writebacks }: SessionRow): boolean => writebacks.some((one) => one.isTroubled)

/** A row as stored: without field names, which would double its size. */
type Packed = [
  string,
  0 | 1,
  0 | 1,
  number,
  string,
  string | null,
  Session['status'],
  number,
  string | null,
  string | null,
  [number, string, number, number, number, number][],
  number,
  [string, HandoffHead['state'], string, number][],
  string,
  string[],
  [string, number, 0 | 1][],
  [string | null, Session['ticketCheck'], string | null] | 0,
]

const pack = (row: SessionRow): Packed => [
  row.id,
  row.arrived ? 1 : 0,
  row.whole ? 1 : 0,
  row.fetchedAt,
  row.ownerId,
  row.teamId,
  row.status,
  row.updatedAt,
  row.psaTicketId,
  row.problemCategory,
  row.parts.map(({ k, marks, documents, chars, low, high }) => [k, marks, documents, chars, low, high]),
  row.nextPart,
  row.handoffs.map(({ id, state, answerable, at }) => [id, state, answerable, at]),
  row.client,
  row.news.map(({ to }) => to),
  row.writebacks.map(({ id, at, isTroubled }) => [id, at, isTroubled ? 1 : 0]),
  untoldTicket(row) === null ? 0 : [row.writeUpId, row.ticketCheck, row.linkedTicketId],
]

const unpack = (packed: Packed, n: number): SessionRow => {
  const [id, arrived, whole, fetchedAt, ownerId, teamId, status, updatedAt, psaTicketId, problemCategory] =
    packed
  return {
    id,
    n,
    arrived: arrived === 1,
    whole: whole === 1,
    fetchedAt,
    ownerId,
    teamId,
    status,
    updatedAt,
    psaTicketId,
    problemCategory,
    client: packed[13],
    ...(packed[16] === 0
      ? notUntold
      : { writeUpId: packed[16][0], ticketCheck: packed[16][1], linkedTicketId: packed[16][2] }),
    parts: packed[10].map(([k, marks, documents, chars, low, high]) => ({
      k,
      marks,
      documents,
      chars,
      low,
      high,
    })),
    news: packed[14].map((to) => ({ to })),
    writebacks: packed[15].map(([writebackId, at, troubled]) => ({
      id: writebackId,
      at,
      isTroubled: troubled === 1,
    })),
    nextPart: packed[11],
    handoffs: packed[12].map(([handoffId, state, answerable, at]) => ({
      id: handoffId,
      state,
      answerable,
      at,
    })),
  }
}

/** The text of an index page whose first row has the position `first`; and back. */
export const packRows = (rows: readonly SessionRow[]): string => JSON.stringify(rows.map(pack))
export const unpackRows = (text: string, first: number): SessionRow[] =>
  (JSON.parse(text) as Packed[]).map((packed, index) => unpack(packed, first + index))
