import {
  type Alarm,
  alarmAfter,
  alarmOverSaying,
  alarmSaying,
  type Finding,
} from '../../core/domain/account/alarm.ts'
import { atLeast, canWork } from '../../core/domain/people/person.ts'
import type { Job, JobParts } from '../jobs/define-job.ts'
import { tell, tellDestinations } from '../notify/tell.ts'
import { drainChannels } from '../notify/drain-channels.ts'
import type { NotifyJobParts } from '../notify/notify-parts.ts'
import { readDocument } from '../store/change-log.ts'
import type { Trx } from '../store/database.ts'
import { everyone } from '../store/people-store.ts'

const textOf = (before: Alarm | null, after: Alarm | null, now: number): string | null => {
  if (after !== null) {
    const { title, body } = alarmSaying(after)
    return `${title}. ${body}`
  }
  return before === null ? null : alarmOverSaying(before, now)
}

/** Tells a workspace's admins and destinations, in the transaction that writes the alarm down. Admins are told at any hour. */
const tellAlarm = async (
  trx: Trx,
  accountId: string,
  text: string,
  now: number,
  enqueue: JobParts['enqueue'],
): Promise<void> => {
  const admins = (await everyone(trx, accountId)).filter((one) => canWork(one) && atLeast(one.role, 'admin'))
  const telling = { accountId, handoffId: null, why: 'alarm' as const, text }
  await enqueue(trx, [
    ...(await tell(
      trx,
      admins.map(({ id }) => ({ ...telling, personId: id, step: null, onDuty: true })),
      now,
    )),
    ...(await tellDestinations(trx, { ...telling, destinationIds: 'all' }, now)),
  ])
}

/**
 * Puts a workspace's alarm to what was found, or takes it back, and tells its admins.
 *
 * @returns whether anyone was told something
 */
export const raiseAlarm = async (
  parts: Pick<JobParts, 'act' | 'enqueue' | 'clock'>,
  accountId: string,
  findings: readonly Finding[],
): Promise<boolean> => {
  let isTold = false
  await parts.act(accountId, 'account.alarm', async (trx) => {
    isTold = false
    const account = await readDocument(trx, accountId, 'accounts', accountId)
    if (account === null) return null
    const now = parts.clock()
    const before = account.alarm ?? null
    const after = alarmAfter(before, findings, now)
    if (after === null) return null
    const text = after.tell === null ? null : textOf(before, after.alarm, now)
    if (text !== null) {
      await tellAlarm(trx, accountId, text, now, parts.enqueue)
      isTold = true
    }
    return { alarm: after.alarm }
  })
  return isTold
}

/** How long sending alarms may take. Milliseconds. */
const patience = 60_000

/** Sends what is due right here, because the jobs that should may be what has stopped. */
export const sendByHand = async (
  parts: NotifyJobParts,
  jobs: readonly Job<NotifyJobParts>[] = drainChannels,
): Promise<void> => {
  const signal = AbortSignal.timeout(patience)
  await Promise.allSettled(jobs.map(async (job) => job.start({}, parts, signal)))
}
