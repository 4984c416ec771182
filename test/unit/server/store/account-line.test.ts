import { expect, test } from 'vitest'
import { createAccountLine, LineTooLong } from '../../../../server/store/account-line.ts'

/** Work that ends when it is told to. */
const gate = () => {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}
const settled = async () => new Promise((resolve) => setImmediate(resolve))

test('an account has so much underway, the rest in its order, and no other waits for it', async () => {
  const inLine = createAccountLine({ atOnce: 2, mostWaiting: 10 })
  const started: string[] = []
  const gates = ['a1', 'a2', 'a3', 'a4'].map((name) => ({ name, ...gate() }))
  const works = gates.map(async ({ name, opened }) =>
    inLine('a', async () => {
      started.push(name)
      await opened
      return name
    }),
  )
  await inLine('b', async () => void started.push('b1'))
  expect(started).toEqual(['a1', 'a2', 'b1'])
  gates[1]?.open()
  await settled()
  expect(started).toEqual(['a1', 'a2', 'b1', 'a3'])
  for (const one of gates) one.open()
  expect(await Promise.all(works)).toEqual(['a1', 'a2', 'a3', 'a4'])
})

test('what fails makes way like anything else', async () => {
  const inLine = createAccountLine({ atOnce: 1, mostWaiting: 10 })
  const first = inLine('a', async () => {
    throw new Error('No.')
  })
  const second = inLine('a', async () => 'yes')
  await expect(first).rejects.toThrow('No.')
  expect(await second).toBe('yes')
})

test('a line that is too long is not joined', async () => {
  const inLine = createAccountLine({ atOnce: 1, mostWaiting: 1 })
  const { open, opened } = gate()
  const first = inLine('a', async () => opened)
  const second = inLine('a', async () => 'second')
  await expect(inLine('a', async () => 'third')).rejects.toBeInstanceOf(LineTooLong)
  expect(await inLine('b', async () => 'other')).toBe('other')
  open()
  await first
  expect(await second).toBe('second')
  expect(await inLine('a', async () => 'later')).toBe('later')
})
