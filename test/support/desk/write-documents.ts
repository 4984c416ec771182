import type { Checkpoint } from '../../../core/domain/document/checkpoint.ts'
import type { Change } from '../../../core/domain/shapes/collections.ts'
import type { Replica } from '../../../renderer/data/store/replica/replica.ts'

let lastId = 0

/** Hands documents over to a replica and stores them. */
export const writeDocuments = async (
  replica: Pick<Replica, 'stage' | 'write'>,
  changes: readonly Change[],
  head: Checkpoint,
  left?: readonly string[],
): Promise<void> => {
  lastId += 1
  await replica.stage(lastId, changes)
  await replica.write([lastId], head, left)
}
