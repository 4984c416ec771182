import './session-list.css'
import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Session } from '../../../../core/domain/session.ts'
import { canWork } from '../../../../core/domain/person.ts'
import { useSignedIn } from '../../../data/react/use-desk.ts'
import { useMe } from '../../../data/react/use-people.ts'
import { useOpenedSessions, useSessions } from '../../../data/react/use-sessions.ts'
import { useOpenHandoffs } from '../../../data/react/use-handoffs.ts'
import { usePendingDocuments } from '../../../data/react/use-documents.ts'
import { go, linkTo } from '../../../state/route.ts'
import {
  openDialog,
  showAllSessions,
  useSessionScreen,
  type SessionScope,
} from '../../../state/session-screen.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ListPane } from '../../../ui/panes.tsx'
import { VirtualList } from '../../../ui/virtual-list.tsx'
import { WhoseSessions } from './handed-over-list.tsx'
import { byWaiting, categoriesOf, isUnread, listHead } from './list-filters.ts'
import { ListMenus } from './list-menus.tsx'
import { listWords as words } from './list.words.ts'
import { SessionRow } from './session-row.tsx'
import { useNames } from '../../shared/use-names.ts'

const routes = { mine: 'sessions', parked: 'parked', team: 'team' } as const

/** How many sessions are loaded at first, and how many more each time. */
const page = 300

/** The sessions of one scope, filtered and sorted, a page at a time. */
export const SessionList = ({ scope, selectedId }: { scope: SessionScope; selectedId: string | null }) => {
  const [limit, setLimit] = useState(page)
  const { statuses, category, sort } = useSessionScreen((state) => state.lists[scope])
  const teamOnly = useSessionScreen((state) => state.teamOnly)
  const me = useMe()
  const hasTeam = me !== null && me.teamId !== null
  const queried = scope === 'team' ? (teamOnly && hasTeam ? 'team' : 'all') : scope
  const sessions = useSessions({ scope: queried, limit, statuses, category, sort })
  // The categories to choose from are those of the latest sessions, whichever of them are shown.
  const latest = useSessions({ scope: queried, limit: page })
  const categories = useMemo(() => categoriesOf(latest ?? []), [latest])
  const handoffs = useOpenHandoffs()
  const pending = usePendingDocuments()
  const opened = useOpenedSessions()
  const { nameOf } = useNames()
  const openBySession = useMemo(
    () => new Map((handoffs ?? []).map((handoff) => [handoff.sessionId, handoff])),
    [handoffs],
  )
  const shown = useMemo(
    () => (sort === 'waiting' && sessions !== undefined ? byWaiting(sessions, openBySession) : sessions),
    [sort, sessions, openBySession],
  )
  const filtered = statuses.length > 0 || category !== null || queried === 'team'
  const full = (sessions?.length ?? 0) >= limit
  const open = (session: Session) => go(linkTo({ name: routes[scope], sessionId: session.id }))
  const mayStart = me !== null && canWork(me)
  const count = shown === undefined ? undefined : listHead(shown, full)

  return (
    <ListPane
      title={words.titles[scope]}
      count={count}
      actions={
        <>
          <ListMenus scope={scope} categories={categories} hasTeam={hasTeam} />
          {mayStart && (
            <Button icon={Plus} hint="N" onClick={() => openDialog({ kind: 'new' })}>
              {words.new}
            </Button>
          )}
        </>
      }
    >
      {scope === 'mine' && mayStart && <WhoseSessions />}
      {shown !== undefined && shown.length > 0 && (
        <VirtualList
          label={words.titles[scope]}
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
              unread={session.id !== selectedId && isUnread(session, opened, me?.id ?? null)}
              owner={scope === 'mine' || session.ownerId === me?.id ? null : nameOf(session.ownerId)}
            />
          )}
        />
      )}
      {shown?.length === 0 && <NothingHere scope={scope} filtered={filtered} mayStart={mayStart} />}
      {full && (
        <div className="session-list-more">
          <Button size="sm" variant="ghost" onClick={() => setLimit((now) => now + page)}>
            {words.showMore}
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
  const synced = useSignedIn((state) => state.synced)
  const offline = useSignedIn((state) => state.connection.kind === 'offline')
  if (filtered) {
    return (
      <EmptyState
        title={words.noMatch}
        body={words.noMatchBody}
        action={
          <Button size="sm" onClick={() => showAllSessions(scope)}>
            {words.showAll}
          </Button>
        }
      />
    )
  }
  if (!synced) {
    return offline ? (
      <EmptyState title={words.notSynced} body={words.notSyncedBody} />
    ) : (
      <EmptyState title={words.loading} body={words.loadingBody} />
    )
  }
  switch (scope) {
    case 'parked':
      return <EmptyState title={words.nothingParked} body={words.nothingParkedBody} />
    case 'team':
      return <EmptyState title={words.noSessions} body={words.noTeamSessions} />
    case 'mine':
      return <EmptyState title={words.noSessions} body={mayStart ? words.startFirst : words.viewersRead} />
  }
}
