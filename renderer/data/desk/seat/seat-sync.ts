import { hashesIn } from '../../files/file-drafts.ts'
import type { Files } from '../../files/files.ts'
import { createPuller, type Puller } from '../../lists/puller.ts'
import type { LocalState } from '../../lists/what-is-known.ts'
import { createOutbox, type Outbox } from '../../outbox/outbox.ts'
import type { Connection } from '../../wire/connection.ts'
import { createLetGo } from './let-go.ts'
import type { SeatParts } from './seat-parts.ts'
import type { SeatStatus } from './seat-status.ts'
import type { Stored } from './stored.ts'

const resendKey = 'resend-lost'

/** What brings a seat up to date with the server, and the server with the seat. */
export type SeatSync = { puller: Puller; outbox: Outbox }

export const openSeatSync = async (
  parts: Pick<SeatParts, 'identity' | 'contents' | 'judge' | 'newId' | 'otherHistory'> & {
    stored: Stored
    state: LocalState
    connection: Connection
    files: Files
    seat: Pick<SeatStatus, 'cell' | 'changed'>
    /** This device has everything that the server has. */
    caughtUp: () => void
    onError: (where: string) => (error: unknown) => void
  },
): Promise<SeatSync> => {
  const { stored, state, connection, files, seat, onError } = parts
  const { log, kept, status, replica } = stored
  const { now } = stored.clock
  /** The server was restored from a backup, and may have lost what it had confirmed to this device. */
  let resend = (await kept.read(resendKey)) !== null

  const letGo = createLetGo({
    personId: parts.identity.personId,
    state,
    replica,
    now,
    emptied: parts.contents.changed,
    onError: onError('let go'),
  })
  const puller = createPuller(
    { connection, state, now },
    {
      caughtUp() {
        parts.contents.changed()
        letGo()
        status.caughtUp()
        if (!seat.cell.get().synced) {
          state
            .stored(0)
            .then(async (isStored) => (isStored ? replica.markSynced() : undefined))
            .catch(onError('synced'))
        }
        seat.changed({ lastSyncAt: status.lastSyncAt(), synced: true })
        if (resend) outbox.sendLostAgain()
        parts.caughtUp()
      },
      behind: () => undefined,
      otherHistory() {
        // Save first: if this stops halfway, the next start still knows what to do.
        kept.write(resendKey, 'yes').then(parts.otherHistory).catch(onError('other history'))
      },
      skipped: onError('skipped'),
    },
  )
  const outbox = createOutbox({
    log,
    connection,
    stage: { ...state, keepBack: puller.keepBack },
    commitFiles: async (payload) => files.commit(hashesIn(payload)),
    async lostSentAgain() {
      resend = false
      await kept.forget([resendKey])
      await files.sendOwnAgain()
    },
    judge: parts.judge,
    newId: parts.newId,
    now,
    held(why) {
      if (why !== null || seat.cell.get().problem?.kind === 'quota_reached') seat.changed({ problem: why })
    },
    changed: () => seat.changed({ waiting: log.pending().length, rejected: log.rejected() }),
    onError: onError('push'),
  })
  return { puller, outbox }
}
