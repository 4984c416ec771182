import { isSealError, lacksKey } from '../sealing/cipher.ts'
import { isPageConflict } from '../replica/page-conflict.ts'
import type { Replica } from '../replica/replica.ts'

/** What Chromium says of a value whose file on the disk is gone or can't be read. */
const isMissingValue = (error: unknown): boolean =>
  error instanceof Error &&
  (/large indexeddb value|data lost due to missing file/iu.test(error.message) || isMissingValue(error.cause))

/**
 * The replica, with word of the first thing in it that can't be read any more, or that another writer has changed. What asked for it still fails: everything
 * in here can be pulled again, so the remedy is to start over.
 */
export const watchReplica = (replica: Replica, damaged: (error: unknown) => void): Replica => {
  let told = false
  const watch = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      const isLost = (isSealError(error) && !lacksKey(error)) || isMissingValue(error)
      if (!told && (isLost || isPageConflict(error))) {
        told = true
        damaged(error)
      }
      throw error
    }
  }
  return {
    ...replica,
    findMany: async (refs) => watch(async () => replica.findMany(refs)),
    list: async (lookup) => watch(async () => replica.list(lookup)),
    page: async (collection, after, limit) => watch(async () => replica.page(collection, after, limit)),
    write: async (ids, head, left) => watch(async () => replica.write(ids, head, left)),
    fill: async (sessionId, changes, at) => watch(async () => replica.fill(sessionId, changes, at)),
    letGo: async (rule) => watch(async () => replica.letGo(rule)),
  }
}
