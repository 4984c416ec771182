import './step-composer.css'
import { X } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Session } from '../../../../core/domain/session/session.ts'
import { stepTypeWords as stepWords } from '../../../language/domain.words.ts'
import { resultWord } from '../../../language/steps.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { closeStepForm, stepTaken, type BegunStep } from '../../../state/route/session-screen.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { Field } from '../../../ui/form/field.tsx'
import { IconButton } from '../../../ui/buttons/icon-button.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { TextArea } from '../../../ui/form/text-area.tsx'
import { TextInput } from '../../../ui/form/text-input.tsx'
import { MentionArea } from '../../mentions/mention-area.tsx'
import { useMentions } from '../../mentions/use-mentions.ts'
import { ProblemLine } from '../../forms/problem-line.tsx'
import { AlreadyTried } from '../steps/already-tried.tsx'
import { DraftSaved } from '../../forms/draft-saved.tsx'
import { belowDraft } from '../../forms/use-begun-text.ts'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { composerWords as words } from './composer.words.ts'
import {
  emptyStepForm,
  leftAfter,
  optionLabels,
  outcomeOf,
  stepFrom,
  textOfStep,
  typeOf,
  type StepOutcome,
} from './step-form.ts'

/**
 * Writes a step with its options and, when it's already known, its result.
 *
 * It replaces the composer. What is typed is kept on the device; Esc goes back to the composer without losing it.
 */
export const StepComposer = ({
  session,
  begun,
}: {
  session: Session
  /** What it was opened with, until it is in the draft; below what was left there. */
  begun: BegunStep | null
}) => {
  const desk = useDesk()
  const { form, change, clear, loaded, saved } = useDraftForm(`step:${session.id}`, emptyStepForm)
  const [problem, setProblem] = useState<string | null>(null)
  const busy = useRef(false)
  const latest = useRef(form)
  useLayoutEffect(() => {
    latest.current = form
  }, [form])
  const taken = useRef<typeof begun | null>(null)
  // Runs before the next keystroke, so nothing typed in the meantime is overwritten.
  useLayoutEffect(() => {
    if (!loaded || begun === null || taken.current === begun) return
    taken.current = begun
    const { type: wanted, text } = begun
    change(text === '' ? { type: wanted } : { type: wanted, text: belowDraft(form.text, text) })
    stepTaken(begun)
  }, [begun, loaded, form.text, change])

  const mentions = useMentions(form.text)
  const type = typeOf(form)
  const outcome = outcomeOf(form)
  const labels = optionLabels(form.options)
  const edit = (part: Partial<typeof emptyStepForm>) => {
    setProblem(null)
    change(part)
  }

  const add = async () => {
    if (busy.current) return
    const made = stepFrom(form)
    if (!made.ok) return setProblem(made.message)
    busy.current = true
    const { text, step } = made
    const done = await desk.act('entry.add', {
      entryId: desk.newId(),
      sessionId: session.id,
      kind: 'step',
      text,
      mentions: mentions.mentionedIn(text),
      step,
    })
    busy.current = false
    if (!done.ok) return setProblem(done.problem.message)
    const left = leftAfter(form, latest.current)
    if (textOfStep(left) === '') {
      clear()
      return closeStepForm()
    }
    // Whoever types on while it is stored begins the next.
    return change(left)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault()
      event.stopPropagation()
      closeStepForm()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void add()
    }
  }
  const sends = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    void add()
  }

  return (
    <section className="composer" aria-label={words.stepForm}>
      {/* It handles keys on their way up from its fields. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        className="step-composer"
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <div className="step-composer-head">
          <Segmented
            label={words.stepType}
            value={type}
            onChange={(next) => edit({ type: next })}
            options={(['action', 'question', 'check'] as const).map((value) => ({
              value,
              label: stepWords[value],
            }))}
          />
          <span className="grow" />
          <IconButton label={words.backToNote} hint="Esc" icon={X} onClick={closeStepForm} />
        </div>
        <MentionArea
          aria-label={words.asks[type]}
          aria-invalid={problem !== null}
          placeholder={words.asks[type]}
          // Opened by a key or a button for exactly this.
          autoFocus
          dir="auto"
          minRows={1}
          maxRows={8}
          value={form.text}
          onText={(text) => edit({ text })}
          mentions={mentions}
          side="above"
          onKeyDown={sends}
        />
        <AlreadyTried session={session} texts={[form.text]} />
        <div className="step-composer-more">
          <Field label={words.options}>
            <TextArea
              dir="auto"
              minRows={2}
              maxRows={6}
              placeholder={words.optionsExample}
              value={form.options}
              onChange={(event) => edit({ options: event.target.value })}
            />
          </Field>
          <div className="step-composer-answer">
            <span className="field-label" id="step-answer">
              {words.result}
            </span>
            {labels.length > 0 && (
              <div className="answer-form-options" role="group" aria-labelledby="step-answer">
                {labels.slice(0, 12).map((label) => (
                  <Button
                    key={label}
                    size="sm"
                    aria-pressed={form.chosen === label}
                    onClick={() => edit({ chosen: form.chosen === label ? '' : label })}
                  >
                    <span className="text-cut" dir="auto">
                      {label}
                    </span>
                  </Button>
                ))}
              </div>
            )}
            <TextInput
              aria-label={words.resultDetails}
              placeholder={words.resultDetails}
              dir="auto"
              value={form.said}
              onChange={(event) => edit({ said: event.target.value })}
            />
            <Segmented<StepOutcome>
              label={words.resultLabel}
              value={outcome}
              onChange={(next) => edit({ outcome: next })}
              options={[
                { value: 'open', label: words.noResult },
                { value: 'worked', label: resultWord(type, true) },
                { value: 'failed', label: resultWord(type, false) },
                { value: 'skipped', label: words.skipped },
              ]}
            />
          </div>
        </div>
        <ProblemLine text={problem} />
        <div className="step-composer-foot">
          <DraftSaved
            saved={saved}
            text={`${form.text}${form.options}${form.said}`}
            draftKey={`step:${session.id}`}
          />
          <span className="grow" />
          <Button size="sm" variant="ghost" hint="Esc" onClick={closeStepForm}>
            {words.back}
          </Button>
          <Button size="sm" type="submit" hint="Ctrl Enter">
            {words.add[type]}
          </Button>
        </div>
      </form>
    </section>
  )
}
