import type { Schedule } from '../domain/duty/schedule.ts'
import { day } from '../domain/time/durations.ts'
import type { Calendar, CalendarEvent } from './calendar.ts'
import { dutiesBetween } from './duty-starts.ts'
import { shiftsBetween, type OnDuty } from './on-duty.ts'

/** What a feed shows: as far back as covers are kept, and a quarter of a year ahead. Milliseconds. */
const shown = { back: 31 * day, ahead: 92 * day }

/** Whole days, so that the same duty is the same text all day long. */
const windowAt = (now: number) => {
  const today = Math.floor(now / day) * day
  return { from: today - shown.back, until: today + shown.ahead }
}

const zoneNote = ({ zone }: Schedule): string => `Planned in ${zone}.`

const calendarOf = (
  name: string,
  schedules: readonly Schedule[],
  events: readonly CalendarEvent[],
): Calendar => ({
  name,
  events: events.toSorted((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1)),
  at: Math.max(
    0,
    ...schedules.flatMap(({ createdAt, covers }) => [createdAt, ...covers.map(({ at }) => at)]),
  ),
  sequence: Math.max(0, ...schedules.map(({ rev }) => rev)),
})

/** One person's duty on all schedules, covers applied. */
export const personCalendar = (
  person: { id: string; name: string },
  schedules: readonly Schedule[],
  nameOf: (id: string) => string,
  now: number,
): Calendar => {
  const used = schedules.filter(({ removed }) => !removed)
  const stretch = windowAt(now)
  const events = used.flatMap((schedule) =>
    dutiesBetween(schedule, stretch)
      .filter(({ personId }) => personId === person.id)
      .map(({ from, until, insteadOf }): CalendarEvent => ({
        id: `${schedule.id}.${person.id}.${from}@duty.baton`,
        from,
        until: until ?? stretch.until,
        title: `On duty: ${schedule.name}`,
        note: [insteadOf === null ? '' : `For ${nameOf(insteadOf)}.`, zoneNote(schedule)]
          .filter((part) => part !== '')
          .join(' '),
      })),
  )
  return calendarOf(`Duty of ${person.name}`, used, events)
}

/** Who is on duty on one schedule, covers applied; gaps are left out. */
export const scheduleCalendar = (
  schedule: Schedule,
  nameOf: (id: string) => string,
  now: number,
): Calendar => {
  const said = ({ personId, insteadOf }: OnDuty): string =>
    insteadOf === null ? nameOf(personId) : `${nameOf(personId)} (for ${nameOf(insteadOf)})`
  const events = shiftsBetween(schedule, windowAt(now))
    .filter(({ people }) => people.length > 0)
    .map(({ from, until, people }): CalendarEvent => ({
      id: `${schedule.id}.${from}@duty.baton`,
      from,
      until,
      title: `${schedule.name}: ${people.map(said).join(', ')}`,
      note: zoneNote(schedule),
    }))
  return calendarOf(schedule.name, [schedule], events)
}
