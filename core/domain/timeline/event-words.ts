import type { BranchStatus } from '../branches/branch.ts'
import { type FixDecision, FixOutcome, fixStateEnds } from '../branches/fix.ts'
import type { PickupMode } from '../handoff/handoff.ts'

/**
 * The beginnings of the texts that events are stored with. They follow the name of who did it, and exports and the search
 * take them as they are; a screen in another language reads from them what happened.
 */
export const branchMoveWords: Record<BranchStatus, string> = {
  active: 'went on with',
  dead_end: 'ruled out',
  solved: 'solved it with',
  untried: 'set aside',
}
export const fixDecisionWords: Record<FixDecision, string> = {
  one_off: 'kept as a one-off:',
  draft_template: 'made a saved note from the fix:',
  build_template: 'made a template from the fix:',
  dismissed: 'dismissed',
}
export const pickupWords: Record<PickupMode, string> = {
  continue: 'where it was left off',
  briefing: 'with a briefing',
  fresh: 'fresh',
}
/** What an edit calls each field of a session, before its new value. */
export const editedFieldWords = {
  title: 'title',
  problemSummary: 'problem',
  problemCategory: 'category',
  psaTicketId: 'ticket',
  client: 'client',
  contact: 'contact',
  device: 'device',
  dueAt: 'due',
} as const
export type EditedField = keyof typeof editedFieldWords
const editedLine = new RegExp(`^(${Object.values(editedFieldWords).join('|')}): (.*)$`, 'gmu')

/** What an edit writes for a value that was taken away. */
export const noValue = 'none'

/** What keeping a session away from AI is stored as, an edit without a field. */
export const aiWords = { kept: 'AI: kept away', allowed: 'AI: allowed' } as const

const keysOf = <Key extends string>(table: Readonly<Record<Key, string>>): Key[] =>
  Object.keys(table) as Key[]

/** Which of the words of `table` a text begins with, and what follows; null for none. */
export const eventIn = <Key extends string>(
  table: Readonly<Record<Key, string>>,
  text: string,
): { key: Key; rest: string } | null => {
  const key = keysOf(table).find((one) => text === table[one] || text.startsWith(`${table[one]} `))
  return key === undefined ? null : { key, rest: text.slice(table[key].length).trim() }
}

/** What an outcome is stored with. */
export const outcomeText = (fix: string, outcome: FixOutcome, reason: string): string =>
  `${fix} ${fixStateEnds[outcome]}${reason === '' ? '' : `: ${reason}`}`

/** A fix, how it went, and why, from such a text; null when it isn't one. */
export const outcomeIn = (text: string): { fix: string; outcome: FixOutcome; reason: string } | null => {
  const found = FixOutcome.options.flatMap((outcome) => {
    const end = ` ${fixStateEnds[outcome]}`
    const withReason = text.indexOf(`${end}: `)
    const at = withReason === -1 && text.endsWith(end) ? text.length - end.length : withReason
    return at < 1 ? [] : [{ at, outcome, end }]
  })
  // A reason may sound like an outcome; what comes first is what was recorded.
  const [first] = found.toSorted((a, b) => a.at - b.at)
  if (first === undefined) return null
  const { at, outcome, end } = first
  return { fix: text.slice(0, at), outcome, reason: text.slice(at + end.length + 2) }
}

/** The fields that an edit changed, and its text with each of their names as `name` says it, and an empty value too. */
export const editedIn = (
  text: string,
  name: (field: EditedField) => string,
  none: string,
): { fields: EditedField[]; text: string } => {
  const fields = new Set<EditedField>()
  const said = text.replaceAll(editedLine, (line, word: string, value: string) => {
    const field = keysOf(editedFieldWords).find((one) => editedFieldWords[one] === word)
    if (field === undefined) return line
    fields.add(field)
    return `${name(field)}: ${value === noValue ? none : value}`
  })
  return { fields: [...fields], text: said }
}
