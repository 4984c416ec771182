import { z } from 'zod'
import { KeySecrets, type KeysAnswer, type KeySecret } from '../../../core/bridge/desktop-api.ts'
import { openJsonFile, type Files } from '../ports/files.ts'
import type { Keychain } from './keychain.ts'

/** For each person's data, all of its keys as one text that the keychain has sealed. */
const KeyFile = z.object({ version: z.literal(1), keys: z.record(z.string(), z.base64()) })

/** What the channels `keys:…` do. */
export type DeviceKeys = {
  read(name: string): Promise<KeysAnswer>
  make(name: string): Promise<KeysAnswer>
  restore(name: string, keys: readonly KeySecret[]): Promise<KeysAnswer>
  forget(name: string): Promise<void>
}

/** More are never needed: one that writes, and those whose data is still being resealed. */
const most = 4

/**
 * The keys to what is on this device, in `keys.json`, sealed by the operating system's keychain.
 *
 * Without one, they are only in memory, and nothing that opens anything is written to disk: the page then gets them
 * back from the server with the person's password. Nothing here ever deletes keys that can't be read, because a locked
 * keychain is unlocked at some point; only `forget` and `restore` replace them.
 *
 * @param newKey 32 random bytes in base64, and a random number of 32 bits
 */
export const openDeviceKeys = (
  files: Files,
  keychain: Keychain,
  newKey: () => KeySecret,
  log: (line: string) => void,
): DeviceKeys => {
  const file = openJsonFile(files, 'keys.json', KeyFile, { version: 1, keys: {} }, log)
  /** Keys that the keychain doesn't keep. */
  const unkept = new Map<string, readonly KeySecret[]>()
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }

  const remove = (name: string): void => {
    const known = file.readNow().keys
    if (known[name] === undefined) return
    const { [name]: _gone, ...rest } = known
    if (!file.write({ version: 1, keys: rest })) throw new Error('A key could not be removed.')
  }
  const save = async (
    name: string,
    keys: readonly KeySecret[],
    { areNew = false } = {},
  ): Promise<KeysAnswer> => {
    const sealed = await keychain.seal(JSON.stringify(keys))
    const known = file.read().keys
    // Where it can't be read, it isn't written either: it has the keys of others.
    const kept = sealed !== null && file.write({ version: 1, keys: { ...known, [name]: sealed } })
    if (kept) unkept.delete(name)
    else {
      unkept.set(name, keys)
      // Older keys would be taken for these at the next start.
      if (areNew) remove(name)
    }
    return { kind: 'keys', keys: [...keys], kept }
  }

  const read = async (name: string): Promise<KeysAnswer> => {
    const held = unkept.get(name)
    if (held !== undefined) {
      // The keychain may be there by now.
      return (await keychain.keeps()) ? save(name, held) : { kind: 'keys', keys: [...held], kept: false }
    }
    let sealed: string | undefined
    try {
      sealed = file.readNow().keys[name]
    } catch (error) {
      log(`keys.json cannot be read: ${String(error)}`)
      return { kind: 'shut', why: 'locked' }
    }
    if (sealed === undefined) return { kind: 'none' }
    const opened = await keychain.unseal(sealed)
    if (opened.kind !== 'text') {
      const why = opened.kind === 'unusable' ? 'no_keychain' : opened.kind
      return { kind: 'shut', why }
    }
    const keys = keysIn(opened.text)
    if (keys === null) return { kind: 'shut', why: 'foreign' }
    return opened.isOutdated ? save(name, keys) : { kind: 'keys', keys, kept: true }
  }

  return {
    read: (name) => inTurn(() => read(name)),
    make: (name) =>
      inTurn(async () => {
        const known = await read(name)
        if (known.kind === 'shut') return known
        return save(name, [newKey(), ...(known.kind === 'keys' ? known.keys : [])].slice(0, most), {
          areNew: true,
        })
      }),
    restore: (name, keys) => inTurn(() => save(name, keys)),
    forget: (name) =>
      inTurn(async () => {
        unkept.delete(name)
        remove(name)
      }),
  }
}

const keysIn = (text: string): KeySecret[] | null => {
  try {
    return KeySecrets.parse(JSON.parse(text))
  } catch {
    return null
  }
}
