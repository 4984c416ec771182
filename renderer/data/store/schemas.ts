import type { RxJsonSchema } from 'rxdb/plugins/core'
import { z } from 'zod'
import { collectionNames, collections } from '../../../core/domain/collections.ts'

/** More than any number of an intent. */
const lastSeq = 1e9

/** Rises when it changes in which pages documents are kept, or what the index pages say: replicas are pulled anew. */
const paging = 1

/** Text that changes whenever the shape of any synced document does, or how it is stored. */
export const replicaFingerprint = (): string =>
  JSON.stringify([
    paging,
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
