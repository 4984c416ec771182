import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openOpenedSessions } from '../../../../../../renderer/data/desk/seat/opened-sessions.ts'

/** Kept values in memory. */
const memory = (initial: Record<string, string> = {}) => {
  const values = new Map(Object.entries(initial))
  return {
    values,
    write: async (key: string, value: string) => void values.set(key, value),
    list: async (prefix: string) => new Map([...values].filter(([key]) => key.startsWith(prefix))),
    forget: async (keys: readonly string[]) => {
      for (const key of keys) values.delete(key)
    },
  }
}

let time = 0
const now = () => {
  time += 1
  return time
}
const onError = (error: unknown) => {
  throw error
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('opened sessions', () => {
  it('are remembered with what was seen last, and never go back', async () => {
    const kept = memory()
    const opened = await openOpenedSessions({ kept, now, onError })
    opened.mark('s1', 5)
    opened.mark('s1', 3)
    opened.mark('s2', 1)
    expect([...opened.revs.get()]).toEqual([
      ['s1', 5],
      ['s2', 1],
    ])
    await opened.close()
    const again = await openOpenedSessions({ kept, now, onError })
    expect(again.revs.get().get('s1')).toBe(5)
  })

  it('are so many at most: those that were opened last', async () => {
    const kept = memory()
    const opened = await openOpenedSessions({ kept, now, onError, most: 3 })
    for (const id of ['a', 'b', 'c', 'a', 'd', 'e']) opened.mark(id, time + 10)
    expect([...opened.revs.get().keys()].toSorted()).toEqual(['a', 'd', 'e'])
    await opened.close()
    expect([...kept.values.keys()].toSorted()).toEqual(['opened/a', 'opened/d', 'opened/e'])
  })

  it('forget what cannot be read', async () => {
    const kept = memory({ 'opened/x': 'nonsense', 'opened/y': '{"rev":2,"at":1}' })
    const opened = await openOpenedSessions({ kept, now, onError })
    expect([...opened.revs.get()]).toEqual([['y', 2]])
    expect([...kept.values.keys()]).toEqual(['opened/y'])
  })
})
