import type { MangoQuery, RxDocument } from 'rxdb/plugins/core'
import type { Subscription } from 'rxjs'
import type { CollectionName, Documents } from '../../../core/domain/collections.ts'
import type { Live } from '../contract/desk.ts'
import type { LocalState } from './local-state.ts'
import { keepIdentity, mergeRows, sameRows } from './merge-rows.ts'
import type { ListSpec, Looker, Lookup } from './queries.ts'
import type { Stored } from '../store/schemas.ts'

/** What the lists read from, and who looks. Null while no one is signed in. */
export type Source = { state: LocalState; looker: Looker }

/** The live lists of a desk. They outlive the sign-in: another source shows other documents in the same lists. */
export type LiveQueries = {
  live<C extends CollectionName, R>(spec: ListSpec<C, R>): Live<R>
  /** Reads from another source from now on. */
  attach(source: Source | null): void
  close(): void
}

/** How long a list goes on being kept up to date after the last of its readers has left. Milliseconds. */
const lingerMs = 5000

/** The document in each of the database's objects, taken out once: the same version is the same object. */
const bodies = new WeakMap<object, object>()

const bodyOf = <C extends CollectionName>(row: RxDocument<Stored>): Documents[C] => {
  const known = bodies.get(row) ?? row.toJSON().body
  bodies.set(row, known)
  return known as unknown as Documents[C]
}

const mangosOf = (lookup: Lookup): MangoQuery<Stored>[] => {
  if ('key' in lookup) return [{ selector: { key: lookup.key }, limit: 1 }]
  const { list, names, order, limit } = lookup
  return names.map((name) => ({
    selector: { [list]: name },
    sort: [{ [list]: 'asc' }, { [order]: 'asc' }, { key: 'asc' }],
    limit,
    index: [list, order],
  }))
}

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
    const queries = mangosOf(lookup).map((mango) => state.replica.query(mango))
    /** What each query answered last; the list is whole once all have. */
    const answers: (readonly RxDocument<Stored>[] | undefined)[] = queries.map(() => undefined)
    const known =
      'key' in lookup ? state.peek(spec.collection, lookup.key.slice(spec.collection.length + 1)) : undefined
    // Someone who opens what they see in a list does not wait for the disk.
    if (known !== undefined) base = [known as D]

    const refresh = (): void => {
      // All that has come into an empty replica since is still in the layer of what arrived.
      const stored = base ?? (wasEmpty ? [] : undefined)
      if (stored === undefined) return
      const patches = state.patches(spec.collection)
      const own = patches.own as ReadonlyMap<string, D>
      const merged = mergeRows(stored, patches.arrived as ReadonlyMap<string, D>, own, rule)
      const isOwn = (document: D) => own.get(document.id) === document || ownShown.has(document)
      const kept = keepIdentity(merged, shown, isOwn)
      ownShown = new WeakSet(kept.filter((document) => own.get(document.id) === document))
      publish(kept)
    }
    const setBase = (): void => {
      if (answers.includes(undefined)) return
      const found = answers.flatMap((answer) => (answer ?? []).map((document) => bodyOf<C>(document)))
      base = found.filter((document) => rule.matches(document)).toSorted(rule.compare)
      byId = new Map(base.map((document) => [document.id, document]))
      refresh()
    }
    const settle = async (): Promise<void> => {
      try {
        const found = (await Promise.all(
          queries.map(async (query) => query.exec()),
        )) as RxDocument<Stored>[][]
        if (stop === undefined) return
        answers.splice(0, answers.length, ...found)
        setBase()
      } catch (error) {
        if (stop !== undefined) parts.onError(error)
      }
    }
    const unwatch = state.watch({
      collection: spec.collection,
      find: (id) => byId.get(id),
      refresh,
      settle,
    })
    const subscriptions: Subscription[] = queries.map((query, index) =>
      query.$.subscribe({
        next(found) {
          answers[index] = found as RxDocument<Stored>[]
          setBase()
        },
        error: parts.onError,
      }),
    )
    if (queries.length === 0) base = []
    stop = () => {
      for (const subscription of subscriptions) subscription.unsubscribe()
      unwatch()
      stop = undefined
    }
    refresh()
  }

  /** Forgets everything that was shown; `undefined` again until the next answer. */
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

/** Keeps lists by key: shared by their readers, alive a little longer than these. */
export const createLiveQueries = (onError: (error: unknown) => void): LiveQueries => {
  const lists = new Map<string, List>()
  /** Those that someone reads. One that was let go may still be held, and read again, beside its successor. */
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
