import {
  figureLimits,
  type FigureRow,
  type FigureSplit,
  type Share,
} from '../../../core/domain/session/figures.ts'
import { decimal, numberText, percent } from '../../language/numbers.ts'
import { analyticsWords as words, duration } from './analytics.words.ts'

const shareText = ({ count, of }: Share): string => (of === 0 ? '–' : percent(count / of))

const label = (split: FigureSplit): string => `${words.split}: ${words.splits[split]}`

/** The figures side by side, one row a team, client or category. */
export const SplitTable = ({
  rows,
  split,
  nameOf,
}: {
  rows: readonly FigureRow[]
  split: FigureSplit
  nameOf: (key: string) => string
}) => (
  <>
    {rows.length >= figureLimits.rows && (
      <p className="settings-row-hint">{words.splitHint(figureLimits.rows)}</p>
    )}
    {/* It scrolls sideways, so it needs the focus. */}
    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
    <div className="split-scroll" tabIndex={0} role="group" aria-label={label(split)}>
      <table className="split">
        <thead>
          <tr>
            <th scope="col">{words.splits[split]}</th>
            <th scope="col">{words.figures.handedOff.name}</th>
            <th scope="col">{words.claimed}</th>
            <th scope="col">{words.medianOf(words.figures.toClaim.name)}</th>
            <th scope="col">{words.medianOf(words.figures.toFirstStep.name)}</th>
            <th scope="col">{words.figures.toldInTime.name}</th>
            <th scope="col">{words.figures.complete.name}</th>
            <th scope="col">{words.figures.bounced.name}</th>
            <th scope="col">{words.figures.escalated.name}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, figures }) => (
            <tr key={key}>
              <th scope="row" dir="auto">
                {nameOf(key)}
              </th>
              <td>{numberText(figures.handedOff)}</td>
              <td>{shareText(figures.toClaim)}</td>
              <td>{figures.toClaim.median === null ? '–' : duration(figures.toClaim.median)}</td>
              <td>{figures.toFirstStep.median === null ? '–' : duration(figures.toFirstStep.median)}</td>
              <td>{shareText(figures.toldInTime)}</td>
              <td>
                {figures.complete.of === 0 ? '–' : decimal(figures.complete.parts / figures.complete.of)}
              </td>
              <td>{shareText(figures.bounced)}</td>
              <td>{shareText(figures.escalated)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </>
)
