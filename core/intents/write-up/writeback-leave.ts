import { z } from 'zod'
import { shortText } from '../../domain/document/document.ts'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { timeIn } from '../defining/device-time.ts'
import { leftAsItIs, ownWriteback } from './writeback-parts.ts'

/** Leaves a writeback as it is, because it was done by hand or isn't wanted. Nothing more is sent. */
export const writebackLeave = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ writebackId: Id, reason: shortText(500) }),
  apply(work, { writebackId, reason }) {
    const { writeback, session } = ownWriteback(work, writebackId)
    if (writeback.state === 'posted' || writeback.state === 'left') {
      work.reject('wrong_status', 'There is nothing left to do about this.')
    }
    const at = timeIn(work, session)
    work.put('writebacks', leftAsItIs(writeback, { by: work.context.actor.id, at, reason }))
  },
})
