import { randomBytes } from 'node:crypto'
import type { Vault } from '../auth/vault.ts'
import type { JobParts } from '../jobs/define-job.ts'
import { type Connections, createConnections } from './connections/connections.ts'
import { createOutgoingNetwork, type OutgoingNetwork } from '../outgoing/outgoing-network.ts'
import { type PsaTimings, psaTimings, writingWithin } from './timings.ts'

/** What everything that has to do with ticket systems needs. */
export type PsaParts = {
  connections: Connections
  network: OutgoingNetwork
  timings: PsaTimings
  /** This process's name among those of the machine it runs on. */
  process: string
  /** Where ticket systems can reach this server; null if they can't. */
  publicUrl: string | null
}

/** What jobs that have to do with ticket systems need. */
export type PsaJobParts = JobParts & { psa: PsaParts }

export const createPsaParts = (parts: {
  vault: Vault
  publicUrl: string | null
  timings?: Partial<PsaTimings>
  /** Networks, besides the internet, in which ticket systems may be (`server/outgoing/outgoing-network.ts`). */
  networks: readonly string[]
  /** False to ask as fast as answers come. */
  paced?: boolean
}): PsaParts => {
  const timings = { ...psaTimings, ...parts.timings }
  if (writingWithin(timings.lease) < timings.call)
    throw new Error('Calls that write must end long before a lease does.')
  const network = createOutgoingNetwork(parts.networks)
  return {
    network,
    connections: createConnections({
      vault: parts.vault,
      callTimeoutMs: timings.call,
      network,
      paced: parts.paced ?? true,
    }),
    timings,
    process: randomBytes(8).toString('hex'),
    publicUrl: parts.publicUrl,
  }
}
