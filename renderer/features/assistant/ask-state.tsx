import { RotateCcw } from 'lucide-react'
import type { Entry } from '../../../core/domain/entry/entry.ts'
import { noAnswerWords as noAnswerSentences } from '../../language/domain.words.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { useNames } from '../shared/names/use-names.ts'
import { assistantWords as words } from './assistant.words.ts'

/** What became of a question, where there is no answer to show it: why there is none, or who stopped it. */
export const AskState = ({
  entry,
  mayWrite,
  isRepeated,
}: {
  entry: Entry
  mayWrite: boolean
  /** True if an earlier question of the session says the same reason: it is said once. */
  isRepeated: boolean
}) => {
  const desk = useDesk()
  const { nameOf } = useNames()
  const { ask } = entry
  if (ask === undefined || ask.state === 'waiting' || ask.state === 'answered') return null
  const again = async () => {
    const result = await desk.act('assistant.retry', { questionId: entry.id })
    if (!result.ok) toast(result.problem.message, { tone: 'red' })
  }
  const why = ask.because === null ? '' : noAnswerSentences[ask.because]
  return (
    <div className="ask-state">
      <span>
        {ask.state === 'stopped'
          ? words.stoppedBy(nameOf(ask.by))
          : isRepeated
            ? words.noAnswerShort
            : words.noAnswer(why)}
      </span>
      {mayWrite && (
        <Button size="sm" variant="ghost" icon={RotateCcw} onClick={() => void again()}>
          {words.again}
        </Button>
      )}
    </div>
  )
}
