import ipaddr from 'ipaddr.js'

/** A network around an address: how it is called, and how wide it is. */
export type Place = { network: string; bits: 32 | 24 | 64 | 56 | 48 }

const widths = { ipv4: [32, 24], ipv6: [64, 56, 48] } as const

/**
 * The networks that an address stands for, the narrowest first.
 *
 * IPv4: the address and its /24. IPv6: the /64 that one subscriber has at least, and the /56 and /48 that many have.
 * An IPv4 address in IPv6 clothes is that IPv4 address. What is no address is a place of its own.
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

/** What a log may say of an address: the widest network, in which no one stands alone. */
export const maskedPlace = (address: string): string => placesOf(address).at(-1)?.network ?? 'unknown'
