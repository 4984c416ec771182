import './enrichment.css'
import '../forms/form-dialog.css'
import { Handshake, X } from 'lucide-react'
import { useId, useState } from 'react'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import { useDraft } from '../../data/react/use-draft.ts'
import { belongsToInputMethod } from '../../state/keys/key-press.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Icon } from '../../ui/marks/icon.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { TextArea } from '../../ui/form/text-area.tsx'
import { lengthProblem } from '../forms/text-size.ts'
import { useSaveOnce } from '../forms/use-save-once.ts'
import { useAct } from '../shared/sessions/use-act.ts'
import { useNames } from '../shared/names/use-names.ts'
import { enrichmentWords } from './enrichment.words.ts'
import { takeOverLine } from './take-over-line.ts'

const words = enrichmentWords.confirm

/** The longest confirmation, in characters. */
const longest = 600

/**
 * The claimer tells whoever handed a session over what they take over, in one line to start from, or asks back.
 *
 * What was typed stays on this device until it is sent.
 */
export const ConfirmForm = ({
  handoff,
  onDismiss,
}: {
  handoff: Handoff
  /** Null where it can't be put away. */
  onDismiss: (() => void) | null
}) => {
  const id = useId()
  const act = useAct()
  const { nameOf } = useNames()
  const [asks, setAsks] = useState(false)
  const line = useDraft(`confirm:${handoff.id}`)
  const question = useDraft(`ask-back:${handoff.id}`)
  const [touched, setTouched] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const escalator = nameOf(handoff.handedOffBy)
  const shownLine = touched || line.text !== '' ? line.text : takeOverLine(handoff)
  const text = asks ? question.text : shownLine
  const saveOnce = useSaveOnce(asks ? question.text : line.text)
  const send = async () => {
    const said = text.trim()
    if (said === '') return setProblem(asks ? words.emptyQuestion : words.empty)
    const tooLong = lengthProblem(said, longest)
    if (tooLong !== null) return setProblem(tooLong)
    const sent = await saveOnce(async () =>
      act('handoff.confirm', { handoffId: handoff.id, text: said, question: asks }),
    )
    if (sent === 'not_saved') return undefined
    if (sent === 'saved') {
      ;(asks ? question : line).setText('')
      setTouched(false)
      setAsks(false)
    }
    return toast(asks ? words.asked(escalator) : words.confirmed(escalator))
  }
  const change = (next: string) => {
    setProblem(null)
    if (asks) return question.setText(next)
    setTouched(true)
    return line.setText(next)
  }
  return (
    <form
      className="confirm-form"
      aria-label={words.ask(escalator)}
      onSubmit={(event) => {
        event.preventDefault()
        // In a dialog it isn't the dialog's own.
        event.stopPropagation()
        void send()
      }}
    >
      <Icon icon={Handshake} size={14} />
      <label className="confirm-label" htmlFor={id}>
        {asks ? words.question(escalator) : words.ask(escalator)}
      </label>
      <TextArea
        key={asks ? 'question' : 'line'}
        id={id}
        // Chosen by its own button, so typing comes next.
        autoFocus={asks}
        // One line is what it should be, and all of it is seen before it is sent.
        style={{ minHeight: 28 }}
        maxRows={4}
        value={text}
        placeholder={asks ? words.questionPlaceholder : words.placeholder}
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={(event) => change(event.target.value.replaceAll('\n', ' '))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || belongsToInputMethod(event.nativeEvent)) return
          event.preventDefault()
          void send()
        }}
      />
      <span className="confirm-buttons">
        <Button type="submit" size="sm">
          {asks ? words.send : words.confirm}
        </Button>
        <Button
          size="sm"
          variant="ghost"
          onClick={() => {
            setProblem(null)
            setAsks((now) => !now)
          }}
        >
          {asks ? words.back : words.askBack}
        </Button>
        {onDismiss !== null && <IconButton label={words.dismiss} icon={X} onClick={onDismiss} />}
      </span>
      {problem !== null && (
        <p className="confirm-problem problem-line" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
