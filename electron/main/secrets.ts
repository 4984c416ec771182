import { z } from 'zod'
import { openJsonFile, type Files } from './files.ts'
import type { SafeStoragePort } from './ports.ts'

/** Ciphertexts by server address, because one server's token must never be sent to another. */
const SecretFile = z.object({ version: z.literal(1), secrets: z.record(z.string(), z.base64()) })

/** The desk's long-lived secrets, one per server. */
export type Secrets = {
  /** Whether a secret outlives a restart. */
  keeps(): Promise<boolean>
  /** The secret for a server; null if there is none or it can no longer be decrypted. */
  read(server: string): Promise<string | null>
  /**
   * Stores the secret, or removes it if null. If it can't be written to disk, it is kept in memory until the app quits.
   */
  write(server: string, secret: string | null): Promise<void>
}

/**
 * Secrets in `secrets.json`, encrypted by the operating system's keychain.
 *
 * Without a keychain, nothing is written to disk. On Linux, `safeStorage` then still encrypts, but with a key that is
 * built into Chromium and protects no one. We detect this by the backend `basic_text` and, if the encryptor falls back
 * after we checked, by a ciphertext starting with `v10`. Neither is written.
 */
export const openSecrets = (
  files: Files,
  storage: SafeStoragePort,
  platform: NodeJS.Platform,
  log: (line: string) => void,
): Secrets => {
  const file = openJsonFile(files, 'secrets.json', SecretFile, { version: 1, secrets: {} }, log)
  const unkept = new Map<string, string>()
  let keeping: Promise<boolean> | null = null
  // One at a time: overlapping writes would each save without the other's change.
  let queue: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }

  const probe = async (): Promise<boolean> => {
    try {
      if (!(await storage.isAsyncEncryptionAvailable())) return false
      if (platform !== 'linux') return true
      const backend = storage.getSelectedStorageBackend()
      if (backend === 'basic_text' || backend === 'unknown') return false
      return !isBuiltInKey(await storage.encryptStringAsync('probe'))
    } catch (error) {
      log(`The keychain does not answer: ${String(error)}`)
      return false
    }
  }
  const keeps = (): Promise<boolean> => (keeping ??= probe())

  const encrypt = async (secret: string): Promise<string | null> => {
    if (!(await keeps())) return null
    try {
      const sealed = await storage.encryptStringAsync(secret)
      return platform === 'linux' && isBuiltInKey(sealed) ? null : sealed.toString('base64')
    } catch (error) {
      log(`The keychain did not encrypt: ${String(error)}`)
      return null
    }
  }

  const save = async (server: string, secret: string): Promise<void> => {
    const sealed = await encrypt(secret)
    const { secrets } = file.read()
    if (sealed !== null && file.write({ version: 1, secrets: { ...secrets, [server]: sealed } })) {
      unkept.delete(server)
      return
    }
    unkept.set(server, secret)
    // The one on disk is older: after a restart it would be a revoked token.
    forget(server)
  }

  const forget = (server: string): void => {
    const { secrets } = file.read()
    if (secrets[server] === undefined) return
    const { [server]: _gone, ...rest } = secrets
    file.write({ version: 1, secrets: rest })
  }

  return {
    keeps,
    read: (server) =>
      inTurn(async () => {
        const held = unkept.get(server)
        if (held !== undefined) return held
        const sealed = file.read().secrets[server]
        if (sealed === undefined || !(await keeps())) return null
        try {
          const { result, shouldReEncrypt } = await storage.decryptStringAsync(Buffer.from(sealed, 'base64'))
          if (shouldReEncrypt) await save(server, result)
          return result
        } catch (error) {
          log(`A stored secret cannot be decrypted, signing in again will replace it: ${String(error)}`)
          return null
        }
      }),
    write: (server, secret) =>
      inTurn(async () => {
        if (secret !== null) return save(server, secret)
        unkept.delete(server)
        forget(server)
      }),
  }
}

const isBuiltInKey = (sealed: Buffer): boolean => sealed.subarray(0, 3).toString('latin1') === 'v10'
