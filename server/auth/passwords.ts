import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** How passwords are kept and compared. */
export type Passwords = {
  hash(password: string): Promise<string>
  /**
   * Compares with a stored hash. With null, for an address that no one has, it does the same work against a hash
   * that no password fits, so that an answer's time does not tell whether the address exists.
   */
  verify(hash: string | null, password: string): Promise<boolean>
}

/** 19 MiB, two passes, one lane; the algorithm, argon2id, is the package's default. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The same letters typed on another system may come in another composition. */
const normal = (password: string): string => password.normalize('NFKC')

/** Passwords by argon2id. */
export const createPasswords = (): Passwords => {
  const decoy = hash(randomBytes(32), cost)
  // A failure is reported by whoever awaits it.
  decoy.catch(() => undefined)
  return {
    hash: async (password) => hash(normal(password), cost),
    async verify(stored, password) {
      const fits = await verify(stored ?? (await decoy), normal(password))
      return stored !== null && fits
    },
  }
}
