import './session-list.css'
import { UserPlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Session } from '../../../../core/domain/session/session.ts'
import { atLeast, canWork } from '../../../../core/domain/people/person.ts'
import { useSignedIn } from '../../../data/react/use-desk.ts'
import { useMe, usePeople } from '../../../data/react/use-people.ts'
import { useClients, useOpenedSessions, useSessions } from '../../../data/react/use-sessions.ts'
import { useOpenHandoffs } from '../../../data/react/use-handoffs.ts'
import { usePendingDocuments } from '../../../data/react/use-documents.ts'
import { inviteSomeone } from '../../../state/route/invite.ts'
import { useRoute } from '../../../state/route/route.ts'
import {
  openDialog,
  showAllSessions,
  showClient,
  useSessionScreen,
  type SessionScope,
} from '../../../state/route/session-screen.ts'
import { openSession } from '../../../state/route/split.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { EmptyState } from '../../../ui/screen/empty-state.tsx'
import { ListPane } from '../../../ui/screen/panes.tsx'
import { VirtualList } from '../../../ui/screen/virtual-list.tsx'
import { groupedByClient, type ClientHeading } from '../../clients/by-client.ts'
import { ClientHead, ClientMenu, ClientShown } from '../../clients/client-filter.tsx'
import { WhoseSessions } from './handed-over-list.tsx'
import { byWaiting, categoriesOf, isUnread, listHead } from './list-filters.ts'
import { ListMenus } from './list-menus.tsx'
import { listWords as words } from './list.words.ts'
import { SessionRow } from './session-row.tsx'
import { useListSort } from './use-list-sort.ts'
import { useOpenElsewhere } from '../../shared/sessions/use-open-elsewhere.ts'
import { useNames } from '../../shared/names/use-names.ts'

/** A session, or the heading of a client's. */
type Row = { row: Session } | ClientHeading

const sessionRows = (sessions: readonly Session[], grouped: boolean): readonly Row[] =>
  grouped ? groupedByClient(sessions, ({ client }) => client) : sessions.map((row) => ({ row }))
const keyOfRow = (row: Row): string => ('row' in row ? row.row.id : `client:${row.heading.toLowerCase()}`)
const isSessionRow = (row: Row): boolean => 'row' in row

/** How many sessions are loaded at first, and how many more each time. */
const page = 300

/** The sessions of one scope, filtered and sorted, a page at a time. */
export const SessionList = ({ scope, selectedId }: { scope: SessionScope; selectedId: string | null }) => {
  const [limit, setLimit] = useState(page)
  const { statuses, category, client } = useSessionScreen((state) => state.lists[scope])
  const [sort, setSort] = useListSort(scope)
  const teamOnly = useSessionScreen((state) => state.teamOnly)
  const me = useMe()
  const hasTeam = me !== null && me.teamId !== null
  const queried = scope === 'team' ? (teamOnly && hasTeam ? 'team' : 'all') : scope
  const sessions = useSessions({ scope: queried, limit, statuses, category, client, sort: sort ?? 'newest' })
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
    () =>
      // Nothing is shown in an order that would change at once.
      sort === undefined || sessions === undefined
        ? undefined
        : sort === 'waiting'
          ? byWaiting(sessions, openBySession)
          : sessions,
    [sort, sessions, openBySession],
  )
  const rows = useMemo(() => sessionRows(shown ?? [], sort === 'client'), [shown, sort])
  const clients = useClients()
  const clientNames = useMemo(() => clients.map((one) => one.client).toSorted(), [clients])
  const filtered = statuses.length > 0 || category !== null || client !== null || queried === 'team'
  const full = (sessions?.length ?? 0) >= limit
  const route = useRoute()
  const open = (session: Session) => openSession(route, scope, session.id)
  const openElsewhere = useOpenElsewhere()
  const mayStart = me !== null && canWork(me)
  const count = shown === undefined ? undefined : listHead(shown, full)

  return (
    <ListPane
      title={words.titles[scope]}
      count={count}
      actions={
        <>
          <ClientMenu
            clients={clientNames}
            client={client}
            onChange={(chosen) => showClient(scope, chosen)}
          />
          <ListMenus
            scope={scope}
            categories={categories}
            hasTeam={hasTeam}
            sort={sort ?? 'newest'}
            onSort={setSort}
          />
          {mayStart && (
            <Button hint="N" onClick={() => openDialog({ kind: 'new' })}>
              {words.new}
            </Button>
          )}
        </>
      }
    >
      {scope === 'mine' && mayStart && <WhoseSessions />}
      <ClientShown client={client} onClear={() => showClient(scope, null)} />
      {shown !== undefined && shown.length > 0 && (
        <VirtualList
          label={words.titles[scope]}
          items={rows}
          estimate={72}
          keyOf={keyOfRow}
          isRow={isSessionRow}
          selectedKey={selectedId}
          onSelect={(row) => 'row' in row && open(row.row)}
          onOpenElsewhere={(row, where) => {
            if ('row' in row) openElsewhere(row.row.id, where)
          }}
          render={(row) =>
            'heading' in row ? (
              <ClientHead {...row} />
            ) : (
              <SessionRow
                session={row.row}
                handoff={openBySession.get(row.row.id) ?? null}
                onDevice={pending.has(`sessions/${row.row.id}`)}
                unread={row.row.id !== selectedId && isUnread(row.row, opened, me?.id ?? null)}
                owner={scope === 'mine' || row.row.ownerId === me?.id ? null : nameOf(row.row.ownerId)}
              />
            )
          }
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
  const me = useMe()
  const people = usePeople()
  const alone = me !== null && atLeast(me.role, 'admin') && people.size === 1
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
      return (
        <EmptyState
          title={words.noSessions}
          body={alone ? words.startOrInvite : words.noTeamSessions}
          action={alone ? <InviteFirst /> : undefined}
        />
      )
    case 'mine':
      return (
        <EmptyState
          title={words.noSessions}
          body={alone ? words.startOrInvite : mayStart ? words.startFirst : words.viewersRead}
          action={alone ? <InviteFirst /> : undefined}
        />
      )
  }
}

/** What to do first in a workspace of one; starting a session has its button above. */
const InviteFirst = () => (
  <Button size="sm" icon={UserPlus} onClick={inviteSomeone}>
    {words.invite}
  </Button>
)
