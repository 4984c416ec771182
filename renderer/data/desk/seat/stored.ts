import { openIntentLog, type IntentLog } from '../../outbox/intent-log.ts'
import { openOwn, openReplica, type DatabaseStorages, type OwnDatabase } from '../../store/own/databases.ts'
import { openKeptValues, type KeptValues } from '../../store/own/kept-values.ts'
import type { Replica } from '../../store/replica/replica.ts'
import { watchReplica } from '../../store/thread/watched-replica.ts'
import { openSeatClock, type SeatClock } from './seat-clock.ts'
import { openSyncStatus, type SyncStatus } from './sync-status.ts'

/** What one person has on this device: their own actions, and the pulled data. */
export type Stored = {
  log: IntentLog
  kept: KeptValues
  clock: SeatClock
  status: SyncStatus
  replica: Replica
  /** Identifies the shapes the replica was written with. */
  replicaVersion: string
  /** There was nothing of this person here before. */
  isNew: boolean
  close(options: { removeReplica: boolean }): Promise<void>
}

const deviceKey = 'device'

/** Opens one person's databases. */
export const openStored = async (parts: {
  scope: string
  storages: DatabaseStorages
  clock: () => number
  newId: () => string
  onError: (where: string) => (error: unknown) => void
  /** Something of the pulled data can't be read any more. Told once. */
  damaged: (error: unknown) => void
}): Promise<Stored> => {
  const { scope, storages } = parts
  const [own, pulled] = await Promise.allSettled([openOwn(storages, scope), openReplica(storages, scope)])
  try {
    if (own.status === 'rejected') throw own.reason
    if (pulled.status === 'rejected') throw pulled.reason
    const { replica, version } = pulled.value
    return await readStored(parts, own.value, watchReplica(replica, parts.damaged), version)
  } catch (error) {
    // What can't be read would still be open at the next attempt.
    await Promise.allSettled([
      pulled.status === 'fulfilled' ? pulled.value.replica.close() : null,
      own.status === 'fulfilled' ? own.value.close() : null,
    ])
    throw error
  }
}

const readStored = async (
  parts: Parameters<typeof openStored>[0],
  own: OwnDatabase,
  replica: Replica,
  version: string,
): Promise<Stored> => {
  const kept = await openKeptValues(own.kept)
  const clock = await openSeatClock({ kept, clock: parts.clock, onError: parts.onError('clock') })
  const status = await openSyncStatus({ kept, now: clock.now, onError: parts.onError('sync status') })
  const deviceId = await kept.read(deviceKey)
  const log = await openIntentLog(own.intents, {
    head: replica.head.rev,
    keptDeviceId: deviceId,
    newId: parts.newId,
    keepDeviceId: async (id) => kept.write(deviceKey, id),
    now: clock.now,
  })
  return {
    log,
    kept,
    clock,
    status,
    replica,
    replicaVersion: version,
    // The device's name alone may have been damaged.
    isNew: deviceId === null && log.nextSeq() === 1,
    async close({ removeReplica }) {
      try {
        await (removeReplica ? replica.remove() : replica.close())
        await kept.settled()
      } finally {
        // Left open, it could not be opened again in this page.
        await own.close()
      }
    },
  }
}
