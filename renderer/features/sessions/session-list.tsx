import './session-list.css'
import { ListFilter, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Session, SessionStatus } from '../../../core/domain/session.ts'
import { canWork } from '../../../core/domain/person.ts'
import { useDeskState, useMe, useOpenHandoffs, usePendingDocuments, useSessions } from '../../data/hooks.ts'
import { go, linkTo } from '../../state/route.ts'
import {
  openDialog,
  showAllStatuses,
  toggleStatus,
  useSessionScreen,
  type SessionScope,
} from '../../state/session-screen.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { ListPane } from '../../ui/panes.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { SessionRow } from './session-row.tsx'
import { useNames } from './use-names.ts'

const titles: Record<SessionScope, string> = { mine: 'My sessions', parked: 'Parked', team: 'Team' }
const routes = { mine: 'sessions', parked: 'parked', team: 'team' } as const

/** How many sessions are asked for at first, and how many more each time. */
const page = 300

const statusNames: readonly { status: SessionStatus; label: string }[] = [
  { status: 'active', label: 'Active' },
  { status: 'paused', label: 'Parked' },
  { status: 'requesting_escalation', label: 'Escalation waits to send' },
  { status: 'escalated', label: 'Escalated' },
  { status: 'resolved', label: 'Resolved' },
  { status: 'abandoned', label: 'Abandoned' },
]

/** The sessions of one scope, the latest first. */
export const SessionList = ({ scope, selectedId }: { scope: SessionScope; selectedId: string | null }) => {
  const [limit, setLimit] = useState(page)
  const sessions = useSessions({ scope: scope === 'team' ? 'all' : scope, limit })
  const handoffs = useOpenHandoffs()
  const pending = usePendingDocuments()
  const me = useMe()
  const { nameOf } = useNames()
  const statuses = useSessionScreen((state) => state.statuses[scope])
  const shown = useMemo(
    () =>
      statuses.length === 0 ? sessions : sessions?.filter((session) => statuses.includes(session.status)),
    [sessions, statuses],
  )
  const openBySession = useMemo(
    () => new Map((handoffs ?? []).map((handoff) => [handoff.sessionId, handoff])),
    [handoffs],
  )
  const full = (sessions?.length ?? 0) >= limit
  const open = (session: Session) => go(linkTo({ name: routes[scope], sessionId: session.id }))
  const mayStart = me !== null && canWork(me)
  const count = shown === undefined ? undefined : `${shown.length}${full ? '+' : ''}`

  return (
    <ListPane
      title={titles[scope]}
      count={count}
      actions={
        <>
          {scope !== 'parked' && (
            <Menu
              label="Show by status"
              trigger={
                <IconButton
                  label={
                    statuses.length === 0 ? 'Show by status' : `Show by status: ${statuses.length} chosen`
                  }
                  icon={ListFilter}
                  aria-pressed={statuses.length > 0}
                />
              }
              entries={[
                ...statusNames.map(({ status, label }) => ({
                  kind: 'check' as const,
                  label,
                  checked: statuses.includes(status),
                  onChange: (checked: boolean) => toggleStatus(scope, status, checked),
                })),
                { kind: 'line' },
                {
                  kind: 'item',
                  label: 'Show all',
                  disabled: statuses.length === 0,
                  run: () => showAllStatuses(scope),
                },
              ]}
            />
          )}
          {mayStart && (
            <Button icon={Plus} hint="N" onClick={() => openDialog({ kind: 'new' })}>
              New
            </Button>
          )}
        </>
      }
    >
      {shown !== undefined && shown.length > 0 && (
        <VirtualList
          label={titles[scope]}
          items={shown}
          estimate={72}
          keyOf={(session) => session.id}
          selectedKey={selectedId}
          onSelect={open}
          render={(session) => (
            <SessionRow
              session={session}
              handoff={openBySession.get(session.id) ?? null}
              onDevice={pending.has(`sessions/${session.id}`)}
              holder={scope === 'mine' || session.ownerId === me?.id ? null : nameOf(session.ownerId)}
            />
          )}
        />
      )}
      {shown?.length === 0 && (
        <NothingHere scope={scope} filtered={statuses.length > 0} mayStart={mayStart} />
      )}
      {full && (
        <div className="session-list-more">
          <Button size="sm" variant="ghost" onClick={() => setLimit((now) => now + page)}>
            Show older sessions
          </Button>
        </div>
      )}
    </ListPane>
  )
}

const NothingHere = ({
  scope,
  filtered,
  mayStart,
}: {
  scope: SessionScope
  filtered: boolean
  mayStart: boolean
}) => {
  const synced = useDeskState((state) => state.synced)
  const online = useDeskState((state) => state.connection.state === 'online')
  if (filtered) {
    return (
      <EmptyState
        title="No session has this status"
        body="Other sessions are hidden by the status menu above."
        action={
          <Button size="sm" onClick={() => showAllStatuses(scope)}>
            Show all
          </Button>
        }
      />
    )
  }
  if (!synced) {
    return online ? (
      <EmptyState title="Getting your sessions…" body="They stay on this device, so this happens once." />
    ) : (
      <EmptyState
        title="Your sessions are not on this device yet"
        body="They arrive when the server can be reached. What you start meanwhile is kept here and goes out by itself."
      />
    )
  }
  switch (scope) {
    case 'parked':
      return (
        <EmptyState
          title="Nothing is parked"
          body="Park a session with P: it waits here with your note, and comes back at the time you pick."
        />
      )
    case 'team':
      return (
        <EmptyState title="No sessions yet" body="Whatever anybody in this workspace starts appears here." />
      )
    case 'mine':
      return (
        <EmptyState
          title="No sessions yet"
          body={
            mayStart
              ? 'Write down what is wrong. You can park it or hand it over at any time.'
              : 'Viewers read the sessions of others; they are under Team.'
          }
        />
      )
  }
}
