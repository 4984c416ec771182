import { day } from '../../../../core/domain/time/durations.ts'
import type { Intent } from '../../../../core/intents/intent.ts'
import { draftedHashes, hashesIn } from '../../files/file-drafts.ts'
import { createFileClient } from '../../files/file-client.ts'
import { openFiles, type Files } from '../../files/files.ts'
import type { KeptValues } from '../../store/own/kept-values.ts'
import type { SeatParts } from './seat-parts.ts'

/** Files of actions that have waited longer may have been removed by the server, where nothing refers to them. */
const doubtFilesAfterMs = day

/** A person's files, and what sends them. */
export type SeatFiles = { files: Files; sendOldAgain: () => void }

/** Opens a person's files. `sendOldAgain` asks the server once more about those of actions that have waited for long. */
export const openSeatFiles = async (
  parts: Pick<SeatParts, 'scope' | 'identity' | 'storages' | 'http' | 'auth' | 'clock' | 'openPicture'> & {
    views: SeatParts['files']
    kept: KeptValues
    pending: () => readonly Intent[]
    now: () => number
    isOnline: () => boolean
    /** So many haven't been sent yet. */
    waiting: (count: number) => void
    onError: (error: unknown) => void
  },
): Promise<SeatFiles> => {
  const { scope, identity, auth, clock, views, onError } = parts
  const files = await openFiles({
    shelf: await parts.storages.files(`baton-files-${scope}`),
    client: createFileClient({
      http: parts.http,
      auth: { token: async () => auth.tokenOf(identity.personId), dropToken: auth.dropToken },
      clock,
    }),
    openPicture: parts.openPicture,
    clock,
    isOnline: parts.isOnline,
    inUse: views.inUse,
    changed(hash) {
      views.changed(hash)
      parts.waiting(files.waiting())
    },
    onError,
  })
  parts.waiting(files.waiting())
  files.sweep(await draftedHashes(parts.kept)).catch(onError)
  return {
    files,
    sendOldAgain() {
      const old = parts.pending().filter(({ at }) => at < parts.now() - doubtFilesAfterMs)
      const hashes = new Set(old.flatMap(({ payload }) => hashesIn(payload)))
      if (hashes.size > 0) files.sendOwnAgain(hashes).catch(onError)
    },
  }
}
