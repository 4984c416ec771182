import { placesOf, type Place } from './places.ts'
import { createRateLimit, type RateLimit } from '../quotas/rate-limit.ts'

/** How many times as much as one household or office a network around it may do. */
const shares: Record<Place['bits'], number> = { 32: 1, 24: 3, 64: 1, 56: 2, 48: 4 }

/**
 * A limit by where attempts come from: `points` in `seconds` for the narrowest network of an address, and somewhat more for the
 * wider ones, so that who has many addresses gains little. Its keys are addresses.
 */
export const createPlaceLimit = (options: { points: number; seconds: number }): RateLimit => {
  const limits = Object.fromEntries(
    Object.entries(shares).map(([bits, share]) => [
      bits,
      createRateLimit({ points: options.points * share, seconds: options.seconds }),
    ]),
  ) as Record<Place['bits'], RateLimit>
  const giveBackTo = async (places: readonly Place[]): Promise<void> => {
    for (const { network, bits } of places) await limits[bits].giveBack(network)
  }
  return {
    async take(address) {
      const places = placesOf(address)
      for (const [index, { network, bits }] of places.entries()) {
        const milliseconds = await limits[bits].take(network)
        if (milliseconds === 0) continue
        await giveBackTo(places.slice(0, index))
        return milliseconds
      }
      return 0
    },
    giveBack: async (address) => giveBackTo(placesOf(address)),
  }
}
