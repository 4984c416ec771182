import { expect, test } from 'vitest'
import { maskedPlace, narrowestPlace, placesOf } from '../../../../server/http/places.ts'

test.each([
  ['192.0.2.7', ['192.0.2.7/32', '192.0.2.0/24']],
  ['::ffff:192.0.2.7', ['192.0.2.7/32', '192.0.2.0/24']],
  ['2001:db8:1:2ab:3:4:5:6', ['2001:db8:1:2ab::/64', '2001:db8:1:200::/56', '2001:db8:1::/48']],
  ['2001:0DB8:0001:0002::1', ['2001:db8:1:2::/64', '2001:db8:1::/56', '2001:db8:1::/48']],
  ['::1', ['::/64', '::/56', '::/48']],
  ['fe80::1%eth0', ['fe80::/64', 'fe80::/56', 'fe80::/48']],
  ['', ['unknown']],
  ['no address', ['unknown']],
])('%j stands for %j', (address, networks) => {
  expect(placesOf(address).map(({ network }) => network)).toEqual(networks)
  expect(narrowestPlace(address)).toBe(networks[0])
  expect(maskedPlace(address)).toBe(networks.at(-1))
})
