import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import pLimit from 'p-limit'

/** Hashes and verifies passwords. Both methods reject with `TooBusy` if too many are already waiting. */
export type Passwords = {
  hash(password: string): Promise<string>
  /**
   * Compares with a stored hash. With null, for an address that no one has, it does the same work against a hash that
   * no password matches, so that the response time doesn't reveal whether the address exists.
   */
  verify(hash: string | null, password: string): Promise<boolean>
}

/** More passwords to verify than this machine can handle in a few seconds. */
export class TooBusy extends Error {
  constructor() {
    super('Too many passwords wait to be compared.')
  }
}

/** 19 MiB, two passes, one lane; the algorithm, argon2id, is the package's default. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/**
 * How many are computed at once: each takes a core and 19 MiB. One core, and half of the threads that also read files
 * and resolve names, stay free for everyone who is signed in.
 */
const atOnce = Math.max(1, Math.min(2, availableParallelism() - 1))
/** How many may wait: about three seconds of work. */
const mayWait = 150

/** The same characters typed on another system may be composed differently in Unicode. */
const normal = (password: string): string => password.normalize('NFKC')

/** Hashes passwords with argon2id, with a limit on how many at once. `compute` is argon2 itself, except in tests. */
export const createPasswords = (compute = { hash, verify }): Passwords => {
  const limit = pLimit(atOnce)
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (limit.pendingCount >= mayWait) throw new TooBusy()
    return limit(work)
  }
  const decoy = compute.hash(randomBytes(32), cost)
  // Whoever awaits it handles the failure.
  decoy.catch(() => undefined)
  return {
    hash: async (password) => inTurn(async () => compute.hash(normal(password), cost)),
    async verify(stored, password) {
      const against = stored ?? (await decoy)
      const fits = await inTurn(async () => compute.verify(against, normal(password)))
      return stored !== null && fits
    },
  }
}
