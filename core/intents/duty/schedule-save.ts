import { z } from 'zod'
import { NewId } from '../../domain/document/id.ts'
import { keptCovers, ScheduleContent } from '../../domain/duty/schedule.ts'
import { isolated } from '../../domain/text/text.ts'
import { defineIntent } from '../defining/define-intent.ts'

/**
 * An admin adds a schedule of duty, or changes one. Covers stay.
 *
 * `basedOn` is the version that was edited; a schedule that another admin has changed or deleted since isn't
 * overwritten.
 */
export const scheduleSave = defineIntent({
  version: 1,
  minRole: 'admin',
  mode: 'request',
  payload: z.object({
    scheduleId: NewId,
    ...ScheduleContent.shape,
    /** Null for a new one. */
    basedOn: z.int().min(1).max(1e9).nullable().default(null),
  }),
  apply(work, { scheduleId, basedOn, ...content }) {
    const { accountId, now } = work.context
    const before = work.find('schedules', scheduleId)
    if (basedOn !== null && (before === null || before.removed)) {
      work.reject(
        'not_found',
        'Another admin deleted this schedule in the meantime. Save yours as a new one.',
      )
    }
    if (before !== null && before.version !== basedOn) {
      work.reject(
        'changed_at_source',
        `Another admin changed “${isolated(before.name)}” in the meantime. Look at theirs, then save yours.`,
      )
    }
    if (content.teamId !== null) {
      const account = work.get('accounts', accountId, 'workspace')
      if (!account.teams.some(({ id }) => id === content.teamId))
        work.reject('not_found', 'That team doesn’t exist.')
    }
    work.put('schedules', {
      id: scheduleId,
      accountId,
      rev: 0,
      createdAt: now,
      ...before,
      ...content,
      covers: keptCovers(before?.covers ?? [], now),
      version: (before?.version ?? 0) + 1,
      removed: false,
    })
  },
})
