import { expect, test } from 'vitest'
import { createPlaceLimit } from '../../../../server/http/place-limit.ts'

const granted = async (addresses: readonly string[]) => {
  const limit = createPlaceLimit({ points: 2, seconds: 60 })
  const answers: boolean[] = []
  for (const address of addresses) answers.push((await limit.take(address)) === 0)
  return answers.filter(Boolean).length
}
const many = (address: (n: number) => string) => Array.from({ length: 40 }, (_, n) => address(n))

test.each([
  ['one address', 2, () => '203.0.113.1'],
  ['one IPv4 /24', 6, (n: number) => `203.0.113.${n}`],
  ['one IPv6 /64', 2, (n: number) => `2001:db8:1:2::${n}`],
  ['one IPv6 /56', 4, (n: number) => `2001:db8:1:${n.toString(16)}::1`],
  ['one IPv6 /48', 8, (n: number) => `2001:db8:1:${(n * 256).toString(16)}::1`],
  ['networks apart', 40, (n: number) => `203.0.${n}.1`],
])('from %s, %d are granted', async (_, most, address) => {
  expect(await granted(many(address))).toBe(most)
})

test('what is denied by a wider network is not counted by the narrower, and what is given back is by none', async () => {
  const limit = createPlaceLimit({ points: 1, seconds: 60 })
  for (const n of [1, 2, 3]) expect(await limit.take(`203.0.113.${n}`)).toBe(0)
  expect(await limit.take('203.0.113.4')).toBeGreaterThan(0)
  await limit.giveBack('203.0.113.1')
  expect(await limit.take('203.0.113.4')).toBe(0)
  expect(await limit.take('203.0.113.1')).toBeGreaterThan(0)
})
