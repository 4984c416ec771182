import type { ConnectionStatus } from '../../contract/desk-state.ts'
import type { KeptValues } from '../../store/own/kept-values.ts'
import type { ConnectionState } from '../../wire/connection-events.ts'
import { keptNumber } from '../kept/kept-number.ts'

/** Since when this desk has been online or offline, and when it last had everything. Kept across restarts. */
export type SyncStatus = {
  connection(): ConnectionStatus
  /** Null before the first time. */
  lastSyncAt(): number | null
  connectionChanged(next: ConnectionState): void
  /** This device has everything the server has. */
  caughtUp(): void
}

const keys = { lostAt: 'connection-lost', lastSync: 'last-sync' } as const
/** `lastSyncAt` is saved at most this often, because it is only read after a restart. Milliseconds. */
const keepSyncEvery = 30_000

/** Starts as `connecting`, since whenever it was last online. */
export const openSyncStatus = async (parts: {
  kept: KeptValues
  now: () => number
  onError: (error: unknown) => void
}): Promise<SyncStatus> => {
  const { kept, now, onError } = parts
  let lastSyncAt = await keptNumber(kept, keys.lastSync, 0)
  let lastKept = lastSyncAt
  /** When the connection was lost, or when the desk was last known to be online; kept until it is online again. */
  let lostAt: number | null = (await keptNumber(kept, keys.lostAt, lastSyncAt)) || now()
  let connection: ConnectionStatus = { kind: 'connecting', lostAt }
  return {
    connection: () => connection,
    lastSyncAt: () => (lastSyncAt === 0 ? null : lastSyncAt),
    connectionChanged(next) {
      if (next === 'online') {
        if (lostAt !== null) kept.forget([keys.lostAt]).catch(onError)
        lostAt = null
        connection = { kind: 'online', since: now() }
        return
      }
      if (lostAt === null) {
        lostAt = now()
        kept.write(keys.lostAt, String(lostAt)).catch(onError)
      }
      connection = { kind: next, lostAt }
    },
    caughtUp() {
      lastSyncAt = now()
      if (lastSyncAt <= lastKept + keepSyncEvery) return
      lastKept = lastSyncAt
      kept.write(keys.lastSync, String(lastSyncAt)).catch(onError)
    },
  }
}
