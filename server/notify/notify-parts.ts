import type { Vault } from '../auth/vault.ts'
import type { JobParts } from '../jobs/define-job.ts'
import type { OutgoingNetwork } from '../outgoing/outgoing-network.ts'
import type { Channel } from './channel.ts'
import type { ClaimLinks } from './claim-links.ts'

/** How long what tells people waits. Milliseconds. */
export type NotifyTimings = {
  /** How long a message belongs to whoever sends it; longer than any attempt. */
  lease: number
  /** How long one run of a job goes on. */
  drain: number
  /** Between looks for what was left behind. */
  sweep: number
}

export const notifyTimings: NotifyTimings = { lease: 30_000, drain: 60_000, sweep: 30_000 }

/** What everything that tells people needs. */
export type NotifyParts = {
  /** What this server can send on; the others are never used. */
  channels: ReadonlyMap<string, Channel>
  /** Where people open Baton, without a trailing slash; null if the server doesn't know. */
  publicUrl: string | null
  claimLinks: ClaimLinks
  /** Where destinations may be. */
  network: OutgoingNetwork
  vault: Vault
  timings: NotifyTimings
}

/** What jobs that tell people need. */
export type NotifyJobParts = JobParts & { notify: NotifyParts }

/** The names under which secrets of channels are sealed. */
export const sealNames = {
  subscription: (accountId: string, id: string) => `push ${accountId} ${id}`,
  destination: (accountId: string, id: string) => `destination ${accountId} ${id}`,
}
