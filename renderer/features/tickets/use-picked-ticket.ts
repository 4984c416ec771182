import { useRef, useState } from 'react'
import type { Ticket } from '../../../core/domain/ticket/ticket.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { readPicked } from './read-picked.ts'
import type { TicketChoice } from './ticket-choices.ts'
import { ticketsWords as words } from './tickets.words.ts'

/**
 * Reads the ticket that was picked in a form, which stays usable meanwhile.
 *
 * `note` says of the ticket with that document that it is being read, or why it couldn't be; null if there is nothing to say.
 */
export const usePickedTicket = (): {
  read: (picked: TicketChoice, then: (ticket: Ticket) => void) => void
  note: (ticketId: string) => string | null
} => {
  const desk = useDesk()
  const latest = useRef(0)
  const [said, setSaid] = useState<{ id: string; note: string } | null>(null)
  return {
    read(picked, then) {
      latest.current += 1
      const mine = latest.current
      setSaid({ id: picked.id, note: words.picked.reading(picked.number) })
      void readPicked(desk, picked).then((read) => {
        if (mine !== latest.current) return
        setSaid(
          read.ok ? null : { id: picked.id, note: words.picked.failed(picked.number, read.problem.message) },
        )
        if (read.ok) then(read.value)
      })
    },
    note: (ticketId) => (said?.id === ticketId ? said.note : null),
  }
}
