import { createCell, type Cell } from '../contract/cell.ts'
import type { Desk, Readable } from '../contract/desk.ts'
import { mergeDrafts } from '../contract/merge-drafts.ts'

/** The drafts of a desk, as its windows share them. */
export type DraftRoom = {
  /** As `Desk.readDraft`, after everything that was to be written to this draft before. */
  read(key: string): Promise<string>
  /** As `Desk.writeDraft`, by one window; tells the others that show this draft. */
  write(windowId: string, key: string, text: string, base?: string): Promise<string>
  watch(windowId: string, key: string, listener: (text: string) => void): () => void
  alsoOpen(windowId: string, key: string): Readable<boolean>
}

type Shown = {
  watchers: Set<{ windowId: string; listener: (text: string) => void }>
  /** For each window, whether another one shows it. */
  others: Map<string, Cell<boolean>>
}

/**
 * Lets several windows type into one draft: each write is merged with what another window stored in the meantime, one
 * at a time for each draft.
 */
export const createDraftRoom = (desk: Pick<Desk, 'readDraft' | 'writeDraft'>): DraftRoom => {
  const shown = new Map<string, Shown>()
  const writing = new Map<string, Promise<unknown>>()

  const shownOf = (key: string): Shown => {
    const known = shown.get(key) ?? { watchers: new Set(), others: new Map() }
    shown.set(key, known)
    return known
  }
  const otherOf = (key: string, windowId: string): Cell<boolean> => {
    const { others } = shownOf(key)
    const cell = others.get(windowId) ?? createCell(false)
    others.set(windowId, cell)
    return cell
  }
  const recount = (key: string): void => {
    const { watchers, others } = shownOf(key)
    for (const [windowId, cell] of others) {
      cell.set([...watchers].some((watcher) => watcher.windowId !== windowId))
    }
  }

  const writeNow = async (windowId: string, key: string, text: string, base?: string): Promise<string> => {
    const watchers = [...(shown.get(key)?.watchers ?? [])]
    const isShared = watchers.some((watcher) => watcher.windowId !== windowId)
    const merged = isShared && base !== undefined ? mergeDrafts(base, await desk.readDraft(key), text) : text
    await desk.writeDraft(key, merged)
    for (const watcher of watchers) if (watcher.windowId !== windowId) watcher.listener(merged)
    return merged
  }

  return {
    async read(key) {
      // The desk keeps what it couldn't store, and gives that back.
      await writing.get(key)?.catch(() => undefined)
      return desk.readDraft(key)
    },
    async write(windowId, key, text, base) {
      const before = writing.get(key) ?? Promise.resolve()
      const done = before.catch(() => undefined).then(async () => writeNow(windowId, key, text, base))
      writing.set(key, done)
      return done.finally(() => {
        if (writing.get(key) === done) writing.delete(key)
      })
    },
    watch(windowId, key, listener) {
      const watcher = { windowId, listener }
      shownOf(key).watchers.add(watcher)
      otherOf(key, windowId)
      recount(key)
      return () => {
        shownOf(key).watchers.delete(watcher)
        recount(key)
      }
    },
    alsoOpen: (windowId, key) => ({
      get: () => shown.get(key)?.others.get(windowId)?.get() ?? false,
      subscribe: (listener) => {
        const stop = otherOf(key, windowId).subscribe(listener)
        recount(key)
        return stop
      },
    }),
  }
}
