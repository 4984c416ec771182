import { StepType } from '../../../../core/domain/entry/entry.ts'
import { optionsFrom } from '../../../../core/domain/entry/step-options.ts'
import type { IntentInput } from '../../../../core/intents/registry.ts'
import { stepTypeWords as stepWords } from '../../../language/domain.words.ts'
import { composerWords as words } from './composer.words.ts'
import { lengthProblem, sizeProblem } from '../../forms/text-size.ts'

/**
 * What the step form holds. `options` has one per line; `chosen` is the label of one of them, or ''; `outcome` is the
 * result, when it's already known.
 */
export type StepForm = {
  type: string
  text: string
  options: string
  chosen: string
  said: string
  outcome: string
}

export const emptyStepForm: StepForm = {
  type: 'action',
  text: '',
  options: '',
  chosen: '',
  said: '',
  outcome: 'open',
}

export const stepTypes = StepType.options
export const stepOutcomes = ['open', 'worked', 'failed', 'skipped'] as const
export type StepOutcome = (typeof stepOutcomes)[number]

/** The type of step in a form; a draft may hold anything. */
export const typeOf = (form: Pick<StepForm, 'type'>): StepType =>
  stepTypes.find((type) => type === form.type) ?? 'action'
export const outcomeOf = (form: Pick<StepForm, 'outcome'>): StepOutcome =>
  stepOutcomes.find((outcome) => outcome === form.outcome) ?? 'open'

/** The options as typed, one per line. A label that comes twice counts once. */
export const optionLabels = (typed: string): string[] => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

type NewStep = { text: string; step: NonNullable<IntentInput<'entry.add'>['step']> }

/** The step in the form, or what is missing from it. */
export const stepFrom = (form: StepForm): ({ ok: true } & NewStep) | { ok: false; message: string } => {
  const text = form.text.trim()
  const said = form.said.trim()
  const labels = optionLabels(form.options)
  const tooLong = labels.find((label) => label.length > 200)
  const problem =
    (text === '' ? words.stepMissing : null) ??
    sizeProblem(text) ??
    lengthProblem(said, 8000) ??
    (labels.length > 12 ? words.tooManyOptions : null) ??
    (tooLong === undefined ? null : words.optionTooLong)
  if (problem !== null) return { ok: false, message: problem }
  const options = optionsFrom(labels)
  const type = typeOf(form)
  const outcome = outcomeOf(form)
  const selected = options.find((option) => option.label === form.chosen)?.value ?? null
  const hasResult = outcome === 'worked' || outcome === 'failed'
  return {
    ok: true,
    text,
    step: {
      type,
      options,
      selected: outcome === 'skipped' ? null : selected,
      freeText: hasResult || said === '' ? null : said,
      skipped: outcome === 'skipped',
      result: hasResult ? { success: outcome === 'worked', details: said } : null,
    },
  }
}

/** What was typed since a step was sent; what went with it is gone. */
export const leftAfter = (sent: StepForm, now: StepForm): StepForm => {
  const left = (key: keyof StepForm) => {
    if (now[key] === sent[key]) return emptyStepForm[key]
    return sent[key] !== '' && now[key].startsWith(sent[key])
      ? now[key].slice(sent[key].length).trimStart()
      : now[key]
  }
  return {
    type: left('type'),
    text: left('text'),
    options: left('options'),
    chosen: left('chosen'),
    said: left('said'),
    outcome: left('outcome'),
  }
}

/** All that someone typed into the form, to read and copy: the step, its options, what they found. Empty if nothing. */
export const textOfStep = ({ type, text, options, said }: StepForm): string =>
  [
    text.trim() === '' ? '' : `${stepWords[typeOf({ type })]}: ${text.trim()}`,
    ...optionLabels(options).map((label) => `- ${label}`),
    said.trim() === '' ? '' : `→ ${said.trim()}`,
  ]
    .filter((line) => line !== '')
    .join('\n')
