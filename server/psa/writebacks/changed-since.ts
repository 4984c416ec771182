import { cut, isolated } from '../../../core/domain/text/text.ts'
import type { TicketSeen } from '../../../core/domain/ticket/ticket.ts'
import type { PsaNote, PsaTicketState } from '../provider.ts'
import { ownNotes } from '../tickets/own-notes.ts'

/** Most sentences about what changed; the rest is counted in the last. */
const most = 5

/** What notes say after those that were seen. Without any that is still there: after the ticket was read. */
const newNotes = (seen: TicketSeen, notes: readonly PsaNote[]): readonly PsaNote[] => {
  const last = notes.findLastIndex(({ id }) => seen.noteIds.includes(id))
  if (last !== -1) return notes.slice(last + 1).filter(({ id }) => !seen.noteIds.includes(id))
  // By the system's own clock, which may differ from ours.
  const since = seen.changedAt ?? seen.readAt
  return notes.filter(({ at }) => at !== null && at > since)
}

/**
 * What changed at a ticket since something was drafted for it, in sentences: its status, and what others wrote.
 *
 * @param now.notes all of the ticket, newest last; what Baton posted is no news
 * @param expected statuses that are no news: what the draft is about to set, and what Baton set itself
 */
export const changedSince = (
  seen: TicketSeen,
  now: { state: PsaTicketState; notes: readonly PsaNote[] },
  expected: readonly string[],
  statusName: (id: string) => string | null,
): string[] => {
  const { state } = now
  const sentences: string[] = []
  if (state.statusId !== seen.statusId && !expected.includes(state.statusId)) {
    const before = statusName(seen.statusId)
    sentences.push(
      before === null
        ? `Its status is now ${state.status}.`
        : `Its status changed from ${before} to ${state.status}.`,
    )
  }
  const own = ownNotes(now.notes)
  const others = newNotes(seen, now.notes).filter(({ id }) => !own.has(id))
  for (const { author, text } of others) {
    const who = author.trim() === '' ? 'Someone' : isolated(cut(author, 60))
    sentences.push(`${who} wrote: “${isolated(cut(text, 160, 190))}”`)
  }
  if (sentences.length <= most) return sentences
  const more = sentences.length - most + 1
  return [...sentences.slice(0, most - 1), `${more} more changes.`]
}
