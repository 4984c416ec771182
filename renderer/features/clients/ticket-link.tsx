import './ticket-link.css'
import { useCallback, type MouseEvent } from 'react'
import { ticketLink } from '../../../core/domain/ticket/ticket-number.ts'
import { useDeskState } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { Ticket } from '../../ui/marks/ticket.tsx'
import { sharedWords as words } from '../shared/shared.words.ts'

/** The addresses of this workspace's tickets; null where no link pattern is set. */
export const useTicketLinks = (): ((number: string) => string | null) => {
  const accountId = useDeskState((state) => (state.phase === 'ready' ? state.identity.accountId : null))
  const pattern = useDocument('accounts', accountId)?.ticketLinkPattern
  return useCallback((number) => ticketLink(pattern, number), [pattern])
}

/**
 * A ticket number, which leads to its page in the ticket system if the workspace says where that is.
 *
 * A row that is pressed as a whole has no link in it that Tab could stop at: there it's for the pointer, and the session's
 * menu has the same.
 */
export const TicketLink = ({ value, inRow = false }: { value: string; inRow?: boolean | undefined }) => {
  const { api } = useDesktop()
  const link = useTicketLinks()(value)
  if (link === null) return <Ticket value={value} />
  const open = (event: MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
    void api.openExternal(link)
  }
  if (!inRow) {
    return (
      <a className="ticket-link" href={link} title={words.openTicket(value)} onClick={open}>
        <Ticket value={value} />
      </a>
    )
  }
  return (
    // The row has the focus and the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <span className="ticket-link" title={words.openTicket(value)} onClick={open}>
      <Ticket value={value} />
    </span>
  )
}
