import { z } from 'zod'
import { openJsonFile, type Files } from '../ports/files.ts'
import type { Keychain } from './keychain.ts'

/** Ciphertexts by server address, because one server's token must never be sent to another. */
const SecretFile = z.object({ version: z.literal(1), secrets: z.record(z.string(), z.base64()) })

/** The desk's long-lived secrets, one per server. */
export type Secrets = {
  /** Whether a secret outlives a restart. */
  keeps(): Promise<boolean>
  /**
   * The secret for a server; null if there is none or it can no longer be decrypted. Rejects if it can't be read now, because
   * the file or the keychain doesn't answer: that isn't the end of a sign-in.
   */
  read(server: string): Promise<string | null>
  /**
   * Stores the secret, or removes it if null. If it can't be written to disk, it is kept in memory until the app quits, and so
   * is that it was removed.
   */
  write(server: string, secret: string | null): Promise<void>
}

/**
 * Secrets in `secrets.json`, encrypted by the operating system's keychain. Without one, nothing is written to disk.
 */
export const openSecrets = (files: Files, keychain: Keychain, log: (line: string) => void): Secrets => {
  const file = openJsonFile(files, 'secrets.json', SecretFile, { version: 1, secrets: {} }, log)
  /** Null for one that is still on disk, and forgotten. */
  const unkept = new Map<string, string | null>()
  // One at a time: overlapping writes would each save without the other's change.
  let queue: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }

  const save = async (server: string, secret: string): Promise<void> => {
    const sealed = await keychain.seal(secret)
    if (sealed !== null && change((secrets) => ({ ...secrets, [server]: sealed }))) {
      unkept.delete(server)
      return
    }
    unkept.set(server, secret)
    // The one on disk is older: after a restart it would be a revoked token.
    forget(server)
  }

  /** False if that isn't on disk. */
  const change = (to: (secrets: Record<string, string>) => Record<string, string>): boolean => {
    try {
      const { secrets } = file.readNow()
      const next = to(secrets)
      return next === secrets || file.write({ version: 1, secrets: next })
    } catch (error) {
      log(`secrets.json cannot be read: ${String(error)}`)
      return false
    }
  }

  const forget = (server: string): boolean =>
    change((secrets) => {
      const { [server]: gone, ...rest } = secrets
      return gone === undefined ? secrets : rest
    })

  const cannotBeRead = (why: string): Error => {
    log(`The stored sign-in can’t be read now (${why}).`)
    return new Error('The stored sign-in can’t be read now.')
  }

  const sealedFor = (server: string): string | undefined => {
    try {
      return file.readNow().secrets[server]
    } catch (error) {
      throw cannotBeRead(String(error))
    }
  }

  return {
    keeps: keychain.keeps,
    read: (server) =>
      inTurn(async () => {
        const held = unkept.get(server)
        if (held !== undefined) {
          if (held === null && forget(server)) unkept.delete(server)
          return held
        }
        const sealed = sealedFor(server)
        if (sealed === undefined) return null
        const opened = await keychain.unseal(sealed)
        if (opened.kind === 'locked') throw cannotBeRead('locked')
        if (opened.kind !== 'text') {
          log(`The stored sign-in can’t be read (${opened.kind}); signing in again replaces it.`)
          return null
        }
        if (opened.isOutdated) await save(server, opened.text)
        return opened.text
      }),
    write: (server, secret) =>
      inTurn(async () => {
        if (secret !== null) return save(server, secret)
        if (forget(server)) unkept.delete(server)
        else unkept.set(server, null)
      }),
  }
}
