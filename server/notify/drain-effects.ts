import type { NotifyChannel } from '../../core/notify/delivery.ts'
import type { Effect } from '../jobs/define-job.ts'

/** The name of the kind of job that sends on a channel. Each channel has its own, so that a slow one keeps no other waiting. */
export const drainName = (channel: NotifyChannel): string => `notify-${channel.replace('_', '-')}`

/** The job that sends what is due on a channel at `at`; many wishes for one second become one. Milliseconds. */
export const drainOf = (channel: NotifyChannel, at: number, now: number): Effect => {
  const job = drainName(channel)
  if (at <= now) return { job, key: channel, data: {}, startAt: null }
  const second = Math.ceil(at / 1000) * 1000
  return { job, key: `${channel}@${second}`, data: {}, startAt: second }
}

/** The jobs that send these. */
export const drainsFor = (
  rows: readonly { channel: NotifyChannel; dueAt: number | null }[],
  now: number,
): Effect[] => {
  const effects = rows.flatMap(({ channel, dueAt }) => (dueAt === null ? [] : [drainOf(channel, dueAt, now)]))
  return [...new Map(effects.map((effect) => [`${effect.job} ${effect.key}`, effect])).values()]
}
