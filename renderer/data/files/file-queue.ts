import { chunkCount } from '../../../core/domain/files/attachment.ts'
import { megabyte } from '../../../core/domain/text/byte-size.ts'
import type { Problem } from '../../../core/domain/document/problem.ts'
import { day } from '../../../core/domain/time/durations.ts'
import type { FileRecord } from './file-shelf.ts'

/** How many bytes of files to keep that the server has too. */
export const shelfBudget = 256 * megabyte

/** How long to keep something pasted but never sent after no draft refers to it any more. Milliseconds. */
const draftPatience = day

/** The next file to send: of those that aren't stuck, the one that has waited longest. */
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

/** The chunks the server is still missing, in order. */
export const missingChunks = (bytes: number, received: readonly number[]): number[] => {
  const here = new Set(received)
  return Array.from({ length: chunkCount(bytes) }, (_, index) => index).filter((index) => !here.has(index))
}

/** Files to remove, least recently used first, until the files that the server has too fit the budget. */
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

/**
 * Files that were pasted but are neither sent nor in a draft. Recent ones stay, because their draft may still be being
 * saved.
 */
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

/** What to do after the server rejected a request or didn't answer. */
export type Recovery =
  /** No one is signed in: continue once there is a connection again. */
  | { kind: 'stop' }
  | { kind: 'wait'; ms: number }
  /** Ask again what the server has. */
  | { kind: 'again' }
  /** This file can't be sent, but the others can. */
  | { kind: 'stuck' }

/** Delays after a temporary failure. Milliseconds. */
const longestWait = 60_000
const backoff = (failures: number): number => Math.min(longestWait, 1000 * 2 ** Math.min(failures, 10))

/**
 * How to continue after a failure.
 *
 * @param failures how often this file has failed in a row, including now
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
      // One request may fail while the connection is up; without a connection, nothing is sent anyway.
      return { kind: 'wait', ms: backoff(failures) }
    case 'bad_request':
      // Perhaps what arrived isn't what was sent.
      return failures < 3 ? { kind: 'again' } : { kind: 'stuck' }
    case 'forbidden':
    case 'too_large':
    case 'quota_reached':
    case 'not_found':
      return { kind: 'stuck' }
    default:
      // A file that makes the server fail must not hold up the others forever.
      return failures < 6 ? { kind: 'wait', ms: backoff(failures) } : { kind: 'stuck' }
  }
}
