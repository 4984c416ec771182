import { CircleQuestionMark } from 'lucide-react'
import type { Citation } from '../../../core/domain/enrichment/cited.ts'
import type { Entry } from '../../../core/domain/entry/entry.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { AnswerText } from './answer-text.tsx'
import { assistantWords as words } from './assistant.words.ts'
import { SuggestionList } from './suggestion-list.tsx'

/** Something that an answer rests on: what it is called, its own words where that is only a number, and the way to it. */
export type CitedPlace = { label: string; said: string; show: () => void }

const Cites = ({
  cites,
  placeOf,
}: {
  cites: readonly Citation[]
  placeOf: (citation: Citation) => CitedPlace
}) => (
  <span className="answer-cites">
    {words.restsOn}{' '}
    {cites.map((citation) => {
      const { label, said, show } = placeOf(citation)
      return (
        <button
          key={`${citation.kind}/${citation.id}`}
          type="button"
          className="answer-cite"
          title={said === '' ? undefined : said}
          onClick={show}
        >
          {label}
        </button>
      )
    })}
  </span>
)

/** An answer of the assistant: what it says, what that rests on, and what it suggests. */
export const AnswerParts = ({
  entry,
  mayWrite,
  keysFor,
  placeOf,
}: {
  entry: Entry
  mayWrite: boolean
  keysFor: string | null
  placeOf: (citation: Citation) => CitedPlace
}) => {
  const desk = useDesk()
  const { answer, sessionId } = entry
  if (answer === undefined) return null
  const why = async () => {
    const result = await desk.act('assistant.ask', {
      entryId: desk.newId(),
      sessionId,
      text: words.whyText,
      about: entry.id,
    })
    if (!result.ok) toast(result.problem.message, { tone: 'red' })
  }
  return (
    <div className="answer">
      <AnswerText text={entry.text} />
      {answer.isStopped && <p className="answer-note">{words.stoppedHere}</p>}
      {answer.leftOut.length > 0 && <p className="answer-note">{words.leftOut(answer.leftOut.join('; '))}</p>}
      <SuggestionList entry={entry} mayWrite={mayWrite} keysFor={keysFor} />
      <div className="answer-foot">
        {answer.cites.length > 0 ? (
          <Cites cites={answer.cites} placeOf={placeOf} />
        ) : (
          <span className="answer-cites">{words.notBacked}</span>
        )}
        {mayWrite && (
          <Button size="sm" variant="ghost" icon={CircleQuestionMark} onClick={() => void why()}>
            {words.why}
          </Button>
        )}
      </div>
    </div>
  )
}
