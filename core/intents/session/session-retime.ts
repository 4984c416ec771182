import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { retime, sessionsToKeep } from '../defining/keep-sla.ts'

/** How many sessions get the targets that hold now in one go. */
export const retimedTogether = 50

/** The server gives sessions underway the response targets that hold now, because an admin asked for it. */
export const sessionRetime = defineIntent({
  version: 1,
  minRole: 'system',
  mode: 'request',
  payload: z.object({ sessionIds: z.array(Id).min(1).max(retimedTogether) }),
  apply(work, { sessionIds }) {
    for (const session of sessionsToKeep(work, sessionIds)) retime(work, session)
  },
})
