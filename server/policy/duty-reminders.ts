import { z } from 'zod'
import { dutyStarts, type Duty } from '../../core/duty/duty-starts.ts'
import type { Schedule } from '../../core/domain/duty/schedule.ts'
import { minute, week } from '../../core/domain/time/durations.ts'
import { dutySoonWords } from '../../core/notify/duty-words.ts'
import { longestDutyReminder } from '../../core/notify/personal-rules.ts'
import { defineJob, type Effect, type JobParts, persistent } from '../jobs/define-job.ts'
import { tell } from '../notify/tell.ts'
import { waysOf } from '../notify/ways.ts'
import type { Trx } from '../store/database.ts'
import { addDutyReminders, allSchedules, forgetDutyReminders } from '../store/policy/duty-store.ts'

const earliest = longestDutyReminder * minute
/** How often it is looked whose duty begins. Milliseconds. */
const every = 30_000
const keptFor = week

type Start = Duty & { schedule: Schedule }

/** Tells people of an account whose duty begins within the time that they chose, each once. */
const tellAccount = async (
  trx: Trx,
  accountId: string,
  starts: readonly Start[],
  now: number,
): Promise<Effect[]> => {
  const ways = await waysOf(trx, accountId, [...new Set(starts.map(({ personId }) => personId))])
  const due = starts.filter(({ personId, from }) => {
    const reminder = ways.get(personId)?.rules.dutyReminder ?? null
    return reminder !== null && from - reminder * minute <= now
  })
  const fresh = await addDutyReminders(
    trx,
    accountId,
    due.map(({ schedule, personId, from }) => ({ scheduleId: schedule.id, personId, startsAt: from })),
    now,
  )
  return tell(
    trx,
    due
      .filter(({ schedule, personId, from }) =>
        fresh.some(
          (one) => one.scheduleId === schedule.id && one.personId === personId && one.startsAt === from,
        ),
      )
      .map(({ schedule, personId, from, until }) => ({
        accountId,
        handoffId: null,
        personId,
        why: 'duty_soon',
        step: null,
        // Their quiet hours end with the duty that it is about; whoever wants to sleep until then switches it off.
        onDuty: true,
        text: dutySoonWords(
          { schedule: schedule.name, from, until },
          ways.get(personId)?.rules.zone ?? 'UTC',
          now,
        ),
      })),
    now,
  )
}

/** Looks whose duty begins soon, and tells them. */
export const tellDutySoon = async ({
  db,
  enqueue,
  clock,
}: Pick<JobParts, 'db' | 'enqueue' | 'clock'>): Promise<void> => {
  const now = clock()
  const byAccount = new Map<string, Start[]>()
  for (const schedule of await allSchedules(db))
    for (const duty of dutyStarts(schedule, { from: now, until: now + earliest })) {
      const { accountId } = schedule
      byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), { ...duty, schedule }])
    }
  for (const [accountId, starts] of byAccount)
    await db
      .transaction()
      .execute(async (trx) => enqueue(trx, await tellAccount(trx, accountId, starts, now)))
  await forgetDutyReminders(db, now - keptFor)
}

/** The same, for as long as a server runs: each run schedules the next. */
export const dutyReminders = defineJob({
  name: 'duty-reminders',
  data: z.object({}),
  policy: { waiting: 'gathered', ...persistent },
  concurrency: 1,
  timeoutSeconds: 60,
  recursWithin: 10 * every,
  async run(_data, parts) {
    await tellDutySoon(parts)
    await parts.db
      .transaction()
      .execute(async (trx) => parts.enqueue(trx, [dutyReminders.about('all', {}, parts.clock() + every)]))
  },
})
