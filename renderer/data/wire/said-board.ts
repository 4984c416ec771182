import { type AssistantSaid, type SaidSoFar, withPiece } from '../../../core/protocol/assistant-messages.ts'
import type { Readable } from '../contract/desk.ts'

/** What the assistant is writing, as far as this desk has heard. None of it outlives the connection. */
export type SaidBoard = {
  heard(piece: AssistantSaid): void
  /** Whatever was heard may have gone on unheard. */
  disconnected(): void
  /** What it is writing in a session; null while nothing was heard. An answer that has arrived as an entry stays here unread. */
  saidIn(sessionId: string): Readable<SaidSoFar | null>
}

/** Sessions of which this is kept: those that someone looks at, and a few from before. */
const mostSessions = 8

export const createSaidBoard = (): SaidBoard => {
  const said = new Map<string, SaidSoFar>()
  const listeners = new Map<string, Set<() => void>>()
  const tell = (sessionId: string): void => {
    for (const listener of listeners.get(sessionId) ?? []) listener()
  }
  return {
    heard(piece) {
      const { sessionId } = piece
      const known = said.get(sessionId) ?? null
      const next = withPiece(known, piece)
      if (next === known || next === null) return
      said.delete(sessionId)
      said.set(sessionId, next)
      const [oldest] = said.keys()
      if (said.size > mostSessions && oldest !== undefined) {
        said.delete(oldest)
        tell(oldest)
      }
      tell(sessionId)
    },
    disconnected() {
      const sessions = [...said.keys()]
      said.clear()
      for (const sessionId of sessions) tell(sessionId)
    },
    saidIn: (sessionId) => ({
      get: () => said.get(sessionId) ?? null,
      subscribe(listener) {
        const own = () => listener()
        const all = listeners.get(sessionId) ?? new Set()
        listeners.set(sessionId, all.add(own))
        return () => {
          all.delete(own)
          if (all.size === 0 && listeners.get(sessionId) === all) listeners.delete(sessionId)
        }
      },
    }),
  }
}
