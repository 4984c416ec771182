import type { Assessment, Rightness } from '../../../core/domain/enrichment/assessment.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { useAct } from '../shared/sessions/use-act.ts'
import { useNames } from '../shared/names/use-names.ts'
import { enrichmentWords as words } from './enrichment.words.ts'

const options: readonly Rightness[] = ['right', 'partly', 'wrong']

/** Says in one press whether an assessment was right; pressing the same again takes it back. */
export const JudgeButtons = ({
  handoffId,
  rightness,
  question,
}: {
  handoffId: string
  rightness: Assessment['rightness']
  question: string
}) => {
  const act = useAct()
  const now = useNow(60_000)
  const { youIn } = useNames()
  return (
    <div className="judge" role="group" aria-label={question}>
      <span className="judge-question" dir="auto">
        {question}
      </span>
      <span className="judge-options">
        {options.map((was) => {
          const isChosen = rightness?.was === was
          return (
            <Button
              key={was}
              size="sm"
              aria-pressed={isChosen}
              onClick={() => void act('assessment.judge', { handoffId, was: isChosen ? null : was })}
            >
              {words.judge.options[was]}
            </Button>
          )
        })}
      </span>
      {rightness !== null && (
        <span className="text-faint text-xs">
          {words.judge.said(youIn(rightness.by), smartTime(rightness.at, now))}
        </span>
      )}
    </div>
  )
}
