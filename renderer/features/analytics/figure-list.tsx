import type { ReactNode } from 'react'
import type {
  FigureAnswer,
  FigureName,
  Figures,
  Share,
  Spread,
} from '../../../core/domain/session/figures.ts'
import { decimal, numberText, percent } from '../../language/numbers.ts'
import { analyticsWords as words, duration } from './analytics.words.ts'

const Row = ({ name, means, children }: { name: string; means: string; children: ReactNode }) => (
  <div className="figure">
    <dt className="figure-name">{name}</dt>
    <dd className="figure-value">{children}</dd>
    <dd className="figure-means">{means}</dd>
  </div>
)

const None = () => <span className="text-muted">{words.none}</span>

const ShareValue = ({ share: { count, of } }: { share: Share }) =>
  of === 0 ? (
    <None />
  ) : (
    <>
      <strong>{percent(count / of)}</strong> <span className="text-muted">{words.of(count, of)}</span>
    </>
  )

const SpreadValue = ({ spread: { count, of, mean, median, p95 } }: { spread: Spread }) =>
  mean === null || median === null || p95 === null ? (
    of === 0 ? (
      <None />
    ) : (
      <span className="text-muted">{words.of(count, of)}</span>
    )
  ) : (
    <>
      <strong>{duration(median)}</strong> <span className="text-muted">{words.median}</span>
      <span className="figure-more">
        {words.mean} {duration(mean)} · {words.p95} {duration(p95)}
      </span>
      <span className="figure-more">
        {words.of(count, of)}
        {of > count && ` · ${words.without(of - count)}`}
      </span>
    </>
  )

const valueOf = (figures: Figures, name: FigureName): ReactNode => {
  switch (name) {
    case 'handedOff':
      return <strong>{numberText(figures.handedOff)}</strong>
    case 'toSeen':
    case 'toClaim':
    case 'toFirstStep':
      return <SpreadValue spread={figures[name]} />
    case 'complete': {
      const { parts, full, of } = figures.complete
      if (of === 0) return <None />
      return (
        <>
          <strong>{words.parts(decimal(parts / of))}</strong>
          <span className="figure-more">{words.full(full, of)}</span>
        </>
      )
    }
    default:
      return <ShareValue share={figures[name]} />
  }
}

/** Every figure, beside what it counts and of how many. */
export const FigureList = ({ answer, days }: { answer: FigureAnswer; days: number }) => {
  const { figures, interruptions } = answer
  return (
    <dl className="figures">
      {(Object.keys(words.figures) as FigureName[]).map((name) => (
        <Row key={name} {...words.figures[name]}>
          {valueOf(figures, name)}
        </Row>
      ))}
      <Row name={words.interruptions} means={words.interruptionsMeans}>
        {interruptions.people === 0 ? (
          <None />
        ) : (
          <>
            <strong>{decimal(interruptions.count / interruptions.people / days)}</strong>{' '}
            <span className="text-muted">{words.interruptionsMean}</span>
            <span className="figure-more">
              {words.interruptionsOf(interruptions.count, interruptions.people, days)}
            </span>
          </>
        )}
      </Row>
    </dl>
  )
}
