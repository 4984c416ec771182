import type { RxJsonSchema } from 'rxdb/plugins/core'
import { z } from 'zod'
import {
  collectionNames,
  collections,
  type Change,
  type CollectionName,
} from '../../../core/domain/collections.ts'
import { refKey } from '../../../core/intents/work.ts'
import { shortHash } from './short-hash.ts'

/**
 * A synced document as the replica keeps it.
 *
 * All collections share one table: a change of several documents is one commit together with how far it reaches,
 * and a desk opens one database instead of ten. `list…` name the lists that the document is in, `sort` its place.
 */
export type Stored = {
  key: string
  rev: number
  body: Record<string, unknown>
  sort: number
  list0: string
  list1?: string
  list2?: string
  list3?: string
} & SessionPlace

/** Where sessions are to be found besides: by status within a scope, and by category; from the oldest, and by ticket. */
export type SessionPlace = {
  list4?: string
  list5?: string
  list6?: string
  list7?: string
  list8?: string
  rise?: number
  ticket?: number
}

/** The lists a document may be found in. A document that is in none by that field is not in its index. */
export type ListField = `list${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`

/** How the documents of a list are put in order; by `rise` and `ticket` only sessions, in their lists by status. */
export type OrderField = 'sort' | 'rise' | 'ticket'

type Place = Omit<Stored, 'key' | 'rev' | 'body'>

/** Later than any time a document carries: indexes only rise, so the newest has to be the smallest. */
const latest = 9e13
/** More than any entry's number within its session. */
const lastSeq = 1e9

const newestFirst = (time: number): number => Math.max(0, latest - time)

/** Beyond every ticket: where sessions without one stand. */
const noTicket = 9e13

/**
 * The place of a ticket among tickets, the highest number first; those that are no numbers come after, by their
 * beginnings, and then the sessions without any.
 */
