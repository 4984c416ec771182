import type { FigureAnswer } from '../../../core/domain/session/figures.ts'
import { dateOf, dayAt, dayNumber } from '../../../core/duty/turns.ts'

/** Every day of the period on the wall of the zone that it was counted in, those without escalations too. */
export const everyDay = (
  { from, until, days }: Pick<FigureAnswer, 'from' | 'until' | 'days'>,
  zone: string,
): FigureAnswer['days'] => {
  const known = new Map(days.map((one) => [dayNumber(one.day), one]))
  const first = Math.min(dayAt(from, zone), ...known.keys())
  const last = Math.max(dayAt(until, zone), ...known.keys())
  return Array.from(
    { length: last - first + 1 },
    (_, n) => known.get(first + n) ?? { day: dateOf(first + n), handedOff: 0, claimed: 0, median: null },
  )
}
