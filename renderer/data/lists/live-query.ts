import type { CollectionName, Documents } from '../../../core/domain/shapes/collections.ts'
import type { Live } from '../contract/desk.ts'
import type { LocalState } from './what-is-known.ts'
import { keepIdentity, mergeRows, sameRows } from './merge-rows.ts'
import type { ListSpec, Looker } from './queries.ts'
import { afterStoring, type StoredRows } from './stored-rows.ts'

/** What the lists read from, and for whom. Null while no one is signed in. */
export type Source = { state: LocalState; looker: Looker }

/** A desk's live lists. They outlive the sign-in: with another source, the same lists show other documents. */
export type LiveQueries = {
  live<C extends CollectionName, R>(spec: ListSpec<C, R>): Live<R>
  /** Switches to another source. */
  attach(source: Source | null): void
  close(): void
}

/** How long a list is kept up to date after its last reader has left. Milliseconds. */
const lingerMs = 5000

type List = { attach(source: Source | null): void; close(): void }

const createList = <C extends CollectionName, R>(
  spec: ListSpec<C, R>,
  parts: {
    source: () => Source | null
    onError: (error: unknown) => void
    came: () => void
    gone: () => void
  },
): Live<R> & List => {
  type D = Documents[C]
  const listeners = new Set<() => void>()
  let value: R | undefined
  let base: readonly D[] | undefined
  let byId: ReadonlyMap<string, D> = new Map()
  let rows: readonly D[] | undefined
  let shown = new Map<string, D>()
  let ownShown = new WeakSet<D>()
  let stop: (() => void) | undefined
  let lingering: ReturnType<typeof setTimeout> | undefined

  const publish = (next: readonly D[]): void => {
    if (rows !== undefined && sameRows(rows, next)) return
    rows = next
    shown = new Map(next.map((row) => [row.id, row]))
    value = spec.shape(next)
    for (const listener of listeners) listener()
  }

  const start = (source: Source): void => {
    const { state, looker } = source
    const rule = spec.rule(looker)
    const wasEmpty = state.isEmpty()
    const lookup = spec.lookup(looker)
    const known = lookup.kind === 'document' ? state.peek(spec.collection, lookup.id) : undefined
    // Opening something visible in a list shouldn't wait for the disk.
    if (known !== undefined) base = [known as D]
    /** The replica's answer, kept up to date with what has been stored since; null until there is one. */
    let stored: StoredRows<D> | null = null
    let reading: Promise<void> | null = null
    /** Something was stored while the replica was being read, so the answer may be missing it. */
    let isOutOfDate = false
    let stopped = false

    const refresh = (): void => {
      // Everything that arrived in an empty replica is still in the layer of arrived documents.
      const rowsBelow = base ?? (wasEmpty ? [] : undefined)
      if (rowsBelow === undefined) return
      const patches = state.patches(spec.collection)
      const own = patches.own as ReadonlyMap<string, D>
      const merged = mergeRows(rowsBelow, patches.arrived as ReadonlyMap<string, D>, own, rule)
      const isOwn = (document: D) => own.get(document.id) === document || ownShown.has(document)
      const kept = keepIdentity(merged, shown, isOwn)
      ownShown = new WeakSet(kept.filter((document) => own.get(document.id) === document))
      publish(kept)
    }
    const setStored = (next: StoredRows<D>): void => {
      if (next === stored) return
      stored = next
      base = next.rows
      byId = new Map(next.rows.map((document) => [document.id, document]))
      refresh()
    }
    const read = async (): Promise<void> => {
      do {
        isOutOfDate = false
        const { documents, complete } = await state.replica.list(lookup)
        if (stopped) return
        const found = (documents as readonly D[]).filter((document) => rule.matches(document))
        if (!isOutOfDate) setStored({ rows: found.toSorted(rule.compare), complete })
      } while (isOutOfDate)
    }
    const readAgain = async (): Promise<void> => {
      isOutOfDate = true
      reading ??= read()
        .catch((error: unknown) => {
          if (stopped) return
          parts.onError(error)
          throw error
        })
        .finally(() => {
          reading = null
        })
      return reading
    }
    const unwatch = state.watch({
      collection: spec.collection,
      find: (id) => byId.get(id),
      refresh,
      async settle(changes) {
        if (reading !== null) return readAgain()
        if (changes.length === 0) return
        const next = stored === null ? null : afterStoring(stored, changes as readonly D[], rule)
        if (next === null) return readAgain()
        setStored(next)
      },
    })
    stop = () => {
      stopped = true
      unwatch()
      stop = undefined
    }
    // What was stored meanwhile is read again with the next that is; the error was told.
    readAgain().catch(() => undefined)
    refresh()
  }

  /** Forgets everything shown; `undefined` again until the next answer. */
  const forget = (): void => {
    stop?.()
    base = undefined
    byId = new Map()
    rows = undefined
    shown = new Map()
    value = undefined
  }

  return {
    get: () => value,
    subscribe(listener) {
      const own = () => listener()
      listeners.add(own)
      clearTimeout(lingering)
      lingering = undefined
      parts.came()
      const source = parts.source()
      if (stop === undefined && source !== null) start(source)
      return () => {
        listeners.delete(own)
        if (listeners.size > 0 || lingering !== undefined) return
        lingering = setTimeout(() => {
          lingering = undefined
          forget()
          parts.gone()
        }, lingerMs)
      }
    },
    attach(source) {
      const had = value !== undefined
      forget()
      if (had) for (const listener of listeners) listener()
      if (source !== null && listeners.size > 0) start(source)
    },
    close() {
      clearTimeout(lingering)
      forget()
      listeners.clear()
    },
  }
}

/** Keeps lists by key: shared by their readers, and alive a little longer than they are. */
export const createLiveQueries = (onError: (error: unknown) => void): LiveQueries => {
  const lists = new Map<string, List>()
  /** Lists with a reader. A list that was dropped may still be held, and read again, alongside its successor. */
  const read = new Set<List>()
  let source: Source | null = null
  return {
    live<C extends CollectionName, R>(spec: ListSpec<C, R>): Live<R> {
      const known = lists.get(spec.key)
      if (known !== undefined) return known as unknown as Live<R>
      const made: Live<R> & List = createList(spec, {
        source: () => source,
        onError,
        came: () => {
          read.add(made)
          if (!lists.has(spec.key)) lists.set(spec.key, made)
        },
        gone: () => {
          read.delete(made)
          if (lists.get(spec.key) === made) lists.delete(spec.key)
        },
      })
      lists.set(spec.key, made)
      return made
    },
    attach(next) {
      source = next
      for (const list of read) list.attach(next)
    },
    close() {
      source = null
      for (const list of read) list.close()
      read.clear()
      lists.clear()
    },
  }
}
