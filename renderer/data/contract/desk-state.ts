import type { Problem } from '../../../core/domain/problem.ts'
import type { IntentType } from '../../../core/intents/registry.ts'
import type { Identity } from '../../../core/protocol/auth.ts'

/** An intent that the server (or this device, on starting again) rejected; everything typed is in `payload`. */
export type RejectedIntent = {
  id: string
  type: IntentType
  at: number
  payload: Record<string, unknown>
  problem: Problem
}

/**
 * How this desk stands with the server, in corrected time: since when it is online, or since when it is not, over
 * attempts and restarts.
 */
export type ConnectionStatus =
  | { kind: 'online'; since: number }
  | { kind: 'connecting'; lostAt: number }
  | { kind: 'offline'; lostAt: number }

/** The desk of someone who is signed in. */
export type ReadyState = {
  phase: 'ready'
  identity: Identity
  connection: ConnectionStatus
  /** Intents on this device that the server has not answered. */
  waiting: number
  /** Images on this device that have to get to the server. */
  imagesWaiting: number
  rejected: readonly RejectedIntent[]
  lastSyncAt: number | null
  /** False until the first pull of this replica reached the head. */
  synced: boolean
  /** How far this device's clock is ahead of the server's, milliseconds; 0 until known. */
  clockSkew: number
  /** What the person has to know and act upon: too old an app, a full disk, a limit of the server. */
  problem: Problem | null
}

/** What someone who has signed out left on this device: it is sent once they have signed in here again. */
export type LeftBehind = { name: string; waiting: number; imagesWaiting: number; rejected: number }

/**
 * What a desk is doing as a whole. Replaced as a whole, so that selectors can compare by identity.
 *
 * `setup`: the server has no one yet. `elsewhere`: another window of this browser has this desk open.
 */
export type DeskState =
  | { phase: 'starting' }
  | { phase: 'setup' }
  /** `problem`: why the server ended it, or cannot be reached. */
  | { phase: 'signed_out'; problem: Problem | null; left: readonly LeftBehind[] }
  | { phase: 'elsewhere' }
  | ReadyState

/** True while someone is signed in here and the server hears this desk. */
export const isOnline = (state: DeskState): boolean =>
  state.phase === 'ready' && state.connection.kind === 'online'
