import type { Change } from '../../../core/domain/shapes/collections.ts'
import type { ContentCollection } from '../../../core/domain/shapes/on-device.ts'
import type { Connection } from '../wire/connection.ts'
import { createCell, type Cell } from '../contract/cell.ts'
import type { Contents, Readable } from '../contract/desk.ts'
import type { LocalState } from './what-is-known.ts'

/**
 * Sessions' contents that aren't on this device: read from the server for whoever is viewing them, and in the
 * background for sessions that must be complete here. Like lists, it outlives the sign-in.
 */
export type ContentsViews = {
  view(sessionId: string): Readable<Contents>
  /** Switches to another source; null while no one is signed in. */
  attach(source: ContentsSource | null): void
  /** The device has reached the server's head, or the connection came or went: what is missing may have changed. */
  changed(): void
  close(): void
}

export type ContentsSource = {
  state: Pick<LocalState, 'head' | 'fill' | 'replica'>
  connection: Pick<Connection, 'request' | 'isOnline'>
  personId: string
}

/** How long after a possible change to look for missing contents again. Milliseconds. */
const lookAfter = 500

export const createContentsViews = (onError: (error: unknown) => void): ContentsViews => {
  type View = { cell: Cell<Contents>; watched: number }
  const views = new Map<string, View>()
  const reading = new Map<string, Promise<Contents>>()
  let source: ContentsSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isFetching = false

  /**
   * Reads one session from the server and stores it. Anything newer than this device knows comes with the next pull.
   */
  const read = async (from: ContentsSource, sessionId: string): Promise<Contents> => {
    let after: { collection: ContentCollection; id: string } | null = null
    for (;;) {
      const answer: Awaited<ReturnType<typeof request>> = await request(from, sessionId, after)
      if (source !== from) return 'looking'
      if (!answer.ok)
        return answer.problem.kind === 'offline' || answer.problem.kind === 'timeout' ? 'offline' : 'failed'
      const { changes, next } = answer.value
      const known = changes.filter(({ document }: Change) => document.rev <= from.state.head())
      await from.state.fill(sessionId, known, { isLast: next === null })
      if (next === null) return 'here'
      after = next
    }
  }
  /** One page at a time, however many sessions are looked at: the server answers no more at once (`server/sync/requests.ts`). */
  let last: Promise<unknown> = Promise.resolve()
  const request = async (
    from: ContentsSource,
    sessionId: string,
    after: { collection: ContentCollection; id: string } | null,
  ) => {
    const asked = last.then(async () => from.connection.request('session:read', { sessionId, after }))
    last = asked.catch(() => undefined)
    return asked
  }

  /** Makes sure a session is complete; returns how that went. */
  const ensure = async (from: ContentsSource, sessionId: string): Promise<Contents> => {
    if ((await from.state.replica.isWhole(sessionId)) !== false) return 'here'
    if (!from.connection.isOnline()) return 'offline'
    views.get(sessionId)?.cell.set('fetching')
    const known = reading.get(sessionId)
    if (known !== undefined) return known
    const made = read(from, sessionId).finally(() => reading.delete(sessionId))
    reading.set(sessionId, made)
    return made
  }

  const look = async (sessionId: string): Promise<void> => {
    const from = source
    if (from === null) return
    try {
      const next = await ensure(from, sessionId)
      if (source === from) views.get(sessionId)?.cell.set(next)
    } catch (error) {
      onError(error)
      if (source === from) views.get(sessionId)?.cell.set('failed')
    }
  }

  /** Fetches everything that must be complete here and isn't, one session at a time. */
  const fetchLacking = async (): Promise<void> => {
    const from = source
    if (from === null || isFetching || !from.connection.isOnline()) return
    isFetching = true
    try {
      for (const sessionId of await from.state.replica.lacking(from.personId)) {
        if (source !== from || (await ensure(from, sessionId)) !== 'here') return
      }
    } catch (error) {
      onError(error)
    } finally {
      isFetching = false
    }
  }

  const changed = (): void => {
    if (timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      for (const [sessionId, { watched }] of views) if (watched > 0) void look(sessionId)
      void fetchLacking()
    }, lookAfter)
  }

  return {
    view(sessionId) {
      const known = views.get(sessionId)
      const view: View = known ?? { cell: createCell<Contents>('looking'), watched: 0 }
      views.set(sessionId, view)
      return {
        get: view.cell.get,
        subscribe(listener) {
          const stop = view.cell.subscribe(listener)
          views.set(sessionId, view)
          view.watched += 1
          if (view.watched === 1) void look(sessionId)
          return () => {
            stop()
            view.watched -= 1
            if (view.watched === 0) views.delete(sessionId)
          }
        },
      }
    },
    attach(next) {
      source = next
      for (const [sessionId, { cell }] of views) {
        cell.set('looking')
        void look(sessionId)
      }
    },
    changed,
    close() {
      source = null
      clearTimeout(timer)
    },
  }
}
