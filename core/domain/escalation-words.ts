import type { Handoff } from './handoff.ts'
import type { Priority } from './priority.ts'
import { type HandoffReason, whyHandedOver } from './handoff-reason.ts'
import { cut, isolated } from './text.ts'

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

/** `Escalation from {name} · #{ticket}: {title…}`; the ticket only if one is linked. The title is the one on its card, `name` is isolated already. */
export const escalationTitle = (name: string, snapshot: Handoff['snapshot']): string => {
  const ticket = snapshot.psaTicketId === null ? '' : ` · #${snapshot.psaTicketId}`
  const start = `Escalation from ${name}${ticket}: `
  return `${start}${isolated(cut(snapshot.title, titleLength, toastUnits.title - start.length - 2))}`
}

type Why = { reason: HandoffReason | null; engineerNotes: string }
/** Why it was handed over, as long as a toast shows; empty if no one said. */
export const reasonOf = (handoff: Why): string =>
  isolated(cut(whyHandedOver(handoff), 300, toastUnits.reason - 2))

/** Why (or that no reason was given), the client if there is one, and the priority. */
export const escalationBody = (
  handoff: Why & Pick<Handoff, 'priority'> & { snapshot: Pick<Handoff['snapshot'], 'client'> },
): string => {
  const why = reasonOf(handoff)
  const reason = why === '' ? 'No reason provided.' : why
  const client = handoff.snapshot.client === '' ? '' : `${isolated(handoff.snapshot.client)} · `
  return `${reason}\n${client}Priority: ${priorityWord[handoff.priority]}`
}
