import { TicketIcon } from 'lucide-react'
import { useMemo, useState } from 'react'
import { withoutHash, type Session } from '../../../core/domain/session/session.ts'
import { isTicketNumber } from '../../../core/domain/ticket/ticket-number.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { FormField } from '../forms/form-field.tsx'
import type { Submitted } from '../forms/form-problem.ts'
import { useDraftForm } from '../forms/use-draft-form.ts'
import { SessionSubtitle } from '../clients/session-subtitle.tsx'
import { useLatePost } from './late-post.ts'
import type { TicketChoice } from './ticket-choices.ts'
import { TicketInput } from './ticket-input.tsx'
import { ticketsWords } from './tickets.words.ts'

const words = ticketsWords.dialog

/** Links a session to a ticket, to another one, or to none. */
export const TicketDialog = ({ session, onClose }: { session: Session; onClose: () => void }) => {
  const desk = useDesk()
  const now = session.psaTicketId ?? ''
  const empty = useMemo(() => ({ ticket: now, linkedTicket: '' }), [now])
  const draft = useDraftForm(`ticket:${session.id}`, empty)
  const { form, change, clear } = draft
  const typed = form.ticket
  /** What else is known of the ticket that was picked, until the dialog closes. */
  const [choice, setChoice] = useState<TicketChoice | null>(null)
  const picked = choice?.id === form.linkedTicket ? choice : null
  const isPicked = form.linkedTicket !== ''
  const posts = useLatePost(session)
  const about = { sessionId: session.id, title: session.title }

  const link = async (linkedTicketId: string | null, number: string | null): Promise<Submitted> => {
    const result = await desk.act('ticket.link', { sessionId: session.id, linkedTicketId, number })
    if (!result.ok) return result.problem
    clear()
    const linked = posts === null ? words.linked : words.linkedAndPosts
    toast(number === null ? words.unlinked : linked(number), { about })
    return 'done'
  }
  const submit = async (): Promise<Submitted> => {
    const number = withoutHash(typed)
    if (!isTicketNumber(number)) return { field: 'ticket', message: words.pickOne }
    return link(isPicked ? form.linkedTicket : null, number)
  }
  const unlink = async () => {
    if ((await link(null, null)) === 'done') onClose()
  }
  const alone = withoutHash(typed)

  return (
    <FormDialog
      title={words.title}
      icon={TicketIcon}
      subtitle={<SessionSubtitle session={session} />}
      submit={submit}
      submitLabel={posts === null ? words.submit : words.submitAndPost}
      draft={draft}
      changedSince={draft.changedSince}
      onClose={onClose}
    >
      <FormField
        name="ticket"
        label={ticketsWords.field}
        hint={
          !isPicked && alone !== '' && alone !== session.psaTicketId && isTicketNumber(alone)
            ? words.numberAlone(alone)
            : words.hint
        }
      >
        <TicketInput
          autoFocus
          value={typed}
          before={session.ticketCheck === 'ambiguous' ? '' : (session.psaTicketId ?? '')}
          onText={(ticket) => change({ ticket, linkedTicket: '' })}
          onPick={(ticket) => {
            setChoice(ticket)
            change({ ticket: ticket.number, linkedTicket: ticket.id })
          }}
        />
      </FormField>
      {picked !== null && (
        <p className="form-line" dir="auto">
          <strong>{picked.title}</strong>{' '}
          {[picked.client, picked.status].filter((part) => part !== '').join(' · ')}
        </p>
      )}
      {posts !== null && <p className="form-line">{posts}</p>}
      {session.psaTicketId !== null && (
        <div className="row">
          <Button size="sm" onClick={() => void unlink()}>
            {words.unlink}
          </Button>
        </div>
      )}
    </FormDialog>
  )
}
