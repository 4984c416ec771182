import { z } from 'zod'
import type { Aside } from '../../store/sealing/aside.ts'

/** Whether this window is the one that tells something; another one of this browser may be quicker. */
export type FirstToTell = (key: string) => Promise<boolean>

const Told = z.record(z.string(), z.number())

/** Windows hear of the same thing within this time; later it is news again. Milliseconds. */
const sameNews = 60_000
/** How long a window that no one looks at leaves it to the others. Milliseconds. */
const deferenceMs = 400

/**
 * For windows that can't share a desk, because the page has no locks (plain http): each has its own, and only one of them
 * raises a notification, preferably the one someone is looking at. They agree by local storage.
 */
export const createFirstToTell =
  (parts: {
    aside: Aside
    storeKey: string
    isLookedAt: () => boolean
    clock: () => number
    wait?: (ms: number) => Promise<void>
  }): FirstToTell =>
  async (key) => {
    const { aside, storeKey } = parts
    const wait =
      parts.wait ??
      (async (ms: number) =>
        new Promise<void>((resolve) => {
          setTimeout(resolve, ms)
        }))
    if (!parts.isLookedAt()) await wait(deferenceMs)
    let told: Record<string, number> = {}
    try {
      told = Told.parse(JSON.parse(aside.get(storeKey) ?? '{}'))
    } catch {
      // Unreadable: better told twice than never.
    }
    const now = parts.clock()
    const recent = Object.entries(told).filter(([, at]) => Math.abs(now - at) < sameNews)
    if (recent.some(([known]) => known === key)) return false
    aside.set(storeKey, JSON.stringify(Object.fromEntries([...recent, [key, now]])))
    return true
  }
