import { z } from 'zod'
import {
  type Connection,
  ConnectionCapabilities,
  ConnectionId,
  connectionLimits,
  ConnectionName,
  defaultConnectionSettings,
} from '../../domain/ticket/connection.ts'
import { PsaKind } from '../../psa/systems.ts'
import { defineIntent } from '../defining/define-intent.ts'

/** The server stores a new connection, or another name, address or ability of one. An admin asked for it. */
export const connectionPut = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({
    connectionId: ConnectionId,
    system: PsaKind,
    name: ConnectionName,
    address: z.string().max(300),
    capabilities: ConnectionCapabilities,
  }),
  apply(work, { connectionId, ...given }) {
    const { accountId, now } = work.context
    const account = work.get('accounts', accountId, 'workspace')
    const before = work.find('connections', connectionId)
    if (before?.state === 'removed') work.reject('not_found', 'This connection was removed. Add it again.')
    if (before !== null && before.system !== given.system) {
      work.reject(
        'bad_request',
        'A connection can’t change to another ticket system. Remove this one and add another.',
      )
    }
    if (before === null && account.connectionIds.length >= connectionLimits.perWorkspace) {
      work.reject(
        'too_large',
        `A workspace can have up to ${connectionLimits.perWorkspace} connections. Remove one first.`,
      )
    }
    const fresh: Omit<Connection, keyof typeof given> = {
      id: connectionId,
      accountId,
      rev: 0,
      state: 'ready',
      problem: null,
      checkedAt: now,
      settings: defaultConnectionSettings,
      boards: [],
      members: [],
      choices: { everywhere: {}, boards: {} },
      createdAt: now,
    }
    work.put('connections', {
      ...fresh,
      ...before,
      ...given,
      state: 'ready',
      problem: null,
      checkedAt: now,
    })
    if (!account.connectionIds.includes(connectionId))
      work.put('accounts', { ...account, connectionIds: [...account.connectionIds, connectionId] })
  },
})
