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

test('what someone waits for goes before what the server does by itself, which still has its turn after every four', async () => {
  const inLine = createAccountLine({ atOnce: 1, mostWaiting: 50 })
  const order: string[] = []
  const work = async (name: string, first = false) =>
    inLine('acme', async () => void order.push(name), { first })
  let release: () => void = () => undefined
  const running = inLine('acme', async () => new Promise<void>((resolve) => (release = resolve)))
  const jobs = ['j1', 'j2', 'j3'].map(async (name) => work(name))
  const people = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map(async (name) => work(name, true))
  release()
  await Promise.all([running, ...jobs, ...people])
  expect(order).toEqual(['p1', 'p2', 'p3', 'p4', 'j1', 'p5', 'p6', 'j2', 'j3'])
})
