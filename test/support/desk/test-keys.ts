import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import type { DeviceKeysApi } from '../../../core/bridge/desktop-api.ts'
import { openDeviceKeys } from '../../../electron/main/keys/device-keys.ts'
import { openKeychain } from '../../../electron/main/keys/keychain.ts'
import { createDesktopKeys } from '../../../renderer/data/desk/keys/desktop-keys.ts'
import type { KeyHolder } from '../../../renderer/data/desk/keys/key-holder.ts'
import type { Storages } from '../../../renderer/data/desk/kept/storages.ts'
import { createCipher, importDataKey, type DataKey } from '../../../renderer/data/store/sealing/cipher.ts'
import { openReplicaDatabase } from '../../../renderer/data/store/replica/replica-database.ts'
import { sealStorage } from '../../../renderer/data/store/sealing/sealed-storage.ts'
import { FilesTwin, SafeStorageTwin } from '../electron/electron-parts.ts'
import { memoryStorages } from './memory-storages.ts'

let made = 0

/** A key that no other test has. */
export const newTestKey = async (): Promise<DataKey> => {
  made += 1
  return { id: made, key: await importDataKey(crypto.getRandomValues(new Uint8Array(32))) }
}

/** The desktop's keys as main keeps them, on a keychain that a test can lock, break and take away. */
export const testKeychain = () => {
  const storage = new SafeStorageTwin()
  const files = new FilesTwin()
  const log: string[] = []
  const note = (line: string): void => void log.push(line)
  /** Main as it is after a start: what isn't on disk or in the keychain is gone. */
  const start = (): KeyHolder => {
    const keys = openDeviceKeys(
      files,
      openKeychain(storage, 'linux', note),
      () => ({
        id: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
        secret: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64'),
      }),
      note,
    )
    // As over ipc: only copies go across.
    const across = structuredClone
    const api: DeviceKeysApi = {
      read: async (name) => across(await keys.read(name)),
      make: async (name) => across(await keys.make(name)),
      restore: async (name, secrets) => across(await keys.restore(name, across(secrets))),
      forget: async (name) => keys.forget(name),
    }
    return createDesktopKeys(api)
  }
  return { storage, files, log, start }
}

/** Storages in memory in which databases are sealed, and can be looked into as they are stored. Files are plain. */
export const sealedMemoryStorages = (over: Partial<Storages> = {}) => {
  const own = getRxStorageMemory()
  const replica = getRxStorageMemory()
  const plain = memoryStorages({ own, ...over })
  const storages: Storages = {
    ...plain,
    sealed: (keys, onDamaged) => ({
      own: sealStorage(own, createCipher(keys), { onDamaged }),
      replica: async (name) =>
        openReplicaDatabase(name, sealStorage(replica, createCipher(keys), { packs: true })),
      files: plain.files,
    }),
    // They are in memory by name; what is deleted there is opened again and removed.
    deleteDatabases: async () => undefined,
  }
  return { storages, own, replica }
}
