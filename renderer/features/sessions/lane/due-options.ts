import { hour } from '../../../../core/domain/time/durations.ts'
import { clockTime, smartTime } from '../../../language/relative-time.ts'
import { laneWords } from './lane.words.ts'

const words = laneWords.details

/** A due time to choose at a given moment. */
export type DueOption = { label: string; at: number }

/** Local time on the day `days` after `now`, whatever clock change lies between. */
const localTime = (now: number, days: number, hours: number): number => {
  const date = new Date(now)
  date.setDate(date.getDate() + days)
  date.setHours(hours, 0, 0, 0)
  return date.getTime()
}

/** The due times worth offering at `now`: those that service agreements name, and the ends of working days to come. */
export const dueOptions = (now: number): DueOption[] => {
  const weekday = new Date(now).getDay()
  const toFriday = (12 - weekday) % 7
  const today = localTime(now, 0, 17)
  const tomorrow = localTime(now, 1, 17)
  const friday = localTime(now, toFriday, 17)
  return [
    ...[1, 2, 4, 8].map((hours) => ({ label: words.inHours(hours), at: now + hours * hour })),
    ...(today > now + hour ? [{ label: words.today(clockTime(today)), at: today }] : []),
    { label: words.tomorrow(clockTime(tomorrow)), at: tomorrow },
    ...(toFriday > 1 ? [{ label: smartTime(friday, now), at: friday }] : []),
  ]
}
