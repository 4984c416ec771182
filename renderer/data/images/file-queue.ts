import { chunkCount } from '../../../core/domain/attachment.ts'
import type { Problem } from '../../../core/domain/problem.ts'
import type { FileRecord } from './file-shelf.ts'

/** Bytes of files that are kept although the server has them. */
export const shelfBudget = 256 * 1024 * 1024

/** How long something pasted and never sent is kept once no draft names it any more. Milliseconds. */
const draftPatience = 86_400_000

/** The file to send next: the one that has waited longest, of those that are not stuck. */
export const nextToSend = (
  records: Iterable<FileRecord>,
  stuck: { has(hash: string): boolean },
): FileRecord | null => {
  let next: FileRecord | null = null
  for (const record of records) {
    if (record.stand !== 'waiting' || stuck.has(record.hash)) continue
    if (next === null || record.keptAt < next.keptAt) next = record
  }
  return next
}

/** The chunks that the server does not have yet, in order. */
export const missingChunks = (bytes: number, received: readonly number[]): number[] => {
  const here = new Set(received)
  return Array.from({ length: chunkCount(bytes) }, (_, index) => index).filter((index) => !here.has(index))
}

/** Files to let go, the longest unused first, until what the server has as well fits into the budget. */
export const toEvict = (
  records: Iterable<FileRecord>,
  inUse: { has(hash: string): boolean },
  budget = shelfBudget,
): string[] => {
  const spare = [...records].filter((record) => record.stand === 'sent')
  let over = spare.reduce((sum, record) => sum + record.bytes, 0) - budget
  const evicted: string[] = []
  for (const record of spare.toSorted((a, b) => a.usedAt - b.usedAt)) {
    if (over <= 0) break
    if (inUse.has(record.hash)) continue
    evicted.push(record.hash)
    over -= record.bytes
  }
  return evicted
}

/** Files that were pasted, then neither sent nor kept in a draft. Young ones stay: their draft may just be written. */
export const orphans = (
  records: Iterable<FileRecord>,
  drafted: { has(hash: string): boolean },
  now: number,
): string[] =>
  [...records]
    .filter(
      ({ hash, stand, keptAt }) => stand === 'draft' && !drafted.has(hash) && keptAt < now - draftPatience,
    )
    .map(({ hash }) => hash)

/** What to do after a rejection of the server, or the lack of an answer. */
export type Recovery =
  /** No one is signed in any more: go on when there is a connection again. */
  | { kind: 'stop' }
  | { kind: 'wait'; ms: number }
  /** Ask anew what the server has. */
  | { kind: 'again' }
  /** This file cannot be sent; the others can. */
  | { kind: 'stuck' }

/** Waits after a failure that may pass by itself, milliseconds. */
const longestWait = 60_000
const backoff = (failures: number): number => Math.min(longestWait, 1000 * 2 ** Math.min(failures, 10))

/**
 * How to go on after a failure.
 *
 * @param failures how often this file has failed in a row, this time included
 */
export const recoveryOf = (problem: Problem, failures: number, now: number): Recovery => {
  switch (problem.kind) {
    case 'unauthenticated':
    case 'session_expired':
    case 'deactivated':
      return { kind: 'stop' }
    case 'rate_limited':
      return { kind: 'wait', ms: Math.max(1000, Math.min(longestWait, (problem.at ?? 0) - now)) }
    case 'offline':
    case 'timeout':
      // One request may fail while the connection lives; and without one, nothing is sent anyway.
      return { kind: 'wait', ms: backoff(failures) }
    case 'bad_request':
      // What arrived was not what was sent, perhaps.
      return failures < 3 ? { kind: 'again' } : { kind: 'stuck' }
    case 'forbidden':
    case 'too_large':
    case 'quota_reached':
    case 'not_found':
      return { kind: 'stuck' }
    default:
      // One file that the server trips over must not hold up the others for ever.
      return failures < 6 ? { kind: 'wait', ms: backoff(failures) } : { kind: 'stuck' }
  }
}
