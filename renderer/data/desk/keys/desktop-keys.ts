import type { DeviceKeysApi, KeysAnswer, KeySecret } from '../../../../core/bridge/desktop-api.ts'
import { importDataKey, type DataKey, type DataKeys } from '../../store/sealing/cipher.ts'
import type { HeldKeys, KeyHolder } from './key-holder.ts'

const imported = async ({ id, secret }: KeySecret): Promise<DataKey> => ({
  id,
  key: await importDataKey(Uint8Array.from(atob(secret), (letter) => letter.charCodeAt(0))),
})

const held = async (answer: KeysAnswer): Promise<HeldKeys> => {
  if (answer.kind !== 'keys') return answer
  const [first, ...older] = await Promise.all(answer.keys.map(imported))
  if (first === undefined) return { kind: 'none' }
  const keys: DataKeys = [first, ...older]
  return { kind: 'keys', keys, secrets: answer.keys }
}

/** Keys in the system's keychain, which the desktop app asks. */
export const createDesktopKeys = (api: DeviceKeysApi): KeyHolder => {
  const restore = async (name: string, secrets: readonly KeySecret[]) =>
    held(await api.restore(name, secrets))
  return {
    read: async (name) => held(await api.read(name)),
    make: async (name) => held(await api.make(name)),
    async dropOlder(name) {
      const answer = await api.read(name)
      return answer.kind === 'keys' ? restore(name, answer.keys.slice(0, 1)) : held(answer)
    },
    restore,
    forget: async (name) => api.forget(name),
  }
}
