import { targetWords as durationWords } from '../../language/durations.ts'
import { priorities, type Priority } from '../../../core/domain/duty/priority.ts'
import { ResponseTargets, type Holiday } from '../../../core/domain/duty/response-targets.ts'
import type { DutyHours } from '../../../core/domain/duty/schedule.ts'
import { isZone } from '../../../core/domain/time/wall-time.ts'
import { readySentences } from '../../language/sentences.words.ts'
import { targetWords as words } from './targets.words.ts'

export type HoursDraft = DutyHours & { key: string }
export type HolidayDraft = Holiday & { key: string }
/** What was typed for one priority. */
export type TargetDraft = { touch: string; resolve: string }

/** Response targets as they are edited. */
export type TargetsDraft = {
  zone: string
  hours: HoursDraft[]
  holidays: HolidayDraft[]
  targets: Record<Priority, TargetDraft>
}

const typed = (minutes: number | null): string => (minutes === null ? '' : durationWords(minutes))

export const draftOf = ({ calendar, targets }: ResponseTargets): TargetsDraft => ({
  zone: calendar.zone,
  hours: calendar.hours.map((hours, index) => ({ ...hours, key: `saved ${index}` })),
  holidays: calendar.holidays.map((holiday, index) => ({ ...holiday, key: `saved ${index}` })),
  targets: Object.fromEntries(
    priorities.map((priority) => [
      priority,
      {
        touch: typed(targets[priority].touchMinutes),
        resolve: typed(targets[priority].resolveMinutes),
      },
    ]),
  ) as TargetsDraft['targets'],
})

/**
 * Minutes from what someone typed: `15`, `15 min`, `4 h`, `1.5 h`, `1 h 30 min`, `1:30`, and `1 Std. 30 Min.`: whichever
 * language is spoken, both are understood. Null for none, undefined if it is no time.
 */
export const minutesFrom = (text: string): number | null | undefined => {
  const said = text.trim().toLowerCase()
  if (said === '') return null
  const clock = /^(\d{1,3}):([0-5]\d)$/u.exec(said)
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2])
  const parts =
    /^(?:(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h(?:ours?|rs?)?|std\.?|stunden?))?\s*(?:(\d{1,5})\s*(?:m(?:in(?:ute)?[sn]?)?\.?)?)?$/u.exec(
      said,
    )
  if (parts === null) return undefined
  const hours = Number((parts[1] ?? '0').replace(',', '.'))
  return Math.round(hours * 60) + Number(parts[2] ?? '0')
}

/** The targets that a draft describes, or what is wrong with it. */
export const contentOf = (draft: TargetsDraft): { content: ResponseTargets } | { problem: string } => {
  if (!isZone(draft.zone)) return { problem: words.wrongZone }
  const line = draft.hours.findIndex(
    ({ days, from, until }) => days.length === 0 || from === '' || until === '',
  )
  if (line >= 0) return { problem: words.wrongHours(line + 1) }
  const holiday = draft.holidays.findIndex(({ date, name }) => date === '' || name.trim() === '')
  if (holiday >= 0) return { problem: words.wrongHoliday(holiday + 1) }
  for (const priority of priorities)
    for (const text of Object.values(draft.targets[priority]))
      if (minutesFrom(text) === undefined) return { problem: words.wrongTime(words.priorities[priority]) }
  const parsed = ResponseTargets.safeParse({
    calendar: {
      zone: draft.zone,
      hours: draft.hours.map(({ days, from, until }) => ({
        days: days.toSorted((a, b) => a - b),
        from,
        until,
      })),
      holidays: draft.holidays
        .map(({ date, name }) => ({ date, name }))
        .toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    },
    targets: Object.fromEntries(
      priorities.map((priority) => [
        priority,
        {
          touchMinutes: minutesFrom(draft.targets[priority].touch),
          resolveMinutes: minutesFrom(draft.targets[priority].resolve),
        },
      ]),
    ),
  })
  return parsed.success
    ? { content: parsed.data }
    : { problem: readySentences.shown(parsed.error.issues[0]?.message ?? '') }
}
