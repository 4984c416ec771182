import type { Handoff } from './handoff.ts'
import type { Priority } from '../duty/priority.ts'
import { type HandoffReason, handoffReasonWords, whyHandedOver } from '../session/handoff-reason.ts'
import { cut, isolated } from '../text/text.ts'

/* What an escalation is called, and what it says, wherever someone is told of it. */

/** Longest session title within a notification's title, in visible characters. */
export const titleLength = 70

/** Longest title and reason that fit in a toast, in code units; anything longer wouldn't be shown at all. */
const toastUnits = { title: 299, reason: 900 }

export const priorityWord: Record<Priority, string> = {
  low: 'Low',
  normal: 'Normal',
  high: 'High',
  urgent: 'Urgent',
}

/** What an escalation is called, and what follows its reason. */
export type EscalationWords = {
  title: (name: string, ticket: string) => string
  reasons: Readonly<Record<HandoffReason, string>>
  noReason: string
  priority: (priority: Priority) => string
}

export const escalationWords: EscalationWords = {
  title: (name, ticket) => `Escalation from ${name}${ticket}: `,
  reasons: handoffReasonWords,
  noReason: 'No reason provided.',
  priority: (priority) => `Priority: ${priorityWord[priority]}`,
}

/** `Escalation from {name} · #{ticket}: {title…}`; the ticket only if one is linked. The title is the one on its card, `name` is isolated already. */
export const escalationTitle = (
  name: string,
  snapshot: Handoff['snapshot'],
  words: EscalationWords = escalationWords,
): string => {
  const ticket = snapshot.psaTicketId === null ? '' : ` · #${snapshot.psaTicketId}`
  const start = words.title(name, ticket)
  return `${start}${isolated(cut(snapshot.title, titleLength, toastUnits.title - start.length - 2))}`
}

type Why = { reason: HandoffReason | null; engineerNotes: string }
/** Why it was handed over, as long as a toast shows; empty if no one said. */
export const reasonOf = (handoff: Why, words: EscalationWords['reasons'] = handoffReasonWords): string =>
  isolated(cut(whyHandedOver(handoff, words), 300, toastUnits.reason - 2))

/** Why (or that no reason was given), the client if there is one, and the priority. */
export const escalationBody = (
  handoff: Why & Pick<Handoff, 'priority'> & { snapshot: Pick<Handoff['snapshot'], 'client'> },
  words: EscalationWords = escalationWords,
): string => {
  const why = reasonOf(handoff, words.reasons)
  const reason = why === '' ? words.noReason : why
  const client = handoff.snapshot.client === '' ? '' : `${isolated(handoff.snapshot.client)} · `
  return `${reason}\n${client}${words.priority(handoff.priority)}`
}
