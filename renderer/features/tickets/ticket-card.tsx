import './ticket-card.css'
import { ExternalLink, RefreshCw } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Connection } from '../../../core/domain/ticket/connection.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import type { Ticket, TicketNote } from '../../../core/domain/ticket/ticket.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useConnections, useTickets } from '../../data/react/use-psa.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { openDialog } from '../../state/route/session-screen.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { readySentences } from '../../language/sentences.words.ts'
import { Filled } from '../../ui/form/filled.tsx'
import { toast } from '../../state/messages/toasts.ts'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { KeyHint } from '../../ui/buttons/kbd.tsx'
import { SectionTitle } from '../../ui/screen/section-title.tsx'
import { Ticket as TicketNumber } from '../../ui/marks/ticket.tsx'
import { Time } from '../shared/text/time.tsx'
import { DueTime } from '../clients/due-time.tsx'
import { FoldedText } from '../shared/text/folded-text.tsx'
import { useAct } from '../shared/sessions/use-act.ts'
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
        <Unread session={session} connections={connections ?? []} />
      ) : (
        <ReadTicket ticket={ticket} session={session} />
      )}
    </div>
  )
}

/** A number that isn't a ticket yet, and why. */
const Unread = ({
  session,
  connections,
}: {
  session: Session
  connections: readonly Pick<Connection, 'id' | 'name' | 'state'>[]
}) => {
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const { psaTicketId: number, ticketCheck } = session
  if (number === null) return <p className="ticket-card-line">{words.noTicket}</p>
  if (ticketCheck === null) return <p className="ticket-card-line">{words.notLinked(number)}</p>
  if (ticketCheck === 'ambiguous')
    return <Several session={session} number={number} connections={connections} />
  if (ticketCheck === 'missing') {
    return (
      <p className="ticket-card-line ticket-card-amber" role="status">
        {words.missing(
          number,
          connections.map(({ name }) => name),
        )}
      </p>
    )
  }
  const failing = connections.find(({ state }) => state === 'failing')
  return (
    <p className="ticket-card-line" role="status">
      {!isOnline
        ? words.unchecked(number)
        : failing === undefined
          ? words.checking(number)
          : words.waitsFor(number, failing.name)}
    </p>
  )
}

/** A number that several systems have: one press says which is meant. */
const Several = ({
  session,
  number,
  connections,
}: {
  session: Session
  number: string
  connections: readonly Pick<Connection, 'id' | 'name'>[]
}) => {
  const act = useAct()
  const meant = (useTickets() ?? []).filter((ticket) => ticket.number === number && !ticket.gone)
  return (
    <>
      <p className="ticket-card-line ticket-card-amber" role="status">
        {words.several(number)}
      </p>
      <ul className="ticket-card-several">
        {meant.map(({ id, connectionId, title }) => (
          <li key={id}>
            <Button
              size="sm"
              onClick={() => void act('ticket.link', { sessionId: session.id, linkedTicketId: id, number })}
            >
              {connections.find((one) => one.id === connectionId)?.name ?? ''}
            </Button>
            <span className="text-cut" dir="auto" title={title}>
              {title}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

const ReadTicket = ({ ticket, session }: { ticket: Ticket; session: Session }) => {
  const desk = useDesk()
  const { api } = useDesktop()
  const connection = useDocument('connections', ticket.connectionId) ?? null
  const [reading, setReading] = useState(false)
  const system = connection?.name ?? ''
  /** The session says so itself, right beside. */
  const isSame = (field: 'client' | 'contact' | 'device') =>
    session[field].trim().startsWith(ticket[field].trim())
  const read = async () => {
    if (reading) return
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
        <p className="ticket-card-line ticket-card-amber">
          {words.failing(system, readySentences.shown(connection.problem))}
        </p>
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
            <Note key={note.id} note={note} />
          ))}
        </ul>
      )}
      <div className="ticket-card-foot">
        <span className="grow">
          {reading ? (
            words.refreshing
          ) : (
            <Filled text={words.refreshed}>
              <Time at={ticket.readAt} style="ago" />
            </Filled>
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

/** A note of the ticket. What Baton posted is in the session already, so it is folded to its head. */
const Note = ({ note: { author, internal, own, at, text } }: { note: TicketNote }) => {
  const [shown, setShown] = useState(!own)
  return (
    <li className="ticket-card-note">
      <div className="ticket-card-by">
        <span className="text-cut" dir="auto">
          {author}
        </span>
        {internal === true && <span>{words.internal}</span>}
        {own && (
          <button
            type="button"
            className="link-button ticket-card-own"
            aria-expanded={shown}
            onClick={() => setShown((now) => !now)}
          >
            {shown ? words.hideOwn : words.showOwn}
          </button>
        )}
        <span className="grow" />
        {at !== null && <Time at={at} style="smart" />}
      </div>
      {shown && <FoldedText text={text} lines={own ? 12 : 3} />}
    </li>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) =>
  children === '' ? null : (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  )
