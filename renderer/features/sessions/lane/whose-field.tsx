import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { whoseLimits, type Session } from '../../../../core/domain/session/session.ts'
import { useEarlierSessions } from '../../../data/react/use-sessions.ts'
import { editWhose, whoseFields, type EditedWhose } from '../../../state/route/session-screen.ts'
import { SuggestInput } from '../../../ui/form/suggest-input.tsx'
import { ProblemLine } from '../../forms/problem-line.tsx'
import { lengthProblem } from '../../forms/text-size.ts'
import { SinceLine } from '../../forms/since-line.tsx'
import { useDraftField } from '../../forms/use-draft-field.ts'
import { useSaveOnce } from '../../forms/use-save-once.ts'
import { useAct } from '../../shared/sessions/use-act.ts'
import { earlierTexts } from '../dialogs/whose-suggestions.ts'
import { laneWords } from './lane.words.ts'

const words = laneWords.details

/**
 * Client, contact or device, edited where it stands: Enter or a suggestion saves, Esc restores, leaving it saves, Tab saves
 * and goes on to the next. What is being typed is kept on the device until one of these.
 *
 * @param onDone with whether the focus is to stay where the field was
 */
export const WhoseField = ({
  session,
  edited: { field, place },
  onDone,
}: {
  session: Session
  edited: EditedWhose
  onDone: (keepsFocus: boolean) => void
}) => {
  const act = useAct()
  const { text, typed, setText, clear, since } = useDraftField(`whose:${session.id}:${field}`, session[field])
  const isOver = useRef(false)
  const input = useRef<HTMLInputElement | null>(null)
  const earlier = useEarlierSessions(session.client)
  const suggestions = useMemo(
    () =>
      field === 'client'
        ? earlierTexts('client', earlier.clients)
        : earlierTexts(field, earlier.ofClient, earlier.latest),
    [earlier, field],
  )
  const saveOnce = useSaveOnce(typed)
  const problem = lengthProblem(text, whoseLimits[field])
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])

  const close = (keepsFocus: boolean) => {
    isOver.current = true
    clear()
    onDone(keepsFocus)
  }
  const save = async (wanted: string, keepsFocus: boolean): Promise<boolean> => {
    if (isOver.current) return true
    const next = wanted.trim()
    if (lengthProblem(next, whoseLimits[field]) !== null) return false
    const saved = await saveOnce(
      async () => next === session[field] || act('session.edit', { sessionId: session.id, [field]: next }),
      wanted,
    )
    if (saved !== 'saved') return false
    close(keepsFocus)
    return true
  }
  const goOn = async (step: 1 | -1) => {
    const next = whoseFields[whoseFields.indexOf(field) + step]
    if (!(await save(text, next === undefined))) return
    if (next !== undefined) editWhose({ sessionId: session.id, field: next, place })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      close(true)
    }
    // With a suggestion chosen, Enter takes it first.
    const isChoosing = event.currentTarget.getAttribute('aria-activedescendant') !== null
    if (event.key === 'Enter' && !isChoosing) {
      event.preventDefault()
      void save(text, true)
    }
    if (event.key === 'Tab' && place === 'lane') {
      event.preventDefault()
      void goOn(event.shiftKey ? -1 : 1)
    }
  }
  return (
    <div className={`whose-field whose-field-${place}`}>
      <SuggestInput
        aria-label={words[field]}
        aria-invalid={problem === null ? undefined : true}
        ref={input}
        suggestions={suggestions}
        value={text}
        onChange={setText}
        onPick={(picked) => void save(picked, true)}
        onKeyDown={onKeyDown}
        onBlur={() => void save(text, false)}
      />
      <ProblemLine text={problem} />
      <SinceLine text={since} />
    </div>
  )
}
