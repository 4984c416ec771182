import { Sparkles, Square } from 'lucide-react'
import { useMemo } from 'react'
import type { Entry } from '../../../core/domain/entry/entry.ts'
import { useDesk, useReadable } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Icon } from '../../ui/marks/icon.tsx'
import { AnswerText } from './answer-text.tsx'
import { sharedWords } from '../shared/shared.words.ts'
import { assistantWords as words } from './assistant.words.ts'

/** An answer that is being written, or waited for. It isn't read out: the finished one is. */
export const Saying = ({
  question,
  onDevice,
  mayWrite,
}: {
  question: Entry
  /** The question isn't sent yet. */
  onDevice: boolean
  mayWrite: boolean
}) => {
  const desk = useDesk()
  const { id, sessionId } = question
  const said = useReadable(useMemo(() => desk.assistantSays(sessionId), [desk, sessionId]))
  const text = said?.questionId === id ? said.text : ''
  const stop = async () => {
    const result = await desk.act('assistant.stop', { questionId: id })
    if (!result.ok) toast(result.problem.message, { tone: 'red' })
  }
  return (
    <div className="timeline-entry saying" aria-busy={!onDevice}>
      <span className="timeline-sign">
        <Icon icon={Sparkles} />
      </span>
      <div className="answer">
        {text === '' ? (
          <p className={onDevice ? 'answer-note' : 'answer-note answer-live'}>
            {onDevice ? words.waitsForNetwork : words.reading}
          </p>
        ) : (
          <AnswerText text={text} live />
        )}
        {mayWrite && (
          <div className="answer-foot">
            <Button size="sm" variant="ghost" icon={Square} onClick={() => void stop()}>
              {words.stop}
            </Button>
          </div>
        )}
      </div>
      {/* As wide as what will stand beside the answer, so that no line wraps differently when it is there. */}
      <span className="timeline-when" aria-hidden="true">
        <span className="timeline-author">{sharedWords.assistant}</span>
        <span className="saying-time">00:00</span>
      </span>
    </div>
  )
}
