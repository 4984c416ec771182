import { parseOptions } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { createPasswords } from '../../../../server/auth/passwords.ts'

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
