import type { Connection } from '../../../core/domain/ticket/connection.ts'
import type { PsaKind } from '../../../core/psa/systems.ts'
import type { Vault } from '../../auth/vault.ts'
import { readDocument } from '../../store/change-log.ts'
import { type ConnectionSecrets, findSecrets } from '../../store/psa/connection-store.ts'
import type { Database } from '../../store/database.ts'
import type { OutgoingNetwork } from '../../outgoing/outgoing-network.ts'
import { createPace, type Pace } from '../pace.ts'
import type { PsaProvider } from '../provider.ts'
import { type PsaCredentials, psaSystem } from '../registry.ts'

/** A connection that can be used. */
export type OpenConnection = {
  connection: Connection
  provider: PsaProvider
  /** What the system calls Baton's account; '' if it doesn't say. */
  signedInAs: string
  callbackSecret: string
}

export type Connections = {
  /** Null once it was removed, or when its credentials can't be read any more. */
  open(db: Database, accountId: string, connectionId: string): Promise<OpenConnection | null>
  /** What an admin filled in; null if there is nothing, or it can't be read. */
  credentials(secrets: ConnectionSecrets): PsaCredentials | null
  /** As the database keeps them. */
  seal(accountId: string, connectionId: string, what: 'credentials' | 'callback', text: string): string
}

const nameOf = (accountId: string, connectionId: string, what: string): string =>
  `psa/${accountId}/${connectionId}/${what}`

/**
 * The connected ticket systems, one provider for each and process: it knows how many calls its system takes at once and in
 * the long run, and holds what it signed in with. It is replaced when an admin changes the connection.
 */
export const createConnections = (parts: {
  vault: Vault
  callTimeoutMs: number
  network: OutgoingNetwork
  paced: boolean
}): Connections => {
  const { vault } = parts
  const kept = new Map<string, { made: string; provider: PsaProvider }>()
  /** By connection: new credentials are no new allowance. */
  const paces = new Map<string, Pace>()

  const paceOf = (connectionId: string, system: PsaKind): Pace | undefined => {
    const { limit } = psaSystem(system)
    if (limit === null || !parts.paced) return undefined
    const pace = paces.get(connectionId) ?? createPace(limit)
    paces.set(connectionId, pace)
    return pace
  }

  const credentials = ({ accountId, connectionId, credentials: locked }: ConnectionSecrets) => {
    const text = vault.open(locked, nameOf(accountId, connectionId, 'credentials'))
    return text === null ? null : (JSON.parse(text) as PsaCredentials)
  }

  return {
    async open(db, accountId, connectionId) {
      const [connection, secrets] = await Promise.all([
        readDocument(db, accountId, 'connections', connectionId),
        findSecrets(db, connectionId),
      ])
      if (connection === null || connection.state === 'removed' || secrets?.accountId !== accountId) {
        kept.delete(connectionId)
        paces.delete(connectionId)
        return null
      }
      const given = credentials(secrets)
      const callbackSecret = vault.open(secrets.callbackSecret, nameOf(accountId, connectionId, 'callback'))
      if (given === null || callbackSecret === null) return null
      const made = `${secrets.credentials} ${JSON.stringify(connection.choices)}`
      let known = kept.get(connectionId)
      if (known?.made !== made) {
        const pace = paceOf(connectionId, connection.system)
        const provider = psaSystem(connection.system).create(given, {
          chosen: connection.choices,
          timeoutMs: parts.callTimeoutMs,
          network: parts.network,
          ...(pace === undefined ? {} : { pace }),
        })
        known = { made, provider }
        kept.set(connectionId, known)
      }
      return { connection, provider: known.provider, signedInAs: secrets.signedInAs, callbackSecret }
    },
    credentials,
    seal: (accountId, connectionId, what, text) => vault.lock(text, nameOf(accountId, connectionId, what)),
  }
}
