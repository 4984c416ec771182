import type { Entry, StepType } from '../../../core/domain/entry/entry.ts'
import type { Fix } from '../../../core/domain/branches/fix.ts'
import { optionsFrom } from '../../../core/domain/entry/step-options.ts'
import { maxTemplateSteps, type TemplateStep } from '../../../core/domain/entry/template.ts'
import { templateWords as words } from './saved-notes.words.ts'

/** What a line of each type of step begins with. A line without any is a check. */
const marks = { question: '?', check: '-', action: '>' } as const satisfies Record<StepType, string>

/** The longest step and option, in characters. */
const longestStep = 500
const longestOption = 200
const mostOptions = 12

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
const escaped = (text: string): string => oneLine(text).replace(/[\\|]/g, String.raw`\$&`)

/** The parts of a line between bars; `\|` is a bar and `\\` a backslash. */
const partsOf = (line: string): string[] => {
  const parts = ['']
  for (const [piece] of line.matchAll(/\\[\\|]|[\s\S]/gu)) {
    if (piece === '|') parts.push('')
    else parts[parts.length - 1] += piece.length === 2 && piece.startsWith('\\') ? piece.slice(1) : piece
  }
  return parts.map((part) => part.trim())
}

/** Steps as they are written, one per line: `? Does it happen on the web too? | Yes | No`. */
export const textFromSteps = (steps: readonly TemplateStep[]): string =>
  steps
    .map(({ type, text, options }) =>
      [`${marks[type]} ${escaped(text)}`, ...options.map(({ label }) => escaped(label))].join(' | '),
    )
    .join('\n')

const stepFrom = (line: string): TemplateStep => {
  const type = (['question', 'check', 'action'] as const).find((one) => line.startsWith(marks[one]))
  const [text = '', ...labels] = partsOf(type === undefined ? line : line.slice(1))
  return {
    type: type ?? 'check',
    text,
    options: optionsFrom([...new Set(labels.filter((label) => label !== ''))]),
  }
}

/** The steps in a text, in order. Empty lines, and lines with nothing but a mark, are no steps. */
export const stepsFromText = (text: string): TemplateStep[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(stepFrom)
    .filter((step) => step.text !== '')

/** Says what keeps the steps from being saved; null when nothing does. */
export const stepsProblem = (steps: readonly TemplateStep[]): string | null => {
  if (steps.length === 0) return words.needsSteps
  if (steps.length > maxTemplateSteps) return words.tooManySteps(steps.length, maxTemplateSteps)
  const long = steps.findIndex(({ text }) => text.length > longestStep)
  if (long !== -1) return words.stepTooLong(long + 1, longestStep)
  const full = steps.findIndex(({ options }) => options.length > mostOptions)
  if (full !== -1) return words.tooManyOptions(full + 1, mostOptions)
  const wide = steps.findIndex(({ options }) => options.some(({ label }) => label.length > longestOption))
  return wide === -1 ? null : words.optionTooLong(wide + 1, longestOption)
}

/** A session's steps in order, and the fix at the end, as the steps of a template. */
export const stepsOfSession = (
  steps: readonly Pick<Entry, 'text' | 'step'>[],
  fix: Pick<Fix, 'text'> | null,
): TemplateStep[] => [
  ...steps.flatMap(({ text, step }) =>
    step === null ? [] : [{ type: step.type, text: oneLine(text), options: step.options }],
  ),
  ...(fix === null ? [] : [{ type: 'action' as const, text: oneLine(fix.text), options: [] }]),
]
