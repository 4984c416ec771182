import type { Writeback } from '../../core/domain/write-up/writeback.ts'
import { makeWriteback } from '../support/samples/psa.ts'
import { sessionIdOf, type SampleOptions } from './sample-sessions.ts'

/** One in so many needs someone. */
const troubledOnce = 1000
const betweenMs = 60_000

/**
 * Writebacks as a ledger has them after years, the oldest first: all but a few posted, in turn of the sessions and their owners.
 * Lazily, because all of them are 60 MB.
 */
export function* sampleWritebacks(
  { accountId, ownerIds, count, now }: SampleOptions,
  writebacks: number,
): Generator<Writeback> {
  for (let index = 0; index < writebacks; index += 1) {
    const createdAt = now - (writebacks - index) * betweenMs
    const isTroubled = index % troubledOnce === troubledOnce - 1
    const { parts, ...rest } = makeWriteback()
    const id = `019b0000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`
    yield {
      ...rest,
      id,
      accountId,
      sessionId: sessionIdOf(1 + (index % count)),
      writeUpId: `${id}.1`,
      personId: ownerIds[index % ownerIds.length] ?? '',
      ticketNumber: String(40_000 + index),
      createdAt,
      updatedAt: createdAt,
      parts: parts.map((part) => ({
        ...part,
        state: isTroubled && part.key === 'status' ? 'failed' : 'read_back',
        psaId: `9${index}`,
        at: createdAt,
      })),
      state: isTroubled ? 'partly' : 'posted',
      statusRead: 'Resolved',
      ...(isTroubled ? { attentionSince: createdAt } : {}),
    }
  }
}
