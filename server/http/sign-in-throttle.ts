import { narrowestPlace, placesOf, type Place } from './places.ts'
import { createRateLimit, type RateLimit } from './rate-limit.ts'

export type SignInAttempt = {
  email: string
  ip: string
  /** Whether someone has signed in with this address from this place before. Asked only when it matters. */
  isFamiliar: () => Promise<boolean>
}

export type Admission =
  | { granted: true; giveBack: () => Promise<void> }
  | { granted: false; milliseconds: number }

/** Failed sign-ins that a network may have in ten minutes; the narrowest has room for an office that comes in at nine. */
const ofPlace: Record<Place['bits'], number> = { 32: 120, 24: 360, 64: 120, 56: 240, 48: 480 }

/**
 * Who may try a password now.
 *
 * Each attempt is taken from the account at this place, from every network around the place, and from the account as a
 * whole. Only failures count: the caller gives back what was right, and what the server could not answer. The account
 * as a whole is throttled softly: guessing from many places makes strangers wait, never someone who comes from where
 * they have signed in before, so no one can be locked out by another.
 */
export const createSignInThrottle = () => {
  const accountHere = createRateLimit({ points: 10, seconds: 5 * 60 })
  const account = createRateLimit({ points: 20, seconds: 5 * 60 })
  const places = Object.fromEntries(
    Object.entries(ofPlace).map(([bits, points]) => [bits, createRateLimit({ points, seconds: 10 * 60 })]),
  ) as Record<Place['bits'], RateLimit>

  return async ({ email, ip, isFamiliar }: SignInAttempt): Promise<Admission> => {
    const taken: (() => Promise<void>)[] = []
    const giveBack = async () => {
      for (const back of taken.splice(0)) await back()
    }
    /** 0, or how long to wait; then everything that was taken is given back. */
    const take = async (limit: RateLimit, key: string): Promise<number> => {
      const milliseconds = await limit.take(key)
      if (milliseconds === 0) taken.push(async () => limit.giveBack(key))
      return milliseconds
    }
    const wanted: [RateLimit, string][] = [
      ...placesOf(ip).map(({ network, bits }): [RateLimit, string] => [places[bits], network]),
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
