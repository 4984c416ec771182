import type { Problem } from '../../../core/domain/document/problem.ts'
import type { PushOf } from '../../../core/protocol/messages.ts'

export type ConnectionState = 'connecting' | 'online' | 'offline'

export type ConnectionEvents = {
  stateChanged(state: ConnectionState): void
  welcome(message: PushOf<'welcome'>): void
  /** The server's time, which comes with every answer. Milliseconds. */
  serverTime(at: number): void
  changed(message: PushOf<'sync:changed'>): void
  presence(message: PushOf<'presence:changed'>): void
  said(message: PushOf<'assistant:said'>): void
  /** This person changed how they are told. */
  rulesChanged(): void
  /** A message couldn't be parsed, and may have been a change. */
  malformed(event: string): void
  /** The server rejects this client, and retrying won't help. */
  rejected(problem: Problem): void
  /** There is a server but no way in: WebSocket is blocked, or it has no room. We keep trying anyway. */
  blocked(problem: Problem): void
}

/** Keeps what there is to tell until someone hears it; from then on they are told at once. */
export const createTeller = () => {
  let heard: ConnectionEvents | null = null
  const kept: ((to: ConnectionEvents) => void)[] = []
  return {
    tell(what: (to: ConnectionEvents) => void): void {
      if (heard === null) kept.push(what)
      else what(heard)
    },
    hear(by: ConnectionEvents): void {
      heard = by
      for (const what of kept.splice(0)) what(by)
    },
    isHeard: () => heard !== null,
  }
}
