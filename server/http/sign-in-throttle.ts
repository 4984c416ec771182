import { createPlaceLimit } from './place-limit.ts'
import { narrowestPlace } from './places.ts'
import { createRateLimit, type RateLimit } from '../quotas/rate-limit.ts'

export type SignInAttempt = {
  email: string
  ip: string
  /** Whether someone has signed in with this address from this place before. Only called when it matters. */
  isFamiliar: () => Promise<boolean>
}

export type Admission =
  | { granted: true; giveBack: () => Promise<void> }
  | { granted: false; milliseconds: number }

/** Failed sign-ins allowed per place: an office that signs in at nine. */
const ofPlace = { points: 120, seconds: 10 * 60 }

/**
 * Who may try a password now.
 *
 * Each attempt counts against the account at this place, every network around the place, and the account as a whole.
 * Only failures count: the caller gives back successful attempts, and those the server couldn't check. The limit on the
 * account as a whole is soft: when someone guesses from many places, strangers have to wait, but never a person who
 * comes from where they have signed in before. So no one can lock anyone else out.
 */
export const createSignInThrottle = () => {
  const accountHere = createRateLimit({ points: 10, seconds: 5 * 60 })
  const account = createRateLimit({ points: 20, seconds: 5 * 60 })
  const place = createPlaceLimit(ofPlace)

  return async ({ email, ip, isFamiliar }: SignInAttempt): Promise<Admission> => {
    const taken: (() => Promise<void>)[] = []
    const giveBack = async () => {
      for (const back of taken.splice(0)) await back()
    }
    /** 0, or how long to wait, in which case nothing is counted. */
    const take = async (limit: RateLimit, key: string): Promise<number> => {
      const milliseconds = await limit.take(key)
      if (milliseconds === 0) taken.push(async () => limit.giveBack(key))
      return milliseconds
    }
    const wanted: [RateLimit, string][] = [
      [place, ip],
      [accountHere, `${narrowestPlace(ip)} ${email}`],
    ]
    for (const [limit, key] of wanted) {
      const milliseconds = await take(limit, key)
      if (milliseconds === 0) continue
      await giveBack()
      return { granted: false, milliseconds }
    }
    const milliseconds = await take(account, email)
    if (milliseconds > 0 && !(await isFamiliar())) {
      await giveBack()
      return { granted: false, milliseconds }
    }
    return { granted: true, giveBack }
  }
}
