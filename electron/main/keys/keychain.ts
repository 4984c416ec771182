import type { SafeStoragePort } from '../ports/ports.ts'

/** `unusable`: there is no keychain, or one that protects no one. `locked`: it is there, and doesn't answer now. */
export type Unsealed =
  | { kind: 'text'; text: string; isOutdated: boolean }
  | { kind: 'unusable' }
  | { kind: 'locked' }
  /** It answers, and this isn't its text: another user's, another computer's, or the keychain was recreated. */
  | { kind: 'foreign' }

/** The operating system's keychain, as far as it protects anything. Nothing here rejects. */
export type Keychain = {
  /** Whether what it seals can be opened after a restart. */
  keeps(): Promise<boolean>
  /** Base64; null if it can't. */
  seal(text: string): Promise<string | null>
  unseal(sealed: string): Promise<Unsealed>
}

/**
 * The keychain behind `safeStorage`.
 *
 * On Linux without a keychain, `safeStorage` still encrypts, but with a key that is built into Chromium and protects no
 * one. We detect this by the backend `basic_text` and, if the encryptor falls back after we checked, by a ciphertext
 * starting with `v10`. Such a text is never kept.
 */
export const openKeychain = (
  storage: SafeStoragePort,
  platform: NodeJS.Platform,
  log: (line: string) => void,
): Keychain => {
  const probe = async (): Promise<'usable' | 'unusable' | 'silent'> => {
    try {
      if (!(await storage.isAsyncEncryptionAvailable())) return 'unusable'
      if (platform !== 'linux') return 'usable'
      const backend = storage.getSelectedStorageBackend()
      if (backend === 'basic_text' || backend === 'unknown') return 'unusable'
      return isBuiltInKey(await storage.encryptStringAsync('probe')) ? 'unusable' : 'usable'
    } catch (error) {
      log(`The keychain does not answer: ${String(error)}`)
      return 'silent'
    }
  }
  /** Only a good answer is final: a keychain may be unlocked while we run. */
  let probing: ReturnType<typeof probe> | null = null
  const stand = async (): ReturnType<typeof probe> => {
    const mine = (probing ??= probe())
    const answer = await mine
    if (answer !== 'usable' && probing === mine) probing = null
    return answer
  }
  const keeps = async (): Promise<boolean> => (await stand()) === 'usable'

  return {
    keeps,
    async seal(text) {
      if (!(await keeps())) return null
      try {
        const sealed = await storage.encryptStringAsync(text)
        return platform === 'linux' && isBuiltInKey(sealed) ? null : sealed.toString('base64')
      } catch (error) {
        log(`The keychain did not encrypt: ${String(error)}`)
        return null
      }
    },
    async unseal(sealed) {
      const now = await stand()
      if (now !== 'usable') return { kind: now === 'silent' ? 'locked' : 'unusable' }
      try {
        const { result, shouldReEncrypt } = await storage.decryptStringAsync(Buffer.from(sealed, 'base64'))
        return { kind: 'text', text: result, isOutdated: shouldReEncrypt }
      } catch (error) {
        log(`The keychain did not decrypt: ${String(error)}`)
        return { kind: saysLocked(error) ? 'locked' : 'foreign' }
      }
    },
  }
}

const isBuiltInKey = (sealed: Buffer): boolean => sealed.subarray(0, 3).toString('latin1') === 'v10'

/** Systems word it differently; anything else is a text that it can't read. */
const saysLocked = (error: unknown): boolean =>
  /lock|unavailable|denied|cancel|not allowed|interaction/i.test(String(error))
