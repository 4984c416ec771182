import { expect, test, vi } from 'vitest'
import { createWindowLock } from '../../../../../renderer/data/windows/window-lock.ts'
import { soon } from '../../../../support/soon.ts'

/** The browser's lock manager, as far as windows use it: exclusive locks, `ifAvailable` and `steal`. */
const makeLocks = (): LockManager => {
  const held = new Map<string, (error: Error) => void>()
  const request = async (
    name: string,
    options: LockOptions,
    work: (lock: object | null) => Promise<void>,
  ): Promise<void> => {
    const owner = held.get(name)
    if (owner !== undefined && options.steal !== true) return work(null)
    owner?.(new DOMException('stolen', 'AbortError'))
    return new Promise((resolve, reject) => {
      held.set(name, reject)
      const mine = reject
      work({ name }).then(() => {
        if (held.get(name) === mine) held.delete(name)
        resolve()
      }, reject)
    })
  }
  return { request } as unknown as LockManager
}

const open = (locks: LockManager) => {
  const lock = createWindowLock('desk', locks)
  if (lock === null) throw new Error('There should be a lock.')
  return lock
}

test('one window has it; the second is told no, and may take it', async () => {
  const locks = makeLocks()
  const first = open(locks)
  const second = open(locks)
  const firstLost = vi.fn<() => Promise<void>>(async () => undefined)
  expect(await first.acquire(firstLost)).toBe(true)
  expect(await second.acquire(async () => undefined)).toBe(false)
  expect(firstLost).not.toHaveBeenCalled()
  await second.steal(async () => undefined)
  await soon(() => expect(firstLost).toHaveBeenCalledOnce())
})

test('a window that lets go is not told that it lost', async () => {
  const locks = makeLocks()
  const first = open(locks)
  const lost = vi.fn<() => Promise<void>>(async () => undefined)
  await first.acquire(lost)
  first.release()
  const second = open(locks)
  await soon(async () => expect(await second.acquire(async () => undefined)).toBe(true))
  expect(lost).not.toHaveBeenCalled()
})

test('where the browser has no locks there is none', () => {
  expect(createWindowLock('desk', undefined)).toBeNull()
})

test('a window that kept its databases open for too long does not take them back', async () => {
  const openOn = (patienceMs: number) => {
    const lock = createWindowLock('databases', navigator.locks, patienceMs)
    if (lock === null) throw new Error('This Node has no locks.')
    return lock
  }
  const held = async () =>
    (await navigator.locks.query()).held?.filter(({ name }) => name === 'databases/open')
  const hangs = await openOn(20).enter()
  const closed = await openOn(20).enter()
  expect(await held()).toHaveLength(1)
  closed()
  await soon(async () => expect(await held()).toEqual([]))
  hangs()
  expect(await held()).toEqual([])
})
