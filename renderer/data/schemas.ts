import type { RxJsonSchema } from 'rxdb/plugins/core'
import { z } from 'zod'
import {
  collectionNames,
  collections,
  type Change,
  type CollectionName,
} from '../../core/domain/collections.ts'
import { refKey } from '../../core/intents/work.ts'

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
}

/** The lists a document may be found in. A document that is in none by that field is not in its index. */
export type ListField = 'list0' | 'list1' | 'list2' | 'list3'

type Place = Omit<Stored, 'key' | 'rev' | 'body'>

/** Later than any time a document carries: indexes only rise, so the newest has to be the smallest. */
const latest = 9e13
/** More than any entry's number within its session. */
const lastSeq = 1e9

const newestFirst = (time: number): number => Math.max(0, latest - time)

/** Names of lists, the same for storing and for asking. */
export const listName = {
  all: (collection: CollectionName) => collection,
  ofSession: (collection: CollectionName, sessionId: string) => `${collection}/${sessionId}`,
  stepsOf: (sessionId: string) => `steps/${sessionId}`,
  onBranch: (branchId: string) => `on-branch/${branchId}`,
  sessionsOfOwner: (personId: string) => `owner/${personId}`,
  sessionsInStatus: (status: string) => `status/${status}`,
  sessionsOfTeam: (teamId: string | null) => `team/${teamId ?? ''}`,
  openHandoffs: 'open',
  claimedFrom: (personId: string) => `claimed/${personId}`,
}

/** Where a document is to be found, and how it is sorted there. Change `placing` with it. */
const placeOf = ({ collection, document }: Change): Place => {
  switch (collection) {
    case 'accounts':
    case 'people':
      return { list0: listName.all(collection), sort: 0 }
    case 'sessions':
      return {
        list0: listName.all(collection),
        list1: listName.sessionsOfOwner(document.ownerId),
        list2: listName.sessionsInStatus(document.status),
        list3: listName.sessionsOfTeam(document.teamId),
        sort: newestFirst(document.updatedAt),
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

/** Rises when `placeOf` changes: replicas stored by other rules are left and pulled anew. */
const placing = 2

/** The document as it is stored. */
export const toStored = (change: Change): Stored => ({
  key: refKey(change.collection, change.document.id),
  rev: change.document.rev,
  body: change.document,
  ...placeOf(change),
})

const list = { type: 'string', maxLength: 60 } as const

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
    sort: { type: 'integer', minimum: 0, maximum: 1e14, multipleOf: 1 },
    list0: list,
    list1: list,
    list2: list,
    list3: list,
  },
  required: ['key', 'rev', 'body', 'sort', 'list0', 'list1', 'list2', 'list3'],
  indexes: [
    ['list0', 'sort'],
    ['list1', 'sort'],
    ['list2', 'sort'],
    ['list3', 'sort'],
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

export type IntentStatus = 'pending' | 'accepted' | 'refused' | 'discarded'

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
