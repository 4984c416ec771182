import { z } from 'zod'
import { Alarm } from '../../domain/account/alarm.ts'
import { defineIntent } from '../defining/define-intent.ts'

/** The server's checks found that not everyone may be told, or that it is over (null). */
export const accountAlarm = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({ alarm: Alarm.nullable() }),
  apply(work, { alarm }) {
    const account = work.get('accounts', work.context.accountId, 'workspace')
    work.put('accounts', { ...account, alarm })
  },
})
