import { Attachments } from '../../../core/domain/attachment.ts'
import type { IntentType } from '../../../core/intents/registry.ts'

/** What someone tried to do, for a heading. */
export const attemptWords: Record<IntentType, string> = {
  'session.start': 'Start a session',
  'session.edit': 'Edit a session',
  'session.resume': 'Resume a session',
  'session.abandon': 'Abandon a session',
  'session.reopen': 'Reopen a session',
  'session.resolve': 'Resolve a session',
  'session.take-over': 'Take a session over',
  'entry.add': 'Add to the timeline',
  'entry.edit': 'Edit an entry',
  'step.answer': 'Answer a step',
  'fact.add': 'Add a fact',
  'fact.edit': 'Edit a fact',
  'fact.remove': 'Remove a fact',
  'branch.fork': 'Fork into branches',
  'branch.move': 'Change a branch',
  'fix.propose': 'Suggest a fix',
  'fix.decide': 'Decide on a fix',
  'fix.outcome': 'Report how a fix went',
  'handoff.create': 'Hand a session over',
  'handoff.withdraw': 'Withdraw an escalation',
  'handoff.claim': 'Claim a handoff',
  'handoff.pick-up': 'Pick up a session',
  'handoff.open': 'Open an escalation to everyone',
  'handoff.wake': 'Wake a parked session',
  'handoff.deliver': 'Record a delivery',
  'person.update': 'Change a person',
  'account.update': 'Change the workspace',
}

/** One thing that was typed, with the word for its field. */
export type TypedText = { label: string; text: string }

/** What a field is called where it is typed. */
const labels: Readonly<Record<string, string>> = {
  resolutionSummary: 'What it was',
  resolutionAction: 'What solved it',
  engineerNotes: 'What you need, or your note',
  problemSummary: 'What is wrong',
}

/** `freeText` → `Free text`, unless the field has a name of its own. */
const labelOf = (key: string): string => {
  const label = labels[key]
  if (label !== undefined) return label
  const words = key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Fields that no person typed: references, images, what was picked from a list, and what Baton sent along. */
const untyped =
  /^(id|.*Id|.*Ids|attachments|type|kind|intent|mode|status|priority|version|snapshot|outcome|fixOutcome|decision|selected)$/

const collect = (value: unknown, label: string, found: TypedText[]): void => {
  if (typeof value === 'string') {
    if (value.trim() !== '') found.push({ label, text: value })
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, label, found)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value))
      if (!untyped.test(key)) collect(inner, labelOf(key), found)
  }
}

/** Everything in a payload that someone may have typed, in its order, so that it can be read and copied. */
export const typedTexts = (payload: Record<string, unknown>): TypedText[] => {
  const found: TypedText[] = []
  collect(payload, '', found)
  return found
}

/** The images that were to go along. They are still on this device. */
export const imagesIn = (payload: Record<string, unknown>): Attachments =>
  Attachments.safeParse(payload['attachments']).data ?? []

/** What was typed as one text for the clipboard; the label only where there is more than one. */
export const clipboardText = (texts: readonly TypedText[]): string =>
  texts.length === 1
    ? (texts[0]?.text ?? '')
    : texts.map(({ label, text }) => `${label}: ${text}`).join('\n\n')
