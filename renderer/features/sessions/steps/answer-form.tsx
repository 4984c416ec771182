import './answer-form.css'
import { useState } from 'react'
import { type Entry, isAnswered } from '../../../../core/domain/entry/entry.ts'
import type { Fact } from '../../../../core/domain/branches/fact.ts'
import type { IntentInput } from '../../../../core/intents/registry.ts'
import { resultWord } from '../../../language/steps.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { optionHint, optionPressed } from '../../../state/keys/key-press.ts'
import { undoToast } from '../../../state/messages/toasts.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { TextInput } from '../../../ui/form/text-input.tsx'
import { ProblemLine } from '../../forms/problem-line.tsx'
import { SinceLine } from '../../forms/since-line.tsx'
import { useDraftField } from '../../forms/use-draft-field.ts'
import { useSaveOnce } from '../../forms/use-save-once.ts'
import { isStillTrue } from '../../shared/sessions/is-still-true.ts'
import { stepsWords as words } from './steps.words.ts'
import { answerWith, type Answer } from './step-answer.ts'
import { useUndo } from '../../shared/sessions/use-act.ts'
import { useRemoveFact } from './use-fact-actions.ts'
import { aboutSession } from '../../shared/sessions/about-session.ts'

/** The text of an earlier answer, to be edited rather than typed again. */
const saidBefore = (entry: Entry): string => entry.step?.freeText ?? entry.step?.result?.details ?? ''

const messageFor = ({ kind }: Answer, step: string): string => {
  if (kind === 'skipped') return words.skipped(step)
  if (kind === 'done') return words.done(step)
  return kind === 'open' ? words.reopened(step) : words.answered(step)
}

/**
 * Answers a question, or records the result of a check or step.
 *
 * @param fact the fact that came from this step, if any; it follows the new answer
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
  const { text, typed, setText, clear, since } = useDraftField(`answer:${entry.id}`, saidBefore(entry))
  const saveOnce = useSaveOnce(typed)
  const [known, setKnown] = useState(fact !== null)
  const [problem, setProblem] = useState<string | null>(null)
  const { step } = entry
  if (step === null) return null

  const offerUndo = (given: Answer, sent: IntentInput<'step.answer'>) => {
    const { selected, freeText, skipped, result, toDo } = step
    const before = { entryId: entry.id, selected, freeText, skipped, result, toDo }
    const after = { selected, freeText, skipped, result, ...sent }
    undoToast(
      messageFor(given, entry.text),
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
      aboutSession(desk, entry.sessionId),
    )
  }

  const answer = async (given: Answer) => {
    const plan = answerWith(entry, given, text, fact, known)
    if (!plan.ok) {
      setProblem(plan.message)
      return
    }
    const saved = await saveOnce(async () => {
      const result = await desk.act('step.answer', plan.answer)
      if (!result.ok) {
        setProblem(result.problem.message)
        return false
      }
      if (plan.newFact !== null) {
        const added = await desk.act('fact.add', {
          factId: desk.newId(),
          sessionId: entry.sessionId,
          ...plan.newFact,
        })
        if (!added.ok) {
          setProblem(added.problem.message)
          return false
        }
      }
      // A fact goes away with the answer it came from.
      if (given.kind === 'open' && fact !== null) await removeFact(fact)
      return true
    })
    if (saved === 'not_saved') return
    if (saved === 'saved') {
      clear()
      onDone()
    }
    // With a fact added or removed, this would only undo half of it; the fact's own message undoes that.
    if (plan.newFact === null && !(given.kind === 'open' && fact !== null)) offerUndo(given, plan.answer)
  }

  const isQuestion = step.type === 'question'
  const isToDo = step.type === 'action' && step.toDo
  const { result } = step
  return (
    // It handles the number keys on their way up from its fields.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="answer-form"
      onKeyDown={(event) => {
        const chosen = optionPressed(event.nativeEvent)
        const option = chosen === null ? undefined : step.options[chosen - 1]
        if (option === undefined) return
        event.preventDefault()
        void answer({ kind: 'option', value: option.value })
      }}
      onSubmit={(event) => {
        event.preventDefault()
        // Text alone isn't a result; a result that was chosen before stays.
        void answer(
          isToDo
            ? { kind: 'done' }
            : isQuestion || result === null
              ? { kind: 'answered' }
              : { kind: 'result', success: result.success },
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
              hint={index < 9 ? optionHint(index + 1) : undefined}
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
        aria-label={isQuestion ? words.answerTo(entry.text) : words.resultOf(entry.text)}
        placeholder={isQuestion ? words.answer : words.whatDidYouFind}
        // Opened by the button next to the question, so typing comes next.
        autoFocus
        dir="auto"
        value={text}
        onChange={(event) => {
          setProblem(null)
          setText(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onDone()
        }}
      />
      <ProblemLine text={problem} />
      <SinceLine text={since} />
      {step.type !== 'action' && (
        <label className="answer-form-known">
          <input
            type="checkbox"
            checked={known}
            disabled={fact !== null}
            onChange={(event) => setKnown(event.target.checked)}
          />
          {words.addToFacts}
        </label>
      )}
      <div className="answer-form-actions">
        {isQuestion || isToDo ? (
          <Button size="sm" type="submit" hint="Enter">
            {isToDo ? words.markDone : words.answer}
          </Button>
        ) : null}
        {!isQuestion && (
          <>
            <Button size="sm" onClick={() => void answer({ kind: 'result', success: true })}>
              {resultWord(step.type, true)}
            </Button>
            <Button size="sm" onClick={() => void answer({ kind: 'result', success: false })}>
              {resultWord(step.type, false)}
            </Button>
            {!isToDo && (
              <Button size="sm" variant="ghost" type="submit" hint="Enter">
                {result === null ? words.saveWithoutResult : words.save}
              </Button>
            )}
          </>
        )}
        {!step.skipped && (
          <Button size="sm" variant="ghost" onClick={() => void answer({ kind: 'skipped' })}>
            {words.skip}
          </Button>
        )}
        {isAnswered(step) && (
          <Button size="sm" variant="ghost" onClick={() => void answer({ kind: 'open' })}>
            {words.clearAnswer}
          </Button>
        )}
      </div>
    </form>
  )
}
