import { wallTimeAt } from '../domain/wall-time.ts'
import { cut, isolated } from '../domain/text.ts'

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** `09:00`, or `Monday 09:00` if that isn't the day of `beside`, on the wall of a zone. */
const wallWords = (at: number, zone: string, beside: number): string => {
  const { time } = wallTimeAt(at, zone)
  const clock = time.slice(11)
  const date = time.slice(0, 10)
  if (wallTimeAt(beside, zone).time.slice(0, 10) === date) return clock
  return `${weekdays[new Date(`${date}T00:00Z`).getUTCDay()] ?? ''} ${clock}`
}

/** When someone's duty begins and ends, in their own time: `You’re on duty for First line from 09:00 until Friday 17:00 (Europe/London).` */
export const dutySoonWords = (
  { schedule, from, until }: { schedule: string; from: number; until: number | null },
  zone: string,
  now: number,
): string => {
  const end = until === null ? '' : ` until ${wallWords(until, zone, from)}`
  return `You’re on duty for ${isolated(cut(schedule, 60))} from ${wallWords(from, zone, now)}${end} (${zone}).`
}
