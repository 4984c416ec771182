import type { Entry } from '../domain/entry/entry.ts'
import { hour } from '../domain/time/durations.ts'

/** A stretch of work without a break, in epoch milliseconds; `to` is never before `from`. */
export type WorkSpan = { from: number; to: number }

/** Work that is further apart than this has a break between it. */
export const breakAfter = 20 * 60_000

/** What a single action counts as: no one opens a ticket, writes a line and takes no time for it. */
const shortest = 60_000

/**
 * When someone worked, from the moments at which they did something.
 *
 * Moments up to {@link breakAfter} apart are one span; the time between spans is a break and isn't work.
 *
 * @param moments epoch milliseconds in any order; repeats don't matter
 */
export const workSpans = (moments: readonly number[]): WorkSpan[] => {
  const spans: WorkSpan[] = []
  for (const at of moments.toSorted((a, b) => a - b)) {
    const last = spans.at(-1)
    if (last !== undefined && at - last.to <= breakAfter) last.to = Math.max(last.to, at)
    else spans.push({ from: at, to: at + shortest })
  }
  return spans
}

/** The breaks between spans, in order. */
export const breaksBetween = (spans: readonly WorkSpan[]): WorkSpan[] =>
  spans.slice(1).map((span, index) => ({ from: spans[index]?.to ?? span.from, to: span.from }))

/** How long the spans are together, in milliseconds. */
export const workedFor = (spans: readonly WorkSpan[]): number =>
  spans.reduce((sum, { from, to }) => sum + to - from, 0)

/** What a person did in a session, or did not: reminders and what the server wrote are no work. */
const passive: ReadonlySet<string> = new Set(['woke'])

/** The moments at which a person worked on a session: every entry and event of theirs, and each later edit. */
export const workMoments = (entries: readonly Entry[], personId: string): number[] =>
  entries
    .filter(({ authorId, event }) => authorId === personId && !passive.has(event?.name ?? ''))
    .flatMap(({ at, editedAt }) => (editedAt === null ? [at] : [at, editedAt]))

/** The parts of a span by calendar day, as `dayOf` tells them: work over midnight belongs to two days. */
export const spansByDay = (
  spans: readonly WorkSpan[],
  dayOf: (at: number) => string,
): Map<string, WorkSpan[]> => {
  const days = new Map<string, WorkSpan[]>()
  for (const span of spans) {
    let from = span.from
    while (from < span.to) {
      const day = dayOf(from)
      const to = dayOf(span.to - 1) === day ? span.to : firstOtherDay(from, span.to, day, dayOf)
      const others = days.get(day)
      if (others === undefined) days.set(day, [{ from, to }])
      else others.push({ from, to })
      from = to
    }
  }
  return days
}

/** The first millisecond after `from` that is on another day. `at` is known to be on one. */
const firstOtherDay = (from: number, at: number, day: string, dayOf: (at: number) => string): number => {
  // No day is shorter than 20 hours, so a step of one hour can't jump over a whole one.
  let later = from
  while (later < at && dayOf(later) === day) later += hour
  let low = Math.max(from, later - hour)
  let high = Math.min(later, at)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (dayOf(middle) === day) low = middle
    else high = middle
  }
  return high
}
