import { assistantLimits } from '../../../../core/domain/enrichment/assistant.ts'
import type { StepType } from '../../../../core/domain/entry/entry.ts'
import { trimBlock } from '../../../../core/domain/text/text.ts'

import { composerWords as words } from './composer.words.ts'

/** What the composer understands after a slash. */
const names = [
  'step',
  'fact',
  'question',
  'check',
  'branch',
  'fix',
  'ask',
  'saved',
  'park',
  'escalate',
  'resolve',
] as const

/** A command, the word for it in the language of this window, and what it's for. */
export const composerCommands: readonly { name: ComposerCommand; word: string; hint: string }[] = names.map(
  (name) => ({ name, word: words.names[name], hint: words.hints[name] }),
)

export type ComposerCommand = (typeof names)[number]

/** A word as any keyboard has it: `prüfung` is `pruefung` too. */
const spelledOut = (word: string): string =>
  word.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss')

/** What a command may be typed as. Its English name is always understood, because colleagues and guides say it. */
export const spellingsOf = (name: ComposerCommand): readonly string[] => [
  ...new Set([words.names[name], spelledOut(words.names[name]), name]),
]
const spellings = names.map((name) => ({ name, all: spellingsOf(name) }))

/** What a typed text asks for. */
export type Composed =
  | { kind: 'nothing' }
  | { kind: 'note'; text: string }
  | { kind: 'paste'; text: string }
  | { kind: 'step'; type: StepType; text: string }
  /** A command without text: a form asks for it, with options. */
  | { kind: 'step_form'; type: StepType; text: string }
  | { kind: 'fork_form' }
  | { kind: 'fix_form' }
  | { kind: 'fact'; text: string }
  | { kind: 'fork'; labels: readonly string[] }
  | { kind: 'fix'; text: string; confidence: number | null }
  | { kind: 'ask'; text: string }
  | { kind: 'dialog'; dialog: 'park' | 'escalate' | 'resolve'; text: string }
  | { kind: 'incomplete'; message: string }

/** From this many lines or characters on, a note counts as pasted text: it's kept whole and shown folded. */
const pasteLines = 20
const pasteLength = 4000

const stepTypes: Partial<Record<ComposerCommand, StepType>> = {
  step: 'action',
  question: 'question',
  check: 'check',
}

const commandOf = (word: string): ComposerCommand | undefined =>
  spellings.find(({ all }) => all.includes(word.toLowerCase()))?.name

/**
 * Reads what was typed.
 *
 * A slash only counts before a known word at the very start, so that `/etc/hosts is wrong` stays a note. A command
 * without its text is `incomplete`, with a sentence that says so; nothing is ever thrown away.
 */
export const compose = (typed: string): Composed => {
  const text = typed.trim()
  if (text === '') return { kind: 'nothing' }
  const match = /^\/(\p{L}+)(?:\s([\s\S]*))?$/u.exec(text)
  const name = commandOf(match?.[1] ?? '')
  if (match === null || name === undefined) {
    const long = text.length > pasteLength || text.split('\n', pasteLines + 1).length > pasteLines
    return { kind: long ? 'paste' : 'note', text: trimBlock(typed) }
  }
  return composeCommand(name, trimBlock(match[2] ?? ''))
}

const composeCommand = (name: ComposerCommand, rest: string): Composed => {
  if (name === 'park' || name === 'escalate' || name === 'resolve')
    return { kind: 'dialog', dialog: name, text: rest }
  if (name === 'saved') return { kind: 'incomplete', message: words.pickSavedNote }
  const type = stepTypes[name]
  if (type !== undefined) return { kind: rest === '' ? 'step_form' : 'step', type, text: rest }
  if (name === 'branch') return composeFork(rest)
  if (name === 'fix' && rest === '') return { kind: 'fix_form' }
  if (rest === '') return { kind: 'incomplete', message: words.textMissing(words.names[name]) }
  if (name === 'ask')
    return rest.length > assistantLimits.question
      ? { kind: 'incomplete', message: words.questionTooLong }
      : { kind: 'ask', text: rest }
  if (name === 'fact') {
    return rest.length > 2000
      ? { kind: 'incomplete', message: words.factTooLong }
      : { kind: 'fact', text: rest }
  }
  return composeFix(rest)
}

const composeFork = (rest: string): Composed => {
  if (rest === '') return { kind: 'fork_form' }
  const labels = rest
    .split('|')
    .map((label) => label.trim())
    .filter((label) => label !== '')
  if (labels.length === 0) return { kind: 'incomplete', message: words.branchesMissing }
  if (labels.length > 12) return { kind: 'incomplete', message: words.tooManyBranches }
  if (labels.some((label) => label.length > 120)) {
    return {
      kind: 'incomplete',
      message: words.branchTooLong,
    }
  }
  return { kind: 'fork', labels }
}

const composeFix = (rest: string): Composed => {
  const match = /^(\d{1,3})\s?%\s+([\s\S]+)$/.exec(rest)
  const confidence = match?.[1] === undefined ? null : Number(match[1])
  const text = match?.[2] ?? rest
  if (confidence !== null && confidence > 100) return { kind: 'incomplete', message: words.confidenceWrong }
  if (text.length > 4000) return { kind: 'incomplete', message: words.fixTooLong }
  return { kind: 'fix', text, confidence }
}

/** What typed text would do, for what was done before: a step, a fix, or the branches of a fork. Nothing of a note. */
export const triesIn = (typed: string): readonly string[] => {
  if (!typed.trimStart().startsWith('/')) return []
  const composed = compose(typed)
  if (composed.kind === 'step' || composed.kind === 'fix') return [composed.text]
  return composed.kind === 'fork' ? composed.labels : []
}

/** The commands to suggest for what has been typed so far, while it's still the command's name. */
export const suggestionsFor = (typed: string): readonly (typeof composerCommands)[number][] => {
  const match = /^\/(\p{L}*)$/u.exec(typed)
  if (match === null) return []
  const begun = (match[1] ?? '').toLowerCase()
  return composerCommands.filter((_, index) => spellings[index]?.all.some((word) => word.startsWith(begun)))
}
