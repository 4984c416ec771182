import type { CollectionName } from '../../../core/domain/shapes/collections.ts'
import type { Watcher } from './what-is-known.ts'

/** How often lists are redrawn during a pull, since each page may change everything in view. Milliseconds. */
const redrawMs = 250
/** When lists show what has arrived: a whole at once, the parts of a pull at intervals. */
export const createRedraws = (watchers: ReadonlySet<Pick<Watcher, 'collection' | 'refresh'>>) => {
  /** Collections whose lists don't show everything that has arrived until the timer fires. */
  const undrawn = new Set<CollectionName>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const refresh = (touched: ReadonlySet<CollectionName>): void => {
    for (const watcher of watchers) if (touched.has(watcher.collection)) watcher.refresh()
  }
  /** Shows everything now. */
  const drawLate = (touched: ReadonlySet<CollectionName>): void => {
    clearTimeout(timer)
    timer = undefined
    const late = new Set([...undrawn, ...touched])
    undrawn.clear()
    refresh(late)
  }
  /** Shows what part of a pull has brought: the first part at once, the rest at intervals. */
  const drawSoon = (touched: ReadonlySet<CollectionName>): void => {
    for (const collection of touched) undrawn.add(collection)
    if (timer !== undefined) return
    drawLate(new Set())
    timer = setTimeout(() => {
      timer = undefined
      if (undrawn.size > 0) drawSoon(new Set())
    }, redrawMs)
  }
  return { refresh, drawLate, drawSoon, close: () => clearTimeout(timer) }
}
