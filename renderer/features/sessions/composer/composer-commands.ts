import type { StepType } from '../../../../core/domain/entry.ts'

/** What the composer understands after a slash. */
export const composerCommands = [
  { name: 'step', label: 'Step', hint: 'something you did; Enter at once opens the form with options' },
  { name: 'fact', label: 'Fact', hint: 'something that is known' },
  { name: 'question', label: 'Question', hint: 'something to find out' },
  { name: 'check', label: 'Check', hint: 'something to look at' },
  { name: 'branch', label: 'Branch', hint: 'ways to go: one | another | a third' },
  { name: 'fix', label: 'Fix', hint: 'what might solve it; 70% in front says how sure you are' },
  { name: 'saved', label: 'Saved note', hint: 'a text that you keep; ; does the same' },
  { name: 'park', label: 'Park', hint: 'leave it for later' },
  { name: 'escalate', label: 'Escalate', hint: 'hand it to someone now' },
  { name: 'resolve', label: 'Resolve', hint: 'it is solved' },
] as const

export type ComposerCommand = (typeof composerCommands)[number]['name']

/** What a typed text asks for. */
export type Composed =
  | { kind: 'nothing' }
  | { kind: 'note'; text: string }
  | { kind: 'paste'; text: string }
  | { kind: 'step'; type: StepType; text: string }
  /** A command without its text: the form asks for it, with options. */
  | { kind: 'step_form'; type: StepType; text: string }
  | { kind: 'fork_form' }
  | { kind: 'fix_form' }
  | { kind: 'fact'; text: string }
  | { kind: 'fork'; labels: readonly string[] }
  | { kind: 'fix'; text: string; confidence: number | null }
  | { kind: 'dialog'; dialog: 'park' | 'escalate' | 'resolve'; text: string }
  | { kind: 'incomplete'; message: string }

/** From this many lines or characters on a note counts as pasted: it is kept whole and shown folded. */
const pasteLines = 20
const pasteLength = 4000

const stepTypes: Partial<Record<ComposerCommand, StepType>> = {
  step: 'action',
  question: 'question',
  check: 'check',
}

const isCommand = (name: string): name is ComposerCommand =>
  composerCommands.some((command) => command.name === name)

/**
 * Reads what was typed.
 *
 * A slash only means something before a known word at the very start, so that `/etc/hosts is wrong` stays a
 * note. A command without its text is `incomplete`, with a sentence; nothing is ever thrown away.
 */
export const compose = (typed: string): Composed => {
  const text = typed.trim()
  if (text === '') return { kind: 'nothing' }
  const match = /^\/([a-z]+)(?:\s+([\s\S]*))?$/i.exec(text)
  const name = match?.[1]?.toLowerCase() ?? ''
  if (match === null || !isCommand(name)) {
    const long = text.length > pasteLength || text.split('\n', pasteLines + 1).length > pasteLines
    return { kind: long ? 'paste' : 'note', text }
  }
  return composeCommand(name, (match[2] ?? '').trim())
}

const composeCommand = (name: ComposerCommand, rest: string): Composed => {
  if (name === 'park' || name === 'escalate' || name === 'resolve')
    return { kind: 'dialog', dialog: name, text: rest }
  if (name === 'saved')
    return { kind: 'incomplete', message: 'Pick a saved note from the list, or write one under Settings.' }
  const type = stepTypes[name]
  if (type !== undefined) return { kind: rest === '' ? 'step_form' : 'step', type, text: rest }
  if (name === 'branch') return composeFork(rest)
  if (name === 'fix' && rest === '') return { kind: 'fix_form' }
  if (rest === '') return { kind: 'incomplete', message: `Say what after /${name}, then press Enter.` }
  if (name === 'fact') {
    return rest.length > 2000
      ? { kind: 'incomplete', message: 'A fact holds 2,000 characters at most. Send the rest as a note.' }
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
  if (labels.length === 0)
    return { kind: 'incomplete', message: 'Name the ways to go, with | between them: /branch VPN | DNS.' }
  if (labels.length > 12)
    return { kind: 'incomplete', message: 'A fork has 12 branches at most. Name the likely ones.' }
  if (labels.some((label) => label.length > 120)) {
    return {
      kind: 'incomplete',
      message: 'A branch is named in 120 characters at most. Put the rest in a note.',
    }
  }
  return { kind: 'fork', labels }
}

const composeFix = (rest: string): Composed => {
  const match = /^(\d{1,3})\s?%\s+([\s\S]+)$/.exec(rest)
  const confidence = match?.[1] === undefined ? null : Number(match[1])
  const text = match?.[2] ?? rest
  if (confidence !== null && confidence > 100)
    return { kind: 'incomplete', message: 'How sure you are goes from 0% to 100%.' }
  if (text.length > 4000)
    return { kind: 'incomplete', message: 'A fix holds 4,000 characters at most. Send the rest as a note.' }
  return { kind: 'fix', text, confidence }
}

/** The commands to suggest while a text is being typed: those that begin so, and only while the word is typed. */
export const suggestionsFor = (typed: string): readonly (typeof composerCommands)[number][] => {
  const match = /^\/([a-z]*)$/i.exec(typed)
  if (match === null) return []
  const begun = (match[1] ?? '').toLowerCase()
  return composerCommands.filter((command) => command.name.startsWith(begun))
}
