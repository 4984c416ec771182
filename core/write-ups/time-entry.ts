import type { Entry } from '../domain/entry/entry.ts'
import { stepState } from '../domain/timeline/progress.ts'
import { stepAnswers, stepWords, withResult } from '../domain/entry/step-words.ts'
import { bounded, type Material, shortLine } from './material.ts'
import { duration, roundedHours, type TimeRounding } from '../domain/time/time-rounding.ts'
import { spansByDay, workedFor, workMoments, workSpans, type WorkSpan } from './work-spans.ts'

/** How a person's time entry is written. Days and times are those of the zone that the time sheet is kept in. */
export type TimeEntryForm = {
  personId: string
  rounding: TimeRounding
  /** The calendar day of a moment, such as `2026-11-20`. */
  dayOf: (at: number) => string
  /** A time of day, such as `9:14 AM`. */
  timeOf: (at: number) => string
}

/** Most lines of what was done on one day. */
const linesPerDay = 15

/**
 * What one person did in a session as text for a time entry: each day with its hours and what was done on it, and the
 * hours together when there are several days. Null if that person did nothing in it.
 *
 * Hours are rounded for each day, because a time sheet has an entry for each.
 */
export const timeEntry = (
  { session, entries }: Pick<Material, 'session' | 'entries'>,
  { personId, rounding, dayOf, timeOf }: TimeEntryForm,
): { text: string; hours: number } | null => {
  const days = [...spansByDay(workSpans(workMoments(entries, personId)), dayOf)]
  if (days.length === 0) return null
  const hoursOf = (spans: readonly WorkSpan[]) => roundedHours(workedFor(spans), rounding)
  const hours = round(days.reduce((sum, [, spans]) => sum + hoursOf(spans), 0))
  const done = linesByDay(entries, personId, dayOf)
  const blocks = days.map(([day, spans]) => {
    const from = spans[0]?.from ?? 0
    const to = spans.at(-1)?.to ?? from
    const lines = bounded(done.get(day) ?? [], linesPerDay).map((line) => `- ${line}`)
    return [
      `${day}, ${timeOf(from)} to ${timeOf(to)}: ${hoursOf(spans)} h (worked ${duration(workedFor(spans))})`,
      ...lines,
    ].join('\n')
  })
  const ticket = session.psaTicketId === null ? '' : `#${session.psaTicketId} `
  return {
    hours,
    text: [
      [
        `${ticket}${shortLine(session.title)}`,
        ...(session.client === '' ? [] : [shortLine(session.client)]),
      ].join('\n'),
      ...blocks,
      ...(days.length === 1 ? [] : [`Total: ${hours} h`]),
    ].join('\n\n'),
  }
}

/** Sums of hours have up to four decimals; binary fractions would show more. */
const round = (hours: number): number => Math.round(hours * 10_000) / 10_000

const linesByDay = (
  entries: readonly Entry[],
  personId: string,
  dayOf: (at: number) => string,
): Map<string, string[]> => {
  const days = new Map<string, string[]>()
  for (const entry of entries) {
    const line = lineOf(entry, personId)
    if (line === null) continue
    const day = dayOf(line.at)
    const others = days.get(day)
    if (others === undefined) days.set(day, [line.text])
    else others.push(line.text)
  }
  return days
}

/** What an entry says that a person did: a step they answered or took, or a note. Pasted text is no work by itself. */
const lineOf = (entry: Entry, personId: string): { at: number; text: string } | null => {
  const { step, authorId, at, kind, text } = entry
  if (step !== null) {
    // What is open is still to be done.
    if ((step.answeredBy ?? authorId) !== personId || stepState(entry) === 'open') return null
    const answer = stepAnswers(entry).join(', ')
    const said = `${stepWords[step.type]}: ${text}`
    return { at: step.answeredAt ?? at, text: answer === '' ? said : withResult(said, answer) }
  }
  return kind === 'note' && authorId === personId && text.trim() !== '' ? { at, text } : null
}
