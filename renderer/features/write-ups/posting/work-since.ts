import type { WriteUp } from '../../../../core/domain/write-up/write-up.ts'
import type { Writeback } from '../../../../core/domain/write-up/writeback.ts'

/** True where a write-up's time stays off the ticket for good: its writeback was left before any of it arrived. */
const isTimeLeft = ({ left, parts }: Pick<Writeback, 'left' | 'parts'>): boolean =>
  left !== null &&
  !parts.some(({ key, state }) => key.startsWith('time:') && state !== 'planned' && state !== 'skipped')

/**
 * Work of a person up to this moment was already written up; 0 for none. What was never sent, because the session was
 * reopened before, is still to be written up.
 *
 * @param writebacks those of the write-ups, by id, as far as they are on this device
 */
export const workSince = (
  writeUps: readonly Pick<WriteUp, 'confirmedBy' | 'time' | 'createdAt' | 'writebackId'>[],
  writebacks: ReadonlyMap<string, Pick<Writeback, 'left' | 'parts'>>,
  personId: string,
): number =>
  writeUps
    .filter(({ confirmedBy, time, writebackId }) => {
      if (confirmedBy !== personId || time.length === 0) return false
      const writeback = writebackId === null ? undefined : writebacks.get(writebackId)
      return writeback === undefined || !isTimeLeft(writeback)
    })
    .reduce((latest, { createdAt }) => Math.max(latest, createdAt), 0)
