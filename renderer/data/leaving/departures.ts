import { z } from 'zod'
import type { SealKeys } from '../../../core/protocol/auth.ts'
import type { LeftBehind } from '../contract/desk-state.ts'
import type { OpenFileShelf } from '../images/file-shelf.ts'
import { openOwn, type DatabaseStorages } from '../store/databases.ts'
import type { KeyValue } from '../store/key-value.ts'
import type { LeftShelf } from './left-shelf.ts'
import { packWork, unpackWork } from './left-work.ts'
import { canSeal } from './seal.ts'

/** Sees to it that nothing of a person stays readable on this device once they have left, and nothing of theirs is lost. */
export type Departures = {
  /** Someone has just signed in: what they left is back before this resolves. */
  arrived(scope: string, keys: SealKeys | undefined): Promise<void>
  /** Notes, on disk, that someone is leaving: from here on it is finished, now or at the next start. */
  begin(scope: string, name: string): Promise<void>
  /** True from `begin` until it is finished. */
  isLeaving(): boolean
  /** Clears the device of whoever is leaving. Their databases have to be closed. Rejects when it has to be tried again. */
  finish(): Promise<void>
  /** What those who left have on this device. */
  left(): Promise<LeftBehind[]>
}

const Leaving = z.object({
  scope: z.string(),
  name: z.string(),
  publicKey: z.string().nullable(),
  /** What only this device had is sealed on the shelf: all the rest may go. */
  sealed: z.boolean(),
})
type Leaving = z.infer<typeof Leaving>

const leavingIn = (text: string | null): Leaving | null => {
  try {
    return Leaving.safeParse(JSON.parse(text ?? 'null')).data ?? null
  } catch {
    return null
  }
}

/** Makes the departures of the people of one server. */
export const createDepartures = (parts: {
  serverUrl: string
  memory: KeyValue
  storages: Pick<DatabaseStorages, 'own'> & {
    files: OpenFileShelf
    left: LeftShelf
    /** Deletes the databases of one person, as far as they are still there; all of them, or only what the server has. */
    deleteDatabases: (scope: string, which: 'all' | 'pulled') => Promise<void>
  }
  newId: () => string
  onError: (error: unknown) => void
}): Departures => {
  const { memory, storages, onError } = parts
  const leavingKey = `baton:${parts.serverUrl}:leaving`
  const sealKey = (scope: string) => `baton:${parts.serverUrl}:seal:${scope}`
  const filesName = (scope: string) => `baton-files-${scope}`

  const pack = async (leaving: Leaving): Promise<void> => {
    const own = await openOwn(storages, leaving.scope)
    const shelf = await storages.files(filesName(leaving.scope))
    try {
      await storages.left.put(await packWork({ own, shelf }, { ...leaving, id: parts.newId() }))
    } finally {
      await shelf.close()
      await own.close()
    }
  }

  /** Empties what is named above; by their names the databases go as well, where they have any. */
  const empty = async ({ scope, publicKey }: Leaving): Promise<void> => {
    const shelf = await storages.files(filesName(scope))
    const records = await shelf.list()
    const going = publicKey === null ? records.filter(({ stand }) => stand === 'sent') : records
    await shelf.remove(going.map(({ hash }) => hash))
    await shelf.close()
    if (publicKey !== null) await (await openOwn(storages, scope)).remove()
    await storages.deleteDatabases(scope, publicKey === null ? 'pulled' : 'all')
  }

  const departures: Departures = {
    async arrived(scope, keys) {
      const leaving = leavingIn(memory.get(leavingKey))
      // Back before all was put away: it is where it was.
      if (leaving?.scope === scope && !leaving.sealed) await memory.remove(leavingKey)
      else await departures.finish().catch(onError)
      if (keys === undefined) return
      await memory.set(sealKey(scope), keys.publicKey)
      const works = (await storages.left.list()).filter((work) => work.scope === scope)
      if (works.length === 0) return
      const own = await openOwn(storages, scope)
      const shelf = await storages.files(filesName(scope))
      try {
        for (const work of works) {
          try {
            await unpackWork(work, keys, { own, shelf })
            await storages.left.remove(work.id)
          } catch (error) {
            // It stays: the keys may be others because the server was set up anew.
            onError(error)
          }
        }
      } finally {
        await shelf.close()
        await own.close()
      }
    },
    async begin(scope, name) {
      const publicKey = canSeal() ? memory.get(sealKey(scope)) : null
      const leaving: Leaving = { scope, name, publicKey, sealed: false }
      await memory.set(leavingKey, JSON.stringify(leaving))
    },
    isLeaving: () => leavingIn(memory.get(leavingKey)) !== null,
    async finish() {
      const leaving = leavingIn(memory.get(leavingKey))
      if (leaving === null) return
      if (!leaving.sealed) {
        await pack(leaving)
        await memory.set(leavingKey, JSON.stringify({ ...leaving, sealed: true }))
      }
      await empty(leaving)
      await memory.remove(sealKey(leaving.scope))
      await memory.remove(leavingKey)
    },
    async left() {
      const works = await storages.left.list()
      return works
        .map(({ left }) => left)
        .filter(({ waiting, imagesWaiting, rejected }) => waiting + imagesWaiting + rejected > 0)
    },
  }
  return departures
}
