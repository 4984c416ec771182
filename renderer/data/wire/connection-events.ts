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

/** Hears nothing. */
export const deaf: ConnectionEvents = {
  stateChanged: () => undefined,
  welcome: () => undefined,
  serverTime: () => undefined,
  changed: () => undefined,
  presence: () => undefined,
  said: () => undefined,
  rulesChanged: () => undefined,
  malformed: () => undefined,
  rejected: () => undefined,
  blocked: () => undefined,
}
