import type { TicketNote } from './ticket.ts'

/** True for what clients can read and Baton didn't write. */
export const isReply = ({ internal, own }: Pick<TicketNote, 'internal' | 'own'>): boolean =>
  internal === false && !own

/** The first reply on a ticket after `at`, as far as it was read; null for none. */
export const replyAfter = ({ notes }: { notes: readonly TicketNote[] }, at: number): TicketNote | null =>
  notes.find((note) => isReply(note) && note.at !== null && note.at > at) ?? null

/** Of all notes of a ticket, in order, the last `most`, among them the last reply: internal notes must not hide it. */
export const latestNotes = <N extends Pick<TicketNote, 'internal' | 'own'>>(
  notes: readonly N[],
  most: number,
): N[] => {
  const last = notes.slice(-most)
  const reply = notes.findLast(isReply)
  return reply === undefined || last.includes(reply) ? last : [reply, ...last.slice(1)]
}
