import { wholeForMs } from '../../../core/domain/shapes/on-device.ts'
import { limits } from '../../../core/protocol/messages.ts'
import type { ServerSearchAnswer } from '../contract/search-hit.ts'
import type { Replica } from '../store/replica/replica.ts'
import type { Connection } from '../wire/connection.ts'

/** Finds sessions whose notes are only on the server. Never rejects. */
export type ServerSearch = (query: string, options: { limit: number }) => Promise<ServerSearchAnswer>

const failed: ServerSearchAnswer = { state: 'failed', hits: [] }

/** Asks the server only if there is something that this device doesn't have. */
export const createServerSearch =
  (parts: {
    replica: Pick<Replica, 'holdsAll'>
    connection: Pick<Connection, 'request' | 'isOnline'>
    now: () => number
  }): ServerSearch =>
  async (query, { limit }) => {
    try {
      if (await parts.replica.holdsAll()) return { state: 'none', hits: [] }
      if (!parts.connection.isOnline()) return { state: 'offline', hits: [] }
      const answer = await parts.connection.request('search:sessions', {
        query: query.slice(0, limits.searchQuery),
        limit,
        wholeSince: Math.max(0, parts.now() - wholeForMs),
      })
      if (answer.ok) return { state: 'found', hits: answer.value.hits }
      return answer.problem.kind === 'offline' ? { state: 'offline', hits: [] } : failed
    } catch {
      return failed
    }
  }
