import type { SearchText } from '../../../core/search/texts.ts'

/**
 * What the search keeps between starts: the texts, the last saved index, and which sessions have changed since. All of
 * it can be rebuilt from the replica.
 */
export type SearchStore = {
  /** Opens it and says up to which rev its texts go; 0 for a new one. */
  open(): Promise<number>
  /** Stores texts, removes empty ones and marks their sessions as changed, all in one commit. */
  put(texts: readonly SearchText[], rev: number): Promise<void>
  /**
   * All texts of each of these sessions, by session. Rejects (`isSealError`) where one can't be opened: by then everything is
   * deleted, this store takes nothing more, and the next one starts from nothing.
   */
  textsOf(sessionIds: readonly string[]): Promise<ReadonlyMap<string, readonly SearchText[]>>
  allSessions(): Promise<string[]>
  /** Sessions whose current texts aren't in the saved index. */
  changed(): Promise<string[]>
  readIndex(): Promise<string | null>
  /** Saves the index, in which all sessions except `changed` are up to date. */
  writeIndex(saved: string, changed: readonly string[]): Promise<void>
  close(): Promise<void>
  /** Closes it and deletes everything in it. */
  remove(): Promise<void>
}

/** True for a text that is empty by now. */
export const isGone = (text: SearchText): boolean => text.kind !== 'session' && text.text === ''

/** A store in memory, for browsers without storage and for tests. */
export const createMemoryStore = (): SearchStore => {
  const sessions = new Map<string, Map<string, SearchText>>()
  let head = 0
  let index: string | null = null
  let changed = new Set<string>()
  return {
    open: async () => head,
    async put(texts, rev) {
      for (const text of texts) {
        const held = sessions.get(text.sessionId) ?? new Map<string, SearchText>()
        sessions.set(text.sessionId, held)
        if (isGone(text)) held.delete(text.key)
        else held.set(text.key, text)
        changed.add(text.sessionId)
      }
      head = Math.max(head, rev)
    },
    textsOf: async (ids) => new Map(ids.map((id) => [id, [...(sessions.get(id)?.values() ?? [])]])),
    allSessions: async () => [...sessions.keys()],
    changed: async () => [...changed],
    readIndex: async () => index,
    async writeIndex(saved, still) {
      index = saved
      changed = new Set(still)
    },
    close: async () => undefined,
    async remove() {
      sessions.clear()
      changed.clear()
      head = 0
      index = null
    },
  }
}
