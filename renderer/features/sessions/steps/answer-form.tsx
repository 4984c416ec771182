import './answer-form.css'
import { useState } from 'react'
import type { Entry } from '../../../../core/domain/entry.ts'
import type { Fact } from '../../../../core/domain/fact.ts'
import { resultWord } from '../../../../core/domain/step-words.ts'
import { cut } from '../../../../core/domain/text.ts'
import type { IntentInput } from '../../../../core/intents/registry.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { useDraft } from '../../../data/react/use-draft.ts'
import { undoToast } from '../../../state/toasts.ts'
import { Button } from '../../../ui/button.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { ProblemLine } from '../../forms/problem-line.tsx'
import { isStillTrue } from '../../shared/is-still-true.ts'
import { answerWith, isAnswered, type Answer } from './step-answer.ts'
import { useUndo } from '../../shared/use-act.ts'
import { useRemoveFact } from './use-fact-actions.ts'

/** The words of an earlier answer, to be changed rather than typed again. */
const saidBefore = (entry: Entry): string => entry.step?.freeText ?? entry.step?.result?.details ?? ''

const told = ({ kind }: Answer): string =>
  kind === 'skipped' ? 'Skipped' : kind === 'open' ? 'Open again' : 'Answered'

/**
 * Writes down the answer to a question, or what a check or step came to.
 *
 * @param fact what is known from this step already; it follows the new answer
 */
export const AnswerForm = ({
  entry,
  fact,
  onDone,
}: {
  entry: Entry
  fact: Fact | null
  onDone: () => void
}) => {
  const desk = useDesk()
  const removeFact = useRemoveFact()
  const undo = useUndo()
  const draft = useDraft(`answer:${entry.id}`)
  const [touched, setTouched] = useState(false)
  const text = touched || draft.text !== '' ? draft.text : saidBefore(entry)
  const [known, setKnown] = useState(fact !== null)
  const [problem, setProblem] = useState<string | null>(null)
  const { step } = entry
  if (step === null) return null

  const offerUndo = (given: Answer, sent: IntentInput<'step.answer'>) => {
    const { selected, freeText, skipped, result } = step
    const before = { entryId: entry.id, selected, freeText, skipped, result }
    const after = { selected, freeText, skipped, result, ...sent }
    undoToast(
      `${told(given)}: ${cut(entry.text, 60)}`,
      () =>
        void undo('step.answer', {
          ...before,
          ...(fact !== null && sent.fact !== undefined ? { fact: { factId: fact.id, text: fact.text } } : {}),
        }),
      isStillTrue(
        desk,
        'entries',
        entry.id,
        ({ step: now }) =>
          now !== null &&
          now.selected === after.selected &&
          now.freeText === after.freeText &&
          now.skipped === after.skipped &&
          now.result?.details === after.result?.details &&
          now.result?.success === after.result?.success,
      ),
    )
  }

  const answer = async (given: Answer) => {
    const plan = answerWith(entry, given, text, fact, known)
    if (!plan.ok) {
      setProblem(plan.message)
      return
    }
    const result = await desk.act('step.answer', plan.answer)
    if (!result.ok) {
      setProblem(result.problem.message)
      return
    }
    if (plan.newFact !== null) {
      const added = await desk.act('fact.add', {
        factId: desk.newId(),
        sessionId: entry.sessionId,
        ...plan.newFact,
      })
      if (!added.ok) {
        setProblem(added.problem.message)
        return
      }
    }
    // What no one says any more is not known either.
    if (given.kind === 'open' && fact !== null) await removeFact(fact)
    draft.setText('')
    onDone()
    // With a fact made or taken away it would be undone by halves: the fact's own message leads back there.
    if (plan.newFact === null && !(given.kind === 'open' && fact !== null)) offerUndo(given, plan.answer)
  }

  const isQuestion = step.type === 'question'
  const { result } = step
  return (
    // It notifications the number keys on their way from its fields.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="answer-form"
      onKeyDown={(event) => {
        const option =
          event.altKey && /^[1-9]$/.test(event.key) ? step.options[Number(event.key) - 1] : undefined
        if (option === undefined) return
        event.preventDefault()
        void answer({ kind: 'option', value: option.value })
      }}
      onSubmit={(event) => {
        event.preventDefault()
        // Words alone judge nothing; a verdict that was given stays.
        void answer(
          isQuestion || result === null ? { kind: 'answered' } : { kind: 'result', success: result.success },
        )
      }}
    >
      {step.options.length > 0 && (
        <div className="answer-form-options">
          {step.options.map((option, index) => (
            <Button
              key={option.value}
              size="sm"
              aria-pressed={step.selected === option.value}
              hint={index < 9 ? `Alt ${index + 1}` : undefined}
              onClick={() => void answer({ kind: 'option', value: option.value })}
            >
              <span className="text-cut" dir="auto">
                {option.label}
              </span>
            </Button>
          ))}
        </div>
      )}
      <TextInput
        aria-label={isQuestion ? `Answer to: ${entry.text}` : `What came of: ${entry.text}`}
        placeholder={isQuestion ? 'Answer' : 'What did you find?'}
        // Opened by the button beside the question: typing is what comes next.
        autoFocus
        dir="auto"
        value={text}
        onChange={(event) => {
          setProblem(null)
          setTouched(true)
          draft.setText(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onDone()
        }}
      />
      <ProblemLine text={problem} />
      {step.type !== 'action' && (
        <label className="answer-form-known">
          <input
            type="checkbox"
            checked={known}
            disabled={fact !== null}
            onChange={(event) => setKnown(event.target.checked)}
          />
          Add to what we know
        </label>
      )}
      <div className="answer-form-actions">
        {isQuestion ? (
          <Button size="sm" type="submit" hint="Enter">
            Answer
          </Button>
        ) : (
          <>
            <Button size="sm" onClick={() => void answer({ kind: 'result', success: true })}>
              {resultWord(step.type, true)}
            </Button>
            <Button size="sm" onClick={() => void answer({ kind: 'result', success: false })}>
              {resultWord(step.type, false)}
            </Button>
            <Button size="sm" variant="ghost" type="submit" hint="Enter">
              {result === null ? 'Save without a verdict' : 'Save'}
            </Button>
          </>
        )}
        {!step.skipped && (
          <Button size="sm" variant="ghost" onClick={() => void answer({ kind: 'skipped' })}>
            Skip
          </Button>
        )}
        {isAnswered(entry) && (
          <Button size="sm" variant="ghost" onClick={() => void answer({ kind: 'open' })}>
            Take the answer back
          </Button>
        )}
      </div>
    </form>
  )
}
