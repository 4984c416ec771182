import { parseOptions } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { createPasswords, TooBusy } from '../../../../server/auth/passwords.ts'

const passwords = createPasswords()

test('hashes with a salt of its own, at the chosen cost', async () => {
  const [one, two] = [await passwords.hash('correct horse'), await passwords.hash('correct horse')]
  expect(one).not.toBe(two)
  expect(one).toMatch(/^\$argon2id\$/)
  expect(parseOptions(one)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 })
})

test('tells right from wrong, and no password fits when there is no hash', async () => {
  const hash = await passwords.hash('correct horse')
  expect(await passwords.verify(hash, 'correct horse')).toBe(true)
  expect(await passwords.verify(hash, 'correct horse ')).toBe(false)
  expect(await passwords.verify(null, 'correct horse')).toBe(false)
})

test('a hundred at once are computed two at a time at most, and more than can be waited for are turned away', async () => {
  let running = 0
  let most = 0
  const open: (() => void)[] = []
  const computed = async <T>(value: T): Promise<T> => {
    running += 1
    most = Math.max(most, running)
    await new Promise<void>((resolve) => open.push(resolve))
    running -= 1
    return value
  }
  const bounded = createPasswords({
    hash: async () => '$argon2id$',
    verify: async () => computed(true),
  })
  const asked = Array.from({ length: 400 }, async () => bounded.verify('$argon2id$', 'correct horse'))
  const settled = Promise.allSettled(asked)
  for (let left = 400; left > 0; left -= 1) {
    await new Promise((resolve) => setImmediate(resolve))
    for (const go of open.splice(0)) go()
  }
  const answers = await settled
  expect(most).toBeLessThanOrEqual(2)
  const served = answers.filter(({ status }) => status === 'fulfilled')
  expect(served.length).toBeGreaterThanOrEqual(100)
  const turnedAway = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
  expect(turnedAway.length).toBeGreaterThan(0)
  for (const reason of turnedAway) expect(reason).toBeInstanceOf(TooBusy)
})
