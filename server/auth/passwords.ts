import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import pLimit from 'p-limit'

/** How passwords are kept and compared. Both reject with `TooBusy` when too many wait already. */
export type Passwords = {
  hash(password: string): Promise<string>
  /**
   * Compares with a stored hash. With null, for an address that no one has, it does the same work against a hash
   * that no password fits, so that an answer's time does not tell whether the address exists.
   */
  verify(hash: string | null, password: string): Promise<boolean>
}

/** More passwords were to be compared than this machine can do in a few seconds. */
export class TooBusy extends Error {
  constructor() {
    super('Too many passwords wait to be compared.')
  }
}

/** 19 MiB, two passes, one lane; the algorithm, argon2id, is the package's default. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/**
 * How many are computed at once: each costs a core and 19 MiB. One core, and half of the threads that also read files
 * and resolve names, stay free for everybody who is signed in.
 */
const atOnce = Math.max(1, Math.min(2, availableParallelism() - 1))
/** How many may wait: about three seconds of work. */
const mayWait = 150

/** The same letters typed on another system may come in another composition. */
const normal = (password: string): string => password.normalize('NFKC')

/** Passwords by argon2id, so many at a time and no more. `compute` is argon2's own, but for tests. */
export const createPasswords = (compute = { hash, verify }): Passwords => {
  const limit = pLimit(atOnce)
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (limit.pendingCount >= mayWait) throw new TooBusy()
    return limit(work)
  }
  const decoy = compute.hash(randomBytes(32), cost)
  // A failure is reported by whoever awaits it.
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
