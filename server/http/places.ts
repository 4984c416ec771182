import ipaddr from 'ipaddr.js'

/** A network around an address: its name, and how wide it is. */
export type Place = { network: string; bits: 32 | 24 | 64 | 56 | 48 }

const widths = { ipv4: [32, 24], ipv6: [64, 56, 48] } as const

/**
 * The networks an address belongs to, narrowest first.
 *
 * IPv4: the address and its /24. IPv6: the /64, which is the least a subscriber has, and the /56 and /48 that many
 * have. An IPv4-mapped IPv6 address counts as IPv4. Anything that isn't an address is a place of its own.
 */
export const placesOf = (address: string): readonly Place[] => {
  const [bare = ''] = address.split('%')
  if (!ipaddr.isValid(bare)) return [{ network: 'unknown', bits: 32 }]
  const parsed = ipaddr.process(bare)
  const bytes = parsed.toByteArray()
  return widths[parsed.kind()].map((bits) => {
    const kept = bytes.map((byte, index) => (index < bits / 8 ? byte : 0))
    return { network: `${ipaddr.fromByteArray(kept).toString()}/${bits}`, bits }
  })
}

/** The narrowest network of an address: one household or one office. */
export const narrowestPlace = (address: string): string => placesOf(address)[0]?.network ?? 'unknown'

/** What a log may say about an address: its widest network, which never identifies one person. */
export const maskedPlace = (address: string): string => placesOf(address).at(-1)?.network ?? 'unknown'
