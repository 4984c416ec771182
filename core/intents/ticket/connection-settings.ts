import { z } from 'zod'
import {
  ConnectionBoard,
  connectionLimits,
  ConnectionMember,
  ConnectionSettings,
} from '../../domain/ticket/connection.ts'
import { Id } from '../../domain/document/id.ts'
import { PsaChosen } from '../../psa/choices.ts'
import { defineIntent } from '../defining/define-intent.ts'

/** An admin decides about a connection: the options, statuses of boards, who is who there. Only named fields change. */
export const connectionSettings = defineIntent({
  version: 1,
  minRole: 'admin',
  mode: 'request',
  payload: z.object({
    connectionId: Id,
    settings: ConnectionSettings.partial().optional(),
    /** All boards that are used, with their statuses as the system lists them. */
    boards: z.array(ConnectionBoard).max(connectionLimits.boards).optional(),
    /** Everyone who is mapped; whoever sends it confirms what is new in it. */
    members: z
      .array(ConnectionMember.omit({ confirmedBy: true }))
      .max(connectionLimits.members)
      .optional(),
    choices: PsaChosen.optional(),
  }),
  apply(work, { connectionId, settings, boards, members, choices }) {
    const connection = work.get('connections', connectionId, 'connection')
    if (connection.state === 'removed') work.reject('not_found', 'This connection was removed. Add it again.')
    const confirmed = members?.map((member): ConnectionMember => {
      const known = connection.members.find(
        (one) => one.personId === member.personId && one.memberId === member.memberId,
      )
      if (known !== undefined) return { ...member, confirmedBy: known.confirmedBy }
      work.get('people', member.personId, 'person')
      return { ...member, confirmedBy: work.context.actor.id }
    })
    if (confirmed !== undefined && new Set(confirmed.map(({ personId }) => personId)).size < confirmed.length)
      work.reject('bad_request', 'Someone is mapped twice. Map each person to one member.')
    const named = Object.entries(settings ?? {}).filter(([, value]) => value !== undefined)
    work.put('connections', {
      ...connection,
      settings: { ...connection.settings, ...(Object.fromEntries(named) as typeof connection.settings) },
      boards: boards ?? connection.boards,
      members: confirmed ?? connection.members,
      choices: choices ?? connection.choices,
    })
  },
})
