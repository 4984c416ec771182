import { expect, test } from 'vitest'
import { openSeatClock } from '../../../../../../renderer/data/desk/seat/seat-clock.ts'

const hour = 3_600_000
/** A device: `true` time goes on, its clock is off by `off`, and sleeping stops the steady clock. */
const makeDevice = async () => {
  const device = { time: 1_000_000_000, off: 0, slept: 0 }
  const kept = new Map<string, string>()
  const clock = await openSeatClock({
    kept: {
      read: async (key) => kept.get(key) ?? null,
      write: async (key, value) => void kept.set(key, value),
      list: async () => new Map(),
      forget: async () => undefined,
      settled: async () => undefined,
    },
    clock: () => device.time + device.off,
    steady: () => device.time - device.slept,
    onError: (error) => {
      throw error
    },
  })
  return { device, clock, error: () => clock.now() - device.time }
}

test('a clock set back while connected dates nothing wrong, and asks for the server’s time', async () => {
  const { device, clock, error } = await makeDevice()
  device.off = 2 * hour
  clock.heard(device.time)
  expect(error()).toBe(0)
  device.time += 60_000
  device.off = 0
  expect(error()).toBe(0)
  expect(clock.hasJumped()).toBe(true)
  device.time += hour
  expect(error()).toBe(0)
  clock.heard(device.time)
  expect(clock.hasJumped()).toBe(false)
  expect(clock.skew()).toBe(0)
})

test('a clock set ahead asks for the server’s time, and is right once that is heard', async () => {
  const { device, clock, error } = await makeDevice()
  clock.heard(device.time)
  device.off = 2 * hour
  expect(clock.hasJumped()).toBe(true)
  clock.heard(device.time)
  expect(error()).toBe(0)
})

test('a machine that slept goes on with its own clock', async () => {
  const { device, clock, error } = await makeDevice()
  clock.heard(device.time)
  device.time += 8 * hour
  device.slept = 8 * hour
  expect(error()).toBe(0)
  expect(clock.hasJumped()).toBe(true)
})

test('drift and rounding are no jump', async () => {
  const { device, clock } = await makeDevice()
  clock.heard(device.time)
  device.time += 30 * 24 * hour
  device.off = 4000
  expect(clock.hasJumped()).toBe(false)
})

test('of many answers the one that was heard soonest counts, until the clock was set', async () => {
  const { device, clock, error } = await makeDevice()
  // One that was under way for three seconds, another that took half a second.
  expect(clock.heard(device.time - 3000)).toBe(true)
  expect(error()).toBe(-3000)
  expect(clock.heard(device.time - 500)).toBe(false)
  expect(error()).toBe(-500)
  clock.heard(device.time - 4000)
  expect(error()).toBe(-500)
  device.time += hour
  device.off = 10 * 365 * 24 * hour
  expect(clock.heard(device.time - 100)).toBe(true)
  expect(error()).toBe(-100)
})

test('a page that stood still while an answer waited is right again with the next one', async () => {
  const { device, clock, error } = await makeDevice()
  clock.heard(device.time)
  clock.heard(device.time - 60_000)
  clock.heard(device.time - 20)
  expect(error()).toBe(-20)
})
