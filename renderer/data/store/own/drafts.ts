import { z } from 'zod'
import type { AsideText } from '../sealing/aside.ts'
import type { KeptValues } from './kept-values.ts'

/**
 * Half-typed texts on this device.
 *
 * A text that can't be stored stays in memory and is stored as soon as that works; until then it is read from there,
 * and kept aside as well, so that a reload finds it.
 */
export type Drafts = {
  read(key: string): Promise<string>
  /** Resolves when it is on disk; rejects if that failed for now. An empty text deletes the draft. */
  write(key: string, text: string): Promise<void>
  /** How many there are. */
  count(): number
  /** Tries once more to store everything. What still can't be stored stays aside. */
  close(): Promise<void>
}

const prefix = 'draft/'
/** Delay before trying again, in milliseconds; doubles each time. */
const retry = { first: 500, most: 10_000 }

const Rescued = z.record(z.string(), z.string())
const rescuedIn = (text: string | null): Record<string, string> => {
  try {
    return Rescued.parse(JSON.parse(text ?? '{}'))
  } catch {
    return {}
  }
}

/** Opens them, including what an earlier page couldn't store. */
export const openDrafts = async (parts: {
  kept: Pick<KeptValues, 'read' | 'write' | 'forget' | 'list'>
  /** Where they are kept aside; one per person. */
  aside: AsideText
  /** A text couldn't be stored; null once everything is. */
  trouble: (error: unknown) => void
  /** The number of drafts changed. */
  changed: () => void
}): Promise<Drafts> => {
  const { kept, aside } = parts
  const unsaved = new Map<string, string>()
  const present = new Set<string>()
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const keepAside = (): void => {
    const lasting = unsaved.size > 0 && failures > 0
    aside.keep(lasting ? JSON.stringify(Object.fromEntries(unsaved)) : null)
  }
  const count = (key: string, text: string): void => {
    const before = present.size
    if (text === '') present.delete(key)
    else present.add(key)
    if (present.size !== before) parts.changed()
  }
  /** The error, or null. */
  const storeOne = async (key: string, text: string): Promise<Error | null> => {
    try {
      await (text === '' ? kept.forget([prefix + key]) : kept.write(prefix + key, text))
    } catch (error) {
      failures += 1
      keepAside()
      parts.trouble(error)
      return error instanceof Error ? error : new Error('The draft could not be stored.', { cause: error })
    }
    if (unsaved.get(key) === text) unsaved.delete(key)
    if (failures > 0) {
      if (unsaved.size === 0) {
        failures = 0
        parts.trouble(null)
      }
      keepAside()
    }
    return null
  }
  const storeAll = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    for (const [key, text] of unsaved) if ((await storeOne(key, text)) !== null) return retryLater()
  }
  const retryLater = (): void => {
    if (closed || timer !== undefined) return
    timer = setTimeout(() => void storeAll(), Math.min(retry.most, retry.first * 2 ** Math.min(failures, 8)))
  }

  for (const key of (await kept.list(prefix)).keys()) present.add(key.slice(prefix.length))
  for (const [key, text] of Object.entries(rescuedIn(await aside.read()))) {
    unsaved.set(key, text)
    count(key, text)
  }
  if (unsaved.size > 0) {
    failures = 1
    void storeAll()
  }

  return {
    read: async (key) => unsaved.get(key) ?? (await kept.read(prefix + key)) ?? '',
    async write(key, text) {
      unsaved.set(key, text)
      count(key, text)
      if (failures > 0) keepAside()
      const error = await storeOne(key, text)
      if (error === null) return
      retryLater()
      throw error
    },
    count: () => present.size,
    async close() {
      closed = true
      clearTimeout(timer)
      if (unsaved.size > 0) await storeAll()
    },
  }
}
