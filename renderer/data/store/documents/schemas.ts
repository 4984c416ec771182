import type { RxJsonSchema } from 'rxdb/plugins/core'
import { shapesHash } from '../../../../core/domain/shapes/shapes.ts'
import { shortHash } from '../../../../core/domain/text/short-hash.ts'

/** Larger than any intent's number. */
const lastSeq = 1e9

/**
 * Raise it when the assignment of documents to pages or the content of index pages changes: replicas are then pulled
 * again.
 */
const paging = 1

/** Names the shapes that the replica is stored in. A build knows those of its documents; anywhere else they are worked out. */
export const replicaVersion = (): string =>
  shortHash(`${paging} ${import.meta.env?.VITE_BATON_SHAPES ?? shapesHash()}`)

export type IntentStatus = 'pending' | 'accepted' | 'rejected' | 'discarded'

/** One of this device's intents as stored; `problem` is JSON, '' if there is none. */
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
  /** Rev of an accepted intent, otherwise 0. */
  rev: number
  problem: string
}

export const backOf = (seq: number): number => lastSeq - seq

/** Migrate with care: these records exist on this device only. */
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

/** A small value stored on the device: a draft, a preference, a mark. */
export type Kept = { key: string; value: string }
export const keptSchema: RxJsonSchema<Kept> = {
  version: 0,
  primaryKey: 'key',
  type: 'object',
  properties: { key: { type: 'string', maxLength: 200 }, value: { type: 'string' } },
  required: ['key', 'value'],
}
