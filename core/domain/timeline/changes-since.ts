import type { Entry } from '../entry/entry.ts'
import type { Handoff } from '../handoff/handoff.ts'
import { eventWords } from './session-export.ts'
import { cut, isolated } from '../text/text.ts'
import type { Ticket } from '../ticket/ticket.ts'
import { changeLimits, type NoReply } from '../session/woken.ts'

/** Puts what a secret was in its place. */
type Mask = (text: string) => string

/** How much of a text is quoted in a line about it. Characters. */
const quoted = 120

const quote = (text: string, mask: Mask): string => `“${isolated(cut(mask(text), quoted))}”`

/** Why a session woke that was parked until a reply, and none came. */
export const noReplyWords: Record<NoReply, string> = {
  unlinked: 'No ticket is linked, so no reply can wake this.',
  gone: 'The ticket no longer exists, so no reply can wake this.',
  disconnected: 'The ticket system was disconnected, so no reply can wake this.',
}

/** Events that say nothing about the problem, or are the parking itself. */
const silent: ReadonlySet<string> = new Set(['parked', 'woke', 'started', 'handed_over', 'taken_over'])

const ofEntry = (entry: Entry, nameOf: (id: string) => string, mask: Mask): string | null => {
  const who = nameOf(entry.authorId)
  if (entry.event !== null)
    return silent.has(entry.event.name) ? null : `${who} ${eventWords[entry.event.name]}.`
  if (entry.text === '') return entry.attachments.length > 0 ? `${who} added a file.` : null
  const did = entry.step === null ? 'wrote' : 'added a step'
  return `${who} ${did}: ${quote(entry.text, mask)}`
}

/**
 * What happened to a session while it was parked, line by line, the most telling first: a reply, the ticket, then what
 * others did, the latest first. It leaves by mail and push, so that texts are masked before they are cut.
 *
 * @param entries of the session since it was parked, in order
 * @param ticket as it was last read; null without one
 * @param reply the beginning of the reply that wakes it; null for none
 * @param noReply why it woke without the reply that it was parked until
 */
export const changesSince = (
  {
    handoff,
    entries,
    ticket,
    reply,
    noReply = null,
    mask,
  }: {
    handoff: Pick<Handoff, 'ticketThen' | 'handedOffBy'>
    entries: readonly Entry[]
    ticket: Pick<Ticket, 'status' | 'notes' | 'closed'> | null
    reply: string | null
    noReply?: NoReply | null
    mask: Mask
  },
  nameOf: (id: string) => string,
): string[] => {
  const then = handoff.ticketThen
  const notes =
    ticket === null || then === null
      ? []
      : ticket.notes.filter(
          ({ id, own, text }) =>
            !own && !then.noteIds.includes(id) && (reply === null || !text.startsWith(reply)),
        )
  const others = entries.filter(({ authorId }) => authorId !== handoff.handedOffBy && authorId !== 'system')
  const lines = [
    noReply === null ? null : noReplyWords[noReply],
    reply === null
      ? null
      : reply === ''
        ? 'The client replied.'
        : `The client replied: ${quote(reply, mask)}`,
    ticket !== null && then !== null && ticket.status !== then.status
      ? `The ticket went from ${isolated(then.status)} to ${isolated(ticket.status)}.`
      : null,
    ...notes
      .toReversed()
      .map(
        ({ author, text }) =>
          `${author === '' ? 'Someone' : isolated(author)} wrote on the ticket: ${quote(text, mask)}`,
      ),
    ...others.toReversed().map((entry) => ofEntry(entry, nameOf, mask)),
  ].filter((line) => line !== null)
  const shown = lines.slice(
    0,
    lines.length > changeLimits.lines ? changeLimits.lines - 1 : changeLimits.lines,
  )
  const more = lines.length - shown.length
  return [...shown, ...(more > 0 ? [`And ${more} more.`] : [])].map((line) =>
    cut(line, 200, changeLimits.line),
  )
}
