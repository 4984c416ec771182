import './ticket.css'
import { useEffect, useState } from 'react'
import { canWork } from '../../../core/domain/people/person.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import type { SearchHit } from '../../../core/search/hit.ts'
import { go } from '../../state/route/route.ts'
import { openDialog } from '../../state/route/session-screen.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { EmptyState } from '../../ui/screen/empty-state.tsx'
import { VirtualList } from '../../ui/screen/virtual-list.tsx'
import { SessionHit } from '../palette/session-hit.tsx'
import { sessionPath } from '../shared/sessions/session-path.ts'
import { ticketWords as words } from './ticket.words.ts'

/** How long until an incomplete answer is asked for again. Milliseconds. */
const againMs = 600
const most = 50

type Found = { hits: readonly SearchHit[]; isComplete: boolean; hasFailed: boolean }

/** The sessions on this device that have a ticket; null until known. */
const useSessionsOf = (ticket: string | null): Found | null => {
  const desk = useDesk()
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    if (ticket === null) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let current = true
    const look = async (): Promise<void> => {
      const answer = await desk.search(ticket, { limit: most })
      if (!current) return
      const hits = answer.hits.filter((hit) => hit.ticket?.toLowerCase() === ticket.toLowerCase())
      setFound({ hits, isComplete: answer.complete, hasFailed: answer.failed === true })
      if (!answer.complete && answer.failed !== true) timer = setTimeout(() => void look(), againMs)
    }
    void look()
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [desk, ticket])
  return found
}

/** Where a link from the ticket system leads: its session, a choice if there are several, or a new one. */
export const TicketScreen = ({ ticket }: { ticket: string | null }) => {
  const found = useSessionsOf(ticket)
  const me = useMe()
  const only = found?.isComplete === true && found.hits.length === 1 ? found.hits[0] : undefined
  const myId = me?.id ?? null
  useEffect(() => {
    if (only !== undefined && myId !== null) go(sessionPath(only, myId), { replace: true })
  }, [only, myId])
  if (ticket === null) return <Nothing title={words.notANumber} body={words.notANumberBody} />
  if (found?.hasFailed === true) return <Nothing title={words.title(ticket)} body={words.failed} />
  if (found === null || only !== undefined || (!found.isComplete && found.hits.length === 0)) {
    return (
      <section className="shell-page" aria-label={words.screen} aria-busy="true">
        <EmptyState title={words.title(ticket)} body={words.looking} />
      </section>
    )
  }
  const mayStart = me !== null && canWork(me)
  if (found.hits.length === 0) {
    return (
      <section className="shell-page" aria-label={words.screen}>
        <EmptyState
          title={words.none(ticket)}
          body={mayStart ? words.noneBody : words.noneForViewers}
          action={
            mayStart && (
              <Button variant="primary" autoFocus onClick={() => openDialog({ kind: 'new', ticket })}>
                {words.start}
              </Button>
            )
          }
        />
      </section>
    )
  }
  return (
    <section className="shell-page" aria-label={words.screen}>
      <header className="pane-head">
        <h1 className="pane-title text-cut">{words.title(ticket)}</h1>
        <span className="pane-count">{words.count(found.hits.length)}</span>
      </header>
      <VirtualList
        label={words.title(ticket)}
        items={found.hits}
        estimate={44}
        keyOf={(hit) => hit.sessionId}
        selectedKey={null}
        onSelect={(hit) => go(sessionPath(hit, myId))}
        render={(hit) => (
          <div className="ticket-row">
            <SessionHit hit={hit} />
          </div>
        )}
      />
    </section>
  )
}

const Nothing = ({ title, body }: { title: string; body: string }) => (
  <section className="shell-page" aria-label={words.screen}>
    <EmptyState
      title={title}
      body={body}
      action={<Button onClick={() => go('/sessions')}>{words.toSessions}</Button>}
    />
  </section>
)

/** Someone followed a link that looks like one of ours and isn't. */
export const UnknownLinkScreen = () => <Nothing title={words.unknownLink} body={words.unknownLinkBody} />
