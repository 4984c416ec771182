import { z } from 'zod'
import type { SealKeys } from '../../../core/protocol/auth.ts'
import type { LeftBehind } from '../contract/desk-state.ts'
import type { OpenFileShelf } from '../files/file-shelf.ts'
import { openOwn, type DatabaseStorages } from '../store/own/databases.ts'
import type { KeyValue } from '../store/own/key-value.ts'
import type { LeftShelf } from './left-shelf.ts'
import { packWork, unpackWork } from './left-work.ts'
import { canSeal } from './seal.ts'

/**
 * Makes sure that nothing of a person stays readable on this device after they leave, and that none of their work is
 * lost.
 */
export type Departures = {
  /** Someone has just signed in: restores what they left, before this resolves. */
  arrived(scope: string, keys: SealKeys | undefined): Promise<void>
  /** Records on disk that someone is leaving. From here on it will be completed, now or at the next start. */
  begin(scope: string, name: string): Promise<void>
  /** True from `begin` until it is completed. */
  isLeaving(): boolean
  /**
   * Clears the device of the person who is leaving. Their databases must be closed. Rejects if it has to be retried.
   */
  finish(): Promise<void>
  /** What people who left have on this device. */
  left(): Promise<LeftBehind[]>
}

const Leaving = z.object({
  scope: z.string(),
  name: z.string(),
  publicKey: z.string().nullable(),
  /** What only this device had is sealed on the shelf, so everything else may be deleted. */
  sealed: z.boolean(),
})
type Leaving = z.infer<typeof Leaving>

/** Where the public key is that a person's work is sealed for. */
export const sealKeyName = (serverUrl: string, scope: string): string => `baton:${serverUrl}:seal:${scope}`

const leavingIn = (text: string | null): Leaving | null => {
  try {
    return Leaving.safeParse(JSON.parse(text ?? 'null')).data ?? null
  } catch {
    return null
  }
}

/** How long someone who leaves waits for pushes to end. The server sends none by then, and it goes on afterwards. Milliseconds. */
const pushPatience = 3000

/** Resolves once it is done, or after a while in any case. */
const atMost = async (done: Promise<void>, milliseconds: number): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([done, late])
  clearTimeout(timer)
}

/** Handles departures of the people of one server. */
export const createDepartures = (parts: {
  serverUrl: string
  memory: KeyValue
  storages: {
    left: LeftShelf
    /** Deletes one person's databases, if they still exist: all of them, or only what the server has too. */
    deleteDatabases: (scope: string, which: 'all' | 'pulled') => Promise<void>
  }
  /** What is of one person. Rejects while the keys to it can't be had. */
  unlock: (scope: string, name: string) => Promise<Pick<DatabaseStorages, 'own'> & { files: OpenFileShelf }>
  /** Deletes the keys to it. */
  forgetKeys: (scope: string) => Promise<void>
  newId: () => string
  /** Ends pushes to this device, and takes down those that it shows. */
  endPushes?: (() => Promise<void>) | undefined
  onError: (error: unknown) => void
}): Departures => {
  const { memory, storages, onError } = parts
  const leavingKey = `baton:${parts.serverUrl}:leaving`
  const sealKey = (scope: string) => sealKeyName(parts.serverUrl, scope)
  const filesName = (scope: string) => `baton-files-${scope}`

  const pack = async (leaving: Leaving): Promise<void> => {
    const theirs = await parts.unlock(leaving.scope, leaving.name)
    const own = await openOwn(theirs, leaving.scope)
    const shelf = await theirs.files(filesName(leaving.scope))
    try {
      await storages.left.put(await packWork({ own, shelf }, { ...leaving, id: parts.newId() }))
    } finally {
      await shelf.close()
      await own.close()
    }
  }

  /** Empties everything the person leaves; where databases have names, they are then deleted as well. */
  const empty = async ({ scope, name, publicKey }: Leaving): Promise<void> => {
    const theirs = await parts.unlock(scope, name)
    const shelf = await theirs.files(filesName(scope))
    const records = await shelf.list()
    const going = publicKey === null ? records.filter(({ stand }) => stand === 'sent') : records
    await shelf.remove(going.map(({ hash }) => hash))
    await shelf.close()
    if (publicKey !== null) await (await openOwn(theirs, scope)).remove()
    await storages.deleteDatabases(scope, publicKey === null ? 'pulled' : 'all')
    // What the disk may still have of it can't be read by anyone now.
    if (publicKey !== null) await parts.forgetKeys(scope)
  }

  const departures: Departures = {
    async arrived(scope, keys) {
      const leaving = leavingIn(memory.get(leavingKey))
      // They came back before everything was put away, so their work is still in place.
      if (leaving?.scope === scope && !leaving.sealed) await memory.remove(leavingKey)
      else await departures.finish().catch(onError)
      if (keys === undefined) return
      await memory.set(sealKey(scope), keys.publicKey)
      const works = (await storages.left.list()).filter((work) => work.scope === scope)
      const [first] = works
      if (first === undefined) return
      const theirs = await parts.unlock(scope, first.left.name)
      const own = await openOwn(theirs, scope)
      const shelf = await theirs.files(filesName(scope))
      try {
        for (const work of works) {
          try {
            await unpackWork(work, keys, { own, shelf })
            await storages.left.remove(work.id)
          } catch (error) {
            // Keep it: the keys may differ because the server was set up again.
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
      // Whatever comes of it: the server sends nothing more, and the rest mustn't stay because of it.
      if (parts.endPushes !== undefined) await atMost(parts.endPushes().catch(onError), pushPatience)
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
        .filter(({ waiting, filesWaiting, rejected }) => waiting + filesWaiting + rejected > 0)
    },
  }
  return departures
}
