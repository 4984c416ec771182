import { wrap, type Endpoint } from 'comlink'
import type { DataKeys } from '../store/sealing/cipher.ts'
import { createThreadCalls } from '../store/thread/thread-calls.ts'
import type { SearchEngine } from './search-engine.ts'
import type { SearchWorker } from './search.worker.ts'

/** A worker, as far as the search needs one. */
export type Thread = Endpoint & { terminate(): void }

/** How often to look whether a thread is still answering, and how many looks it may stay silent. Milliseconds, count. */
const standardPatience = { everyMs: 5000, looks: 12 }

/**
 * The engine in another thread.
 *
 * A thread can fail with an error, or vanish without a word: killed when memory ran out, or never loaded. `onBroken` is
 * called once for either, and every call that waits is rejected. The browser's lock, which the thread holds while it
 * lives, tells at once; without locks (plain http) or before it has loaded, a minute of silence while it is asked
 * something does. Looks are counted instead of time, because a machine that slept has kept no one waiting.
 */
export const openSearchThread = (
  thread: Thread,
  names: { name: string; prefix: string },
  options: {
    /** Seal what the thread stores; null where nothing can be sealed. */
    keys?: DataKeys | null
    fresh?: boolean
    onBroken?: (error: Error) => void
    locks?: LockManager | undefined
    patience?: { everyMs: number; looks: number }
  },
): SearchEngine => {
  const { keys = null, fresh = false, onBroken, locks, patience = standardPatience } = options
  const lock = `${names.name}/${crypto.getRandomValues(new Uint32Array(2)).join('-')}`
  const stop = new AbortController()
  const calls = createThreadCalls()
  let silent = 0
  const end = (): void => {
    stop.abort()
    clearInterval(watch)
    thread.terminate()
  }
  const broken = (why: string): void => {
    if (stop.signal.aborted) return
    const error = new Error(`The thread of the search ${why}.`)
    end()
    calls.fail(error)
    onBroken?.(error)
  }
  thread.addEventListener('error', (event) => {
    const message = 'message' in event && typeof event.message === 'string' ? event.message : ''
    broken(`failed: ${message === '' ? 'it could not be loaded' : message}`)
  })
  const watch = setInterval(() => {
    silent = calls.waiting() === 0 ? 0 : silent + 1
    if (silent >= patience.looks) broken('does not answer')
  }, patience.everyMs)

  const heard = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await calls.heard(answer)
    } finally {
      silent = 0
    }
  }
  const made = heard(wrap<SearchWorker>(thread).make(names, keys, fresh, lock))
  made
    .then(async () => locks?.request(lock, { signal: stop.signal }, () => broken('is gone')))
    .catch(() => undefined)
  const ending = async (work: () => Promise<void>): Promise<void> => {
    try {
      await heard(work())
    } finally {
      end()
    }
  }
  return {
    open: async () => heard((await made).open()),
    take: async (texts, rev, how) => heard((await made).take([...texts], rev, how)),
    own: async (texts) => heard((await made).own(texts)),
    search: async (query, how) => heard((await made).search(query, how)),
    similar: async (text, how) => heard((await made).similar(text, how)),
    settle: async () => heard((await made).settle()),
    close: async () => ending(async () => (await made).close()),
    remove: async () => ending(async () => (await made).remove()),
  }
}
