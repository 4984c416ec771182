import type { Problem } from '../../../core/domain/document/problem.ts'
import type { IntentType } from '../../../core/intents/registry.ts'
import type { Identity } from '../../../core/protocol/auth.ts'

/**
 * An intent that was rejected by the server (or by this device when it restarted); everything typed is in `payload`.
 */
export type RejectedIntent = {
  id: string
  type: IntentType
  at: number
  payload: Record<string, unknown>
  problem: Problem
}

/**
 * This desk's connection to the server: since when it has been online or offline, in corrected time. Kept across
 * attempts and restarts.
 */
export type ConnectionStatus =
  | { kind: 'online'; since: number }
  | { kind: 'connecting'; lostAt: number }
  | { kind: 'offline'; lostAt: number }

/** The desk of a signed-in person. */
export type ReadyState = {
  phase: 'ready'
  identity: Identity
  connection: ConnectionStatus
  /** Intents on this device that the server hasn't answered yet. */
  waiting: number
  /** Files on this device that still have to be uploaded. */
  filesWaiting: number
  rejected: readonly RejectedIntent[]
  lastSyncAt: number | null
  /** False until this replica's first pull has reached the head. */
  synced: boolean
  /** How far this device's clock is ahead of the server's, in milliseconds; 0 until known. */
  clockSkew: number
  /** Something the person has to know and act on: an outdated app, a full disk, a limit on the server. */
  problem: Problem | null
  /** What this device has lost, until someone acknowledges it. */
  lost: readonly LostWork[]
}

/** Work that should be on this device and isn't any more: it was never sent, and can't be found. */
export type LostWork = { name: string; waiting: number; filesWaiting: number; drafts: number }

/** What a person who signed out left on this device. It is sent once they sign in here again. */
export type LeftBehind = { name: string; waiting: number; filesWaiting: number; rejected: number }

/**
 * What a desk as a whole is doing. Replaced as a whole, so that selectors can compare by identity.
 *
 * `setup`: the server has no workspace yet. `elsewhere`: another window of this browser owns this desk, and
 * this one can't reach it.
 */
export type DeskState =
  | { phase: 'starting' }
  | { phase: 'setup' }
  /** `problem`: why the server ended the sign-in, or can't be reached. */
  /** `missing`: what was waiting here when someone was last signed in, and now can't be found. */
  | {
      phase: 'signed_out'
      problem: Problem | null
      left: readonly LeftBehind[]
      missing: readonly LostWork[]
    }
  | { phase: 'elsewhere' }
  | ReadyState

/** True while someone is signed in here and the server is connected. */
export const isOnline = (state: DeskState): boolean =>
  state.phase === 'ready' && state.connection.kind === 'online'
