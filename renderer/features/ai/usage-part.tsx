import { useState } from 'react'
import { day } from '../../../core/domain/time/durations.ts'
import type { AiJudged, AiUse } from '../../../core/protocol/ai-messages.ts'
import { numberText } from '../../language/numbers.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { Segmented } from '../../ui/form/segmented.tsx'
import { SettingsSection } from '../settings/settings-page.tsx'
import { AskedProblem } from './asked-problem.tsx'
import { aiWords } from './ai.words.ts'
import { useAsked } from './use-asked.ts'

const words = aiWords.usage
const periods = ['month', 'days30', 'days90'] as const
type Period = (typeof periods)[number]

/** When a period began, in whole days, so that the same question is asked while the screen is open. */
const beginOf = (period: Period, now: number): number => {
  if (period !== 'month') return now - (period === 'days30' ? 30 : 90) * day
  const date = new Date(now)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}

/** What AI was used for, what that cost, and how often its assessments were right. */
export const UsagePart = () => {
  const desk = useDesk()
  const [period, setPeriod] = useState<Period>('month')
  const [now] = useState(() => desk.now())
  const { value, problem, again } = useAsked('ai:usage', { from: beginOf(period, now), to: now + day })
  return (
    <>
      <SettingsSection title={words.title}>
        <div className="ai-usage-head">
          <Segmented
            label={words.period}
            value={period}
            onChange={setPeriod}
            options={periods.map((one) => ({ value: one, label: words.periods[one] }))}
          />
          {value !== null && (
            <span className="text-muted">{words.month(value.month.cost, value.month.budget)}</span>
          )}
        </div>
        <AskedProblem problem={problem} again={again} />
        {value === null && problem === null && <p className="text-muted">{words.loading}</p>}
        {value?.hasKey === false && <p className="ai-warning">{aiWords.noKey}</p>}
        {value !== null &&
          (value.uses.length === 0 ? (
            <p className="text-muted">{words.none}</p>
          ) : (
            <UsageTable uses={value.uses} />
          ))}
      </SettingsSection>
      {value !== null && <Judged judged={value.judged} />}
    </>
  )
}

const sumOf = (
  uses: readonly AiUse[],
  key: 'calls' | 'failed' | 'inputTokens' | 'outputTokens' | 'cachedTokens' | 'cost',
) => uses.reduce((sum, use) => sum + use[key], 0)

const heads = [words.calls, words.failed, words.tokens, words.cached, words.answered, words.cost, words.time]

export const UsageTable = ({ uses }: { uses: readonly AiUse[] }) => (
  <table className="ai-table" aria-label={words.title}>
    <thead>
      <tr>
        <th scope="col">{words.kind}</th>
        {heads.map((head) => (
          <th key={head} scope="col" className="ai-number">
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {uses.map((use) => (
        <tr key={`${use.kind} ${use.model}`}>
          <th scope="row">
            {words.kindOf(use.kind)} <span className="ai-model">{use.model}</span>
          </th>
          <Numbers {...use} time={`${words.seconds(use.medianMs)} / ${words.seconds(use.slowMs)}`} />
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">{words.total}</th>
        <Numbers
          calls={sumOf(uses, 'calls')}
          failed={sumOf(uses, 'failed')}
          inputTokens={sumOf(uses, 'inputTokens')}
          outputTokens={sumOf(uses, 'outputTokens')}
          cachedTokens={sumOf(uses, 'cachedTokens')}
          cost={sumOf(uses, 'cost')}
          time=""
        />
      </tr>
    </tfoot>
  </table>
)

const Numbers = ({
  calls,
  failed,
  inputTokens,
  outputTokens,
  cachedTokens,
  cost,
  time,
}: Pick<AiUse, 'calls' | 'failed' | 'inputTokens' | 'outputTokens' | 'cachedTokens' | 'cost'> & {
  time: string
}) => (
  <>
    {[
      numberText(calls),
      numberText(failed),
      numberText(inputTokens + cachedTokens),
      words.share(cachedTokens, inputTokens),
      numberText(outputTokens),
      words.dollars(cost),
      time,
    ].map((value, index) => (
      <td key={heads[index]} className="ai-number" data-head={heads[index]}>
        {value}
      </td>
    ))}
  </>
)

/** How often assessments were right, with how many were judged. */
export const Judged = ({ judged }: { judged: readonly AiJudged[] }) => (
  <SettingsSection title={aiWords.judged.title}>
    <p className="settings-row-hint">{aiWords.judged.hint}</p>
    {judged.length === 0 ? (
      <p className="text-muted">{aiWords.judged.none}</p>
    ) : (
      <dl className="ai-judged">
        {judged.map(({ by, right, partly, wrong, made }) => (
          <div key={by}>
            <dt>{aiWords.judged.by[by]}</dt>
            <dd>{aiWords.judged.line(right, partly, wrong, made)}</dd>
          </div>
        ))}
      </dl>
    )}
  </SettingsSection>
)
