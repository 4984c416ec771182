import './ticket-card.css'
import { ExternalLink, RefreshCw } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Session } from '../../../core/domain/session.ts'
import type { Ticket } from '../../../core/domain/ticket.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useConnections } from '../../data/react/use-psa.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { openDialog } from '../../state/session-screen.ts'
import { toast } from '../../state/toasts.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { KeyHint } from '../../ui/kbd.tsx'
import { SectionTitle } from '../../ui/section-title.tsx'
import { Ticket as TicketNumber } from '../../ui/ticket.tsx'
import { Time } from '../../ui/time.tsx'
import { DueTime } from '../clients/due-time.tsx'
import { FoldedText } from '../shared/folded-text.tsx'
import { ticketsWords } from './tickets.words.ts'

const words = ticketsWords.card

/** Whether there is anything to say about a session's ticket besides its number. */
export const useHasTicketCard = ({
  linkedTicketId,
  ticketCheck,
}: Pick<Session, 'linkedTicketId' | 'ticketCheck'>): boolean => {
  const connections = useConnections() ?? []
  return linkedTicketId !== null || (connections.length > 0 && ticketCheck !== null)
}

/** The ticket a session is about, in its lane, with a way to link another one. Nothing without a ticket system. */
export const TicketGroup = ({ session, mayWrite }: { session: Session; mayWrite: boolean }) => {
  const hasCard = useHasTicketCard(session)
  const isConnected = (useConnections() ?? []).length > 0
  if (!hasCard && !(isConnected && mayWrite)) return null
  const link = () => openDialog({ kind: 'ticket', sessionId: session.id })
  return (
    <section aria-label={words.title}>
      <div className="task-group-head">
        <SectionTitle>{words.title}</SectionTitle>
        {mayWrite && (
          <button type="button" className="link-button ticket-link-button" onClick={link}>
            {session.psaTicketId === null ? words.link : words.change}
            <KeyHint keys="#" />
          </button>
        )}
      </div>
      <div className="ticket-card-lane">
        <TicketCard session={session} />
      </div>
    </section>
  )
}

/** The ticket a session is about, as it was last read; or why there is nothing to read. */
export const TicketCard = ({ session }: { session: Session }) => {
  const connections = useConnections()
  const ticket = useDocument('tickets', session.linkedTicketId)
  return (
    <div className="ticket-card">
      {ticket === null || ticket === undefined ? (
        <Unread session={session} systems={(connections ?? []).map(({ name }) => name)} />
      ) : (
        <ReadTicket ticket={ticket} session={session} />
      )}
    </div>
  )
}

/** A number that isn't a ticket yet, and why. */
const Unread = ({ session, systems }: { session: Session; systems: readonly string[] }) => {
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const { psaTicketId: number, ticketCheck } = session
  if (number === null) return <p className="ticket-card-line">{words.noTicket}</p>
  if (ticketCheck === null) return <p className="ticket-card-line">{words.notLinked(number)}</p>
  if (ticketCheck === 'missing') {
    return (
      <p className="ticket-card-line ticket-card-amber" role="status">
        {words.missing(number, systems)}
      </p>
    )
  }
  return (
    <p className="ticket-card-line" role="status">
      {isOnline ? words.checking(number) : words.unchecked(number)}
    </p>
  )
}

const ReadTicket = ({ ticket, session }: { ticket: Ticket; session: Session }) => {
  const desk = useDesk()
  const { api } = useDesktop()
  const connection = useDocument('connections', ticket.connectionId) ?? null
  const [reading, setReading] = useState(false)
  const system = connection?.name ?? ''
  /** The session says so itself, right beside. */
  const isSame = (field: 'client' | 'contact' | 'device') => ticket[field].trim() === session[field].trim()
  const read = async () => {
    setReading(true)
    const answer = await desk.psa.ticket({ connectionId: ticket.connectionId, systemId: ticket.systemId })
    setReading(false)
    if (!answer.ok) toast(answer.problem.message, { tone: 'red' })
  }
  return (
    <>
      <p className="ticket-card-title" dir="auto">
        <TicketNumber value={ticket.number} /> {ticket.title}
      </p>
      {ticket.gone && <p className="ticket-card-line ticket-card-amber">{words.gone}</p>}
      {ticket.mergedInto !== '' && (
        <p className="ticket-card-line ticket-card-amber">{words.merged(ticket.mergedInto)}</p>
      )}
      {connection?.state === 'failing' && connection.problem !== null && (
        <p className="ticket-card-line ticket-card-amber">{words.failing(system, connection.problem)}</p>
      )}
      <dl className="ticket-card-facts">
        <Fact name={words.status}>
          {ticket.status}
          {ticket.closed && ` (${words.closed})`}
        </Fact>
        <Fact name={words.priority}>{ticket.priority}</Fact>
        <Fact name={words.client}>{isSame('client') ? '' : ticket.client}</Fact>
        <Fact name={words.contact}>{isSame('contact') ? '' : ticket.contact}</Fact>
        <Fact name={words.device}>{isSame('device') ? '' : ticket.device}</Fact>
        {ticket.dueAt !== null && (
          <Fact name={words.due}>
            {ticket.closed ? <Time at={ticket.dueAt} style="smart" /> : <DueTime at={ticket.dueAt} />}
          </Fact>
        )}
      </dl>
      {ticket.notes.length > 0 && (
        <ul className="ticket-card-notes" aria-label={words.notes}>
          {ticket.notes.toReversed().map((note) => (
            <li key={note.id} className="ticket-card-note">
              <div className="ticket-card-by">
                <span className="text-cut" dir="auto">
                  {note.author}
                </span>
                {note.internal === true && <span>{words.internal}</span>}
                <span className="grow" />
                {note.at !== null && <Time at={note.at} style="smart" />}
              </div>
              <FoldedText text={note.text} lines={3} />
            </li>
          ))}
        </ul>
      )}
      <div className="ticket-card-foot">
        <span className="grow">
          {reading ? (
            words.refreshing
          ) : (
            <>
              {words.readAt} <Time at={ticket.readAt} style="ago" /> {words.ago}
            </>
          )}
        </span>
        <IconButton
          icon={RefreshCw}
          label={words.refresh}
          aria-disabled={reading}
          onClick={() => void read()}
        />
        {ticket.url !== '' && (
          <IconButton
            icon={ExternalLink}
            label={words.open(system)}
            onClick={() => void api.openExternal(ticket.url)}
          />
        )}
      </div>
    </>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) =>
  children === '' ? null : (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  )
