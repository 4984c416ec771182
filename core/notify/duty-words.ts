import { wallTimeAt } from '../domain/time/wall-time.ts'
import { cut, isolated } from '../domain/text/text.ts'

/** What is said of a duty that begins soon. Days are numbered from Sunday, times are read from a wall. */
export type DutyWords = {
  at: (day: number | null, clock: string) => string
  onDuty: (schedule: string, from: string, until: string | null, zone: string) => string
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

export const dutyWords: DutyWords = {
  at: (day, clock) => (day === null ? clock : `${weekdays[day] ?? ''} ${clock}`),
  onDuty: (schedule, from, until, zone) =>
    `You’re on duty for ${schedule} from ${from}${until === null ? '' : ` until ${until}`} (${zone}).`,
}

/** `09:00`, or `Monday 09:00` if that isn't the day of `beside`, on the wall of a zone. */
const wallWords = (at: number, zone: string, beside: number, words: DutyWords): string => {
  const { time } = wallTimeAt(at, zone)
  const clock = time.slice(11)
  const date = time.slice(0, 10)
  const isSameDay = wallTimeAt(beside, zone).time.slice(0, 10) === date
  return words.at(isSameDay ? null : new Date(`${date}T00:00Z`).getUTCDay(), clock)
}

/** When someone's duty begins and ends, in their own time: `You’re on duty for First line from 09:00 until Friday 17:00 (Europe/London).` */
export const dutySoonWords = (
  { schedule, from, until }: { schedule: string; from: number; until: number | null },
  zone: string,
  now: number,
  words: DutyWords = dutyWords,
): string =>
  words.onDuty(
    isolated(cut(schedule, 60)),
    wallWords(from, zone, now, words),
    until === null ? null : wallWords(until, zone, from, words),
    zone,
  )