export const ticketOrder = (ticket: string | null): number => {
  if (ticket === null) return noTicket
  if (/^\d{1,13}$/.test(ticket)) return 1e13 - Number(ticket)
  // Eight signs of 38 fit; what they do not tell apart stands in the order of the ids.
  let place = 0
  const signs = ticket.toUpperCase().padEnd(8).slice(0, 8)
  for (const sign of signs) place = place * 38 + (' 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(sign) + 1)
  return 2e13 + place
}

/** Categories are compared without regard to case. */
export const categoryKey = (category: string): string => category.trim().toLowerCase()

/** Names of lists, the same for storing and for asking. */
export const listName = {
  all: (collection: CollectionName) => collection,
  ofSession: (collection: CollectionName, sessionId: string) => `${collection}/${sessionId}`,
  stepsOf: (sessionId: string) => `steps/${sessionId}`,
  onBranch: (branchId: string) => `on-branch/${branchId}`,
  sessionsOfOwner: (personId: string) => `owner/${personId}`,
  sessionsInStatus: (status: string) => `status/${status}`,
  sessionsOfTeam: (teamId: string | null) => `team/${teamId ?? ''}`,
  /** One status within another list of sessions. */
  inStatus: (list: string, status: string) => `${list}/${status}`,
  /** One category within a list by status. Categories are free text, so that their names are hashed. */
  inCategory: (list: string, category: string) => `${list}/${shortHash(categoryKey(category))}`,
  openHandoffs: 'open',
  claimedFrom: (personId: string) => `claimed/${personId}`,
}

/** Where a document is to be found, and how it is sorted there. Change `placing` with it. */
const placeOf = ({ collection, document }: Change): Place => {
  switch (collection) {
    case 'accounts':
    case 'people':
      return { list0: listName.all(collection), sort: 0 }
    case 'sessions': {
      const { status, problemCategory } = document
      const owner = listName.sessionsOfOwner(document.ownerId)
      const team = listName.sessionsOfTeam(document.teamId)
      const all = listName.sessionsInStatus(status)
      const ofOwner = listName.inStatus(owner, status)
      const ofTeam = listName.inStatus(team, status)
      return {
        list0: listName.all(collection),
        list1: owner,
        list2: all,
        list3: team,
        list4: ofOwner,
        list5: ofTeam,
        ...(problemCategory === null
          ? {}
          : {
              list6: listName.inCategory(all, problemCategory),
              list7: listName.inCategory(ofOwner, problemCategory),
              list8: listName.inCategory(ofTeam, problemCategory),
            }),
        sort: newestFirst(document.updatedAt),
        rise: document.updatedAt,
        ticket: ticketOrder(document.psaTicketId),
      }
    }
    case 'entries':
      return {
        list0: listName.ofSession(collection, document.sessionId),
        ...(document.step === null ? {} : { list1: listName.stepsOf(document.sessionId) }),
        ...(document.branchId === null ? {} : { list2: listName.onBranch(document.branchId) }),
        sort: Math.max(0, lastSeq - document.seq),
      }
    case 'handoffs':
      return {
        list0: listName.ofSession(collection, document.sessionId),
        ...(document.state === 'open' ? { list1: listName.openHandoffs } : {}),
        ...(document.state === 'claimed' ? { list2: listName.claimedFrom(document.handedOffBy) } : {}),
        sort: newestFirst(document.claimedAt ?? document.createdAt),
      }
    case 'branches':
    case 'facts':
      return { list0: listName.ofSession(collection, document.sessionId), sort: document.order }
    case 'fixes':
    case 'writeups':
      return {
        list0: listName.ofSession(collection, document.sessionId),
        sort: newestFirst(document.createdAt),
      }
  }
}

/** Rises when `placeOf` or the indexes change: replicas stored by other rules are left and pulled anew. */
const placing = 6

/** The document as it is stored. */
export const toStored = (change: Change): Stored => ({
  key: refKey(change.collection, change.document.id),
  rev: change.document.rev,
  body: change.document,
  ...placeOf(change),
})

const list = { type: 'string', maxLength: 90 } as const
const order = { type: 'integer', minimum: 0, maximum: 1e14, multipleOf: 1 } as const

/**
 * The schema of the replica.
 *
 * Only what is indexed has a shape here: documents are checked by their zod schemas when they come in, and an index
 * field need not be there although the database wants it called required.
 */
export const replicaSchema: RxJsonSchema<Stored> = {
  version: 0,
  primaryKey: 'key',
  type: 'object',
  properties: {
    key: { type: 'string', maxLength: 60 },
    rev: { type: 'integer' },
    body: { type: 'object' },
    sort: order,
    rise: order,
    ticket: order,
    list0: list,
    list1: list,
    list2: list,
    list3: list,
    list4: list,
    list5: list,
    list6: list,
    list7: list,
    list8: list,
  },
  required: [
    'key',
    'rev',
    'body',
    'sort',
    'rise',
    'ticket',
    'list0',
    'list1',
    'list2',
    'list3',
    'list4',
    'list5',
    'list6',
    'list7',
    'list8',
  ],
  indexes: [
    ['list0', 'sort'],
    ['list1', 'sort'],
    ['list2', 'sort'],
    ['list3', 'sort'],
    ['list4', 'sort'],
    ['list5', 'sort'],
    ['list6', 'sort'],
    ['list7', 'sort'],
    ['list8', 'sort'],
    ['list2', 'rise'],
    ['list4', 'rise'],
    ['list5', 'rise'],
    ['list2', 'ticket'],
    ['list4', 'ticket'],
    ['list5', 'ticket'],
    // The storage in the browser has it anyway.
    ['key'],
  ],
}

/** Text that changes whenever the shape of any synced document does, or how it is stored. */
export const replicaFingerprint = (): string =>
  JSON.stringify([
    placing,
    replicaSchema,
    collectionNames.map((name) => [
      name,
      z.toJSONSchema(collections[name], { target: 'draft-7', io: 'output', unrepresentable: 'any' }),
    ]),
  ])

export type IntentStatus = 'pending' | 'accepted' | 'rejected' | 'discarded'

/** An intent of this device as it is kept; `problem` is JSON, '' when there is none. */
export type StoredIntent = {
  id: string
  deviceId: string
  seq: number
  /** `lastSeq - seq`, so that the newest comes first. */
  back: number
  at: number
  type: string
  version: number
  payload: Record<string, unknown>
  status: IntentStatus
  /** Rev of an accepted intent, else 0. */
  rev: number
  problem: string
}

export const backOf = (seq: number): number => lastSeq - seq

/** Migrated with care: what is in here exists on this device alone. */
export const intentSchema: RxJsonSchema<StoredIntent> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    deviceId: { type: 'string', maxLength: 40 },
    seq: { type: 'integer' },
    back: { type: 'integer', minimum: 0, maximum: lastSeq, multipleOf: 1 },
    at: { type: 'integer' },
    type: { type: 'string' },
    version: { type: 'integer' },
    payload: { type: 'object' },
    status: { type: 'string', maxLength: 10 },
    rev: { type: 'integer', minimum: 0, maximum: 1e14, multipleOf: 1 },
    problem: { type: 'string' },
  },
  required: ['id', 'deviceId', 'seq', 'back', 'at', 'type', 'version', 'payload', 'status', 'rev', 'problem'],
  indexes: [
    ['status', 'rev'],
    ['deviceId', 'back'],
  ],
}

/** A small thing kept on the device: a draft, a preference, a mark. */
export type Kept = { key: string; value: string }
export const keptSchema: RxJsonSchema<Kept> = {
  version: 0,
  primaryKey: 'key',
  type: 'object',
  properties: { key: { type: 'string', maxLength: 200 }, value: { type: 'string' } },
  required: ['key', 'value'],
}
