import type { FigureAnswer, Figures, Spread } from '../../../core/domain/session/figures.ts'
import { csvLine, csvNumber } from '../shared/text/csv-line.ts'
import { analyticsWords as words } from './analytics.words.ts'

const seconds = (ms: number | null): string => (ms === null ? '' : csvNumber(Math.round(ms / 100) / 10))
const timesOf = ({ count, median, mean, p95 }: Spread): string[] => [
  String(count),
  seconds(median),
  seconds(mean),
  seconds(p95),
]

const lineOf = (name: string, figures: Figures): string =>
  csvLine([
    name,
    ...[figures.handedOff, figures.toldInTime.count].map(String),
    ...timesOf(figures.toSeen),
    ...timesOf(figures.toClaim),
    ...timesOf(figures.toFirstStep),
    ...[
      figures.complete.parts,
      figures.complete.full,
      figures.reasked.count,
      figures.bounced.count,
      figures.exhausted.count,
      figures.escalated.of,
      figures.escalated.count,
      figures.reopened.of,
      figures.reopened.count,
      figures.touchedInTime.of,
      figures.touchedInTime.count,
      figures.resolvedInTime.of,
      figures.resolvedInTime.count,
    ].map(String),
  ])

/** All figures as counts and seconds, for a spreadsheet: everything together, then each row of the split. */
export const figuresCsv = ({ figures, rows }: FigureAnswer, nameOf: (key: string) => string): string =>
  csvLine(words.csvColumns) +
  lineOf(words.all, figures) +
  rows.map(({ key, figures: own }) => lineOf(nameOf(key), own)).join('')
