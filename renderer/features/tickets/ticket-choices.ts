import type { Ticket } from '../../../core/domain/ticket/ticket.ts'
import { ticketDocumentId } from '../../../core/domain/ticket/ticket.ts'
import type { TicketLine } from '../../../core/protocol/psa-messages.ts'

/** A ticket to choose, whether it is on this device or was found by the server. */
export type TicketChoice = Pick<
  Ticket,
  'id' | 'connectionId' | 'systemId' | 'number' | 'title' | 'client' | 'status'
>

/** Tickets under a heading. */
export type ChoiceGroup = { label: string; items: readonly TicketChoice[] }

/** Most tickets of a group. */
const most = 8

/** The words that someone is looking for, without the `#` of a number. */
const wordsIn = (typed: string): string[] =>
  typed
    .toLowerCase()
    .split(/\s+/u)
    .map((word) => word.replace(/^[#＃]/u, ''))
    .filter((word) => word !== '')

const rank = ({ number }: Pick<Ticket, 'number'>, words: readonly string[]): number => {
  const lower = number.toLowerCase()
  if (words.some((word) => word === lower)) return 0
  return words.some((word) => lower.startsWith(word)) ? 1 : 2
}

/** Tickets on this device that have every word in number, title, client, contact or device; the number's own first. */
export const matchingTickets = (tickets: readonly Ticket[], typed: string): Ticket[] => {
  const words = wordsIn(typed)
  if (words.length === 0) return []
  return tickets
    .filter(({ number, title, client, contact, device }) => {
      const text = `${number}\n${title}\n${client}\n${contact}\n${device}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .map((ticket, index) => ({ ticket, index, rank: rank(ticket, words) }))
    .toSorted((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ ticket }) => ticket)
}

/** A ticket that the server found, as one to choose. */
export const choiceOf = (line: TicketLine): TicketChoice => ({
  id: ticketDocumentId(line.connectionId, line.systemId),
  connectionId: line.connectionId,
  systemId: line.systemId,
  number: line.number,
  title: line.title,
  client: line.client,
  status: line.status,
})

/**
 * What is offered: what is typed for, on this device and then from the server; or, while nothing is typed, one's own open
 * tickets and the ones that changed last.
 *
 * @param tickets those on this device, the latest changed first
 */
export const choicesFor = (
  typed: string,
  tickets: readonly Ticket[],
  found: readonly TicketChoice[],
  personId: string,
  labels: { mine: string; recent: string; onDevice: string; found: string },
): ChoiceGroup[] => {
  const groups: ChoiceGroup[] = []
  const add = (label: string, items: readonly TicketChoice[]) => {
    const known = new Set(groups.flatMap((group) => group.items.map(({ id }) => id)))
    const added = items.filter(({ id }) => !known.has(id)).slice(0, most)
    if (added.length > 0) groups.push({ label, items: added })
  }
  if (wordsIn(typed).length > 0) {
    add(labels.onDevice, matchingTickets(tickets, typed))
    add(labels.found, found)
    return groups
  }
  const open = tickets.filter(({ closed }) => !closed)
  add(
    labels.mine,
    open.filter(({ assignedTo }) => assignedTo === personId),
  )
  add(labels.recent, open)
  return groups
}
