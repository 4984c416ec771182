import { randomBytes } from 'node:crypto'
import type { Vault } from '../auth/vault.ts'
import type { Database } from '../store/database.ts'
import { type Connections, createConnections } from './connections/connections.ts'
import { type PsaTimings, psaTimings } from './timings.ts'

/** What everything that has to do with ticket systems needs. */
export type PsaParts = {
  connections: Connections
  timings: PsaTimings
  /** This process, for the ledger. */
  holder: string
  /** Where ticket systems can reach this server; null if they can't. */
  publicUrl: string | null
}

export const createPsaParts = (parts: {
  db: Database
  vault: Vault
  publicUrl: string | null
  timings?: Partial<PsaTimings>
}): PsaParts => {
  const timings = { ...psaTimings, ...parts.timings }
  return {
    connections: createConnections({ db: parts.db, vault: parts.vault, callTimeoutMs: timings.call }),
    timings,
    holder: randomBytes(8).toString('hex'),
    publicUrl: parts.publicUrl,
  }
}
