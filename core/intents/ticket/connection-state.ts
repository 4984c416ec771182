import { z } from 'zod'
import { ConnectionState } from '../../domain/ticket/connection.ts'
import { Id } from '../../domain/document/id.ts'
import { hour } from '../../domain/time/durations.ts'
import { defineIntent } from '../defining/define-intent.ts'

/** How often it is told that nothing changed. Milliseconds. */
const again = hour

/** The server notes how a connection is. One that was removed stays removed. */
export const connectionState = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({
    connectionId: Id,
    state: ConnectionState,
    problem: z.string().max(500).nullable(),
  }),
  apply(work, { connectionId, state, problem }) {
    const { accountId, now } = work.context
    const connection = work.find('connections', connectionId)
    if (connection === null || connection.state === 'removed') return
    const isSame = connection.state === state && connection.problem === problem
    if (isSame && now - (connection.checkedAt ?? 0) < again) return
    work.put('connections', { ...connection, state, problem, checkedAt: now })
    if (state !== 'removed') return
    const account = work.get('accounts', accountId, 'workspace')
    work.put('accounts', {
      ...account,
      connectionIds: account.connectionIds.filter((id) => id !== connectionId),
    })
  },
})
