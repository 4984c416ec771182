import type { Handoff } from '../../../core/domain/handoff.ts'
import type { Session } from '../../../core/domain/session.ts'
import { waitingSince } from '../../../core/domain/waiting.ts'
import type { SessionHead } from './lookup.ts'

/** One of a session's pages: which documents are in it, and between which numbers its entries lie. */
export type Part = {
  /** Its number within the session; none is given twice. */
  k: number
  /** The marks of its documents, each behind a line break, with one at the end: found by looking for the text. */
  marks: string
  documents: number
  chars: number
  /** The lowest and highest number of an entry; 0 without any. */
  low: number
  high: number
}

/** What lists of handoffs need of one; those that are over are in no list. */
export type HandoffHead = {
  id: string
  state: 'open' | 'claimed'
  handedOffBy: string
  /** When it was claimed, or else created. */
  at: number
}

/** All that is known of a session without reading it. Replaced when it changes, never altered. */
export type SessionRow = SessionHead & {
  /** Place among the rows, which says in which head page the session lies, and in which index page this row. */
  n: number
  /** False while documents of the session have arrived, but not yet itself. */
  arrived: boolean
  /** Everything that belongs to it is here; else entries, facts, branches, fixes and write-ups may be missing. */
  whole: boolean
  /** When what was missing was fetched last, milliseconds; 0 for never. */
  fetchedAt: number
  parts: readonly Part[]
  /** The number of the next part. */
  nextPart: number
  handoffs: readonly HandoffHead[]
}

/** The mark of a document within a part: ids are only unique within a collection. */
export const markOf = (collection: string, id: string): string => `${collection.slice(0, 3)}:${id}`

export const holds = (part: Part, mark: string): boolean => part.marks.includes(`\n${mark}\n`)

export const emptyPart = (k: number): Part => ({ k, marks: '\n', documents: 0, chars: 0, low: 0, high: 0 })

/** A row of which nothing is known yet but its name. */
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
  parts: [],
  nextPart: 0,
  handoffs: [],
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
})

export const withHandoff = (row: SessionRow, { id, state, handedOffBy, ...handoff }: Handoff): SessionRow => {
  const others = row.handoffs.filter((known) => known.id !== id)
  if (state !== 'open' && state !== 'claimed') return { ...row, handoffs: others }
  const at = handoff.claimedAt ?? waitingSince(handoff)
  return { ...row, handoffs: [...others, { id, state, handedOffBy, at }] }
}

/** A row as it is stored: without its names of fields, of which there would be as many again. */
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
  row.handoffs.map(({ id, state, handedOffBy, at }) => [id, state, handedOffBy, at]),
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
    parts: packed[10].map(([k, marks, documents, chars, low, high]) => ({
      k,
      marks,
      documents,
      chars,
      low,
      high,
    })),
    nextPart: packed[11],
    handoffs: packed[12].map(([handoffId, state, handedOffBy, at]) => ({
      id: handoffId,
      state,
      handedOffBy,
      at,
    })),
  }
}

/** The text of an index page, whose first row has the place `first`; and back. */
export const packRows = (rows: readonly SessionRow[]): string => JSON.stringify(rows.map(pack))
export const unpackRows = (text: string, first: number): SessionRow[] =>
  (JSON.parse(text) as Packed[]).map((packed, index) => unpack(packed, first + index))
