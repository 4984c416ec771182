import type { FigureAnswer } from '../../../core/domain/session/figures.ts'
import { spokenLocale } from '../../language/language.ts'
import { numberText } from '../../language/numbers.ts'
import { analyticsWords as words, duration } from './analytics.words.ts'
import { everyDay } from './every-day.ts'

const height = 72

const dayText = new Intl.DateTimeFormat(spokenLocale(), { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** How many escalations each day had and how many of them were claimed: what a single number hides. */
export const DayChart = ({ answer, zone }: { answer: FigureAnswer; zone: string }) => {
  const all = everyDay(answer, zone)
  const most = Math.max(1, ...all.map(({ handedOff }) => handedOff))
  const total = all.reduce((sum, { handedOff }) => sum + handedOff, 0)
  const step = 100 / all.length
  const scaled = (count: number) => (count / most) * (height - 2)
  return (
    <>
      <p className="settings-row-hint">{words.byDayHint}</p>
      <svg
        className="day-chart"
        role="img"
        aria-label={words.chart(total, most)}
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
      >
        {all.map(({ day, handedOff, claimed }, index) => (
          <g key={day}>
            {handedOff > 0 && (
              <rect
                className="day-all"
                x={index * step + step * 0.15}
                width={step * 0.7}
                y={height - scaled(handedOff)}
                height={scaled(handedOff)}
              >
                <title>{words.dayOf(dayText.format(Date.parse(day)), claimed, handedOff)}</title>
              </rect>
            )}
            {claimed > 0 && (
              <rect
                className="day-claimed"
                x={index * step + step * 0.15}
                width={step * 0.7}
                y={height - scaled(claimed)}
                height={scaled(claimed)}
              />
            )}
          </g>
        ))}
        <line className="day-base" x1="0" x2="100" y1={height - 0.5} y2={height - 0.5} />
      </svg>
      <div className="day-ends text-faint">
        <span>{dayText.format(Date.parse(all[0]?.day ?? ''))}</span>
        <span>{dayText.format(Date.parse(all.at(-1)?.day ?? ''))}</span>
      </div>
      <details className="day-table">
        <summary>{words.dayTable}</summary>
        <div className="split-scroll">
          <table className="split">
            <thead>
              <tr>
                <th scope="col">{words.day}</th>
                <th scope="col">{words.figures.handedOff.name}</th>
                <th scope="col">{words.claimed}</th>
                <th scope="col">{words.figures.toClaim.name}</th>
              </tr>
            </thead>
            <tbody>
              {answer.days.map(({ day, handedOff, claimed, median }) => (
                <tr key={day}>
                  <th scope="row">{dayText.format(Date.parse(day))}</th>
                  <td>{numberText(handedOff)}</td>
                  <td>{numberText(claimed)}</td>
                  <td>{median === null ? '–' : duration(median)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}
