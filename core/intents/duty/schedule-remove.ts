import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'

/** An admin deletes a schedule of duty; it's fine if it is already gone. */
export const scheduleRemove = defineIntent({
  version: 1,
  minRole: 'admin',
  mode: 'request',
  payload: z.object({ scheduleId: Id }),
  apply(work, { scheduleId }) {
    const schedule = work.find('schedules', scheduleId)
    if (schedule === null || schedule.removed) return
    work.put('schedules', { ...schedule, removed: true, covers: [], version: schedule.version + 1 })
  },
})
