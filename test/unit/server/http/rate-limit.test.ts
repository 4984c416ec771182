import { expect, test } from 'vitest'
import { createRateLimit, placeOf } from '../../../../server/http/rate-limit.ts'

const start = () => {
  const clock = { now: 1_000_000 }
  return { clock, limit: createRateLimit({ burst: 3, perMinute: 6, clock: () => clock.now }) }
}

test('grants a burst, then one every ten seconds, and says how long to wait', () => {
  const { clock, limit } = start()
  expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 0, 10_000])
  clock.now += 4000
  expect(limit.take('a')).toBe(6000)
  clock.now += 6000
  expect([limit.take('a'), limit.take('a')]).toEqual([0, 10_000])
})

test('counts each key for itself and forgets after a while', () => {
  const { clock, limit } = start()
  for (let n = 0; n < 3; n += 1) limit.take('a')
  expect([limit.take('b'), limit.take('a')]).toEqual([0, 10_000])
  clock.now += 60 * 60_000
  expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 0, 10_000])
})

test('gives back, but never more than the burst', () => {
  const { limit } = start()
  for (let n = 0; n < 50; n += 1) {
    expect(limit.take('a')).toBe(0)
    limit.giveBack('a')
  }
  limit.giveBack('a')
  expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 0, 10_000])
})

test('a clock that is set back takes nothing away', () => {
  const { clock, limit } = start()
  limit.take('a')
  clock.now -= 60_000
  expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 10_000])
})

test('remembers no more than 20,000 keys, the latest ones', () => {
  const { limit } = start()
  for (let n = 0; n < 3; n += 1) limit.take('first')
  for (let n = 0; n < 19_999; n += 1) limit.take(`key${n}`)
  expect(limit.take('first')).toBe(10_000)
  limit.take('one more')
  expect(limit.take('first')).toBe(0)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
])('%s stands for %s', (ip, place) => {
  expect(placeOf(ip)).toBe(place)
})
