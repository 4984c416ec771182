import { z } from 'zod'
import type { Aside } from '../sealing/aside.ts'
import type { KeptValues } from './kept-values.ts'

/** Small settings of this device. */
export type Preferences = {
  read(key: string): Promise<string | null>
  write(key: string, value: string): Promise<void>
}

const Waiting = z.record(z.string(), z.string())

/**
 * Preferences in the kept values.
 *
 * The screen shows a choice as made at once, so what isn't stored yet is aside before `write` returns: a reload in that
 * instant finds it, and stores it.
 *
 * @param asideKey where choices that are being stored are kept
 */
export const createPreferences = (parts: {
  kept: Pick<KeptValues, 'read' | 'write'>
  aside: Aside
  asideKey: string
  onError: (error: unknown) => void
}): Preferences => {
  const { kept, aside, asideKey } = parts
  const waiting = (): Map<string, string> => {
    try {
      return new Map(Object.entries(Waiting.parse(JSON.parse(aside.get(asideKey) ?? '{}'))))
    } catch {
      return new Map()
    }
  }
  const put = (next: ReadonlyMap<string, string>): void => {
    aside.set(asideKey, next.size === 0 ? null : JSON.stringify(Object.fromEntries(next)))
  }
  const store = async (key: string, value: string): Promise<void> => {
    await kept.write(`preference/${key}`, value)
    const left = waiting()
    // Chosen again meanwhile: that is still to be stored.
    if (left.get(key) === value && left.delete(key)) put(left)
  }
  for (const [key, value] of waiting()) store(key, value).catch(parts.onError)
  return {
    read: async (key) => waiting().get(key) ?? kept.read(`preference/${key}`),
    async write(key, value) {
      put(waiting().set(key, value))
      await store(key, value)
    },
  }
}
