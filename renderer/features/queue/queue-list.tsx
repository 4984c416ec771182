import { ListFilter } from 'lucide-react'
import { useMemo } from 'react'
import { queueFor, type QueueItem } from '../../../core/domain/handoff/queue.ts'
import { useNow, useSignedIn } from '../../data/react/use-desk.ts'
import { useMe, usePeople } from '../../data/react/use-people.ts'
import { useNotifications, useOpenHandoffs } from '../../data/react/use-handoffs.ts'
import { usePendingDocuments } from '../../data/react/use-documents.ts'
import { usePreference } from '../../data/react/use-preference.ts'
import { go, linkTo } from '../../state/route/route.ts'
import { setQueueClient, setQueueScope, useSessionScreen } from '../../state/route/session-screen.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { EmptyState } from '../../ui/screen/empty-state.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { Menu } from '../../ui/overlay/menu.tsx'
import { ListPane } from '../../ui/screen/panes.tsx'
import { SectionTitle } from '../../ui/screen/section-title.tsx'
import { VirtualList } from '../../ui/screen/virtual-list.tsx'
import { groupedByClient, sameClient, type ClientHeading } from '../clients/by-client.ts'
import { ClientHead, ClientMenu, ClientShown } from '../clients/client-filter.tsx'
import { useNames } from '../shared/names/use-names.ts'
import { QueueCard } from './queue-card.tsx'
import { queueWords as words } from './queue.words.ts'
import { queueHead } from './queue-line.ts'
import { useArrivals } from './use-arrivals.ts'

type Row =
  | { key: string; item: QueueItem }
  | { key: string; heading: string; count: number }
  | { key: string; client: ClientHeading }

const rowOf = (item: QueueItem): Row => ({ key: item.handoff.id, item })
const clientOf = ({ handoff }: QueueItem): string => handoff.snapshot.client

/** The rows of one section, with a heading above each client's if they are grouped. */
const rowsOf = (items: readonly QueueItem[], section: string, grouped: boolean): Row[] =>
  grouped
    ? groupedByClient(items, clientOf).map((one) =>
        'row' in one
          ? rowOf(one.row)
          : { key: `client:${section}:${one.heading.toLowerCase()}`, client: one },
      )
    : items.map(rowOf)

/** What is waiting to be claimed and, below it, what others have parked. */
export const QueueList = ({ selectedId }: { selectedId: string | null }) => {
  const me = useMe()
  const handoffs = useOpenHandoffs()
  const people = usePeople()
  const now = useNow(10_000)
  const { unseen } = useNotifications()
  const pending = usePendingDocuments()
  const { nameOf } = useNames()
  const scope = useSessionScreen((state) => state.queueScope)
  const client = useSessionScreen((state) => state.queueClient)
  const [grouping, setGrouping] = usePreference('queue-grouping')
  const grouped = grouping === 'client'
  const clients = useMemo(
    () =>
      [...new Set((handoffs ?? []).map(({ snapshot }) => snapshot.client))]
        .filter((one) => one !== '')
        .toSorted(),
    [handoffs],
  )
  const teamId = me?.teamId ?? null
  const queue = useMemo(
    () =>
      me === null || handoffs === undefined
        ? null
        : queueFor(
            me,
            client === null
              ? handoffs
              : handoffs.filter(({ snapshot }) => sameClient(snapshot.client, client)),
            now,
            { teamId: scope === 'team' ? teamId : null },
            people,
          ),
    [me, handoffs, client, now, scope, teamId, people],
  )
  const synced = useSignedIn((state) => state.synced)
  const ids = useMemo(
    () => (synced && handoffs !== undefined ? handoffs.map((handoff) => handoff.id) : null),
    [synced, handoffs],
  )
  const arrivals = useArrivals(ids)

  const rows: Row[] = queue === null ? [] : rowsOf(queue.waiting, 'waiting', grouped)
  if (queue !== null && queue.parked.length > 0) {
    rows.push({ key: 'parked', heading: words.parkedInTeam, count: queue.parked.length })
    rows.push(...rowsOf(queue.parked, 'parked', grouped))
  }

  return (
    <ListPane
      title={words.title}
      count={queue === null || me === null ? undefined : queueHead(me, queue)}
      actions={
        <>
          <ClientMenu clients={clients} client={client} onChange={setQueueClient} />
          <Menu
            label={words.show}
            trigger={
              <IconButton
                label={scope === 'team' ? words.whoseTeam : words.show}
                icon={ListFilter}
                aria-pressed={scope === 'team' || grouped}
              />
            }
            entries={[
              ...(teamId === null
                ? []
                : [
                    {
                      kind: 'check' as const,
                      label: words.myTeamOnly,
                      checked: scope === 'team',
                      onChange: (checked: boolean) => setQueueScope(checked ? 'team' : 'account'),
                    },
                  ]),
              {
                kind: 'check',
                label: words.groupByClient,
                checked: grouped,
                onChange: (checked) => setGrouping(checked ? 'client' : ''),
              },
            ]}
          />
        </>
      }
    >
      <ClientShown client={client} onClear={() => setQueueClient(null)} />
      {queue !== null && queue.waiting.length === 0 && (
        <div className={rows.length === 0 ? 'queue-empty' : 'queue-empty queue-empty-short'}>
          <NothingWaits scope={scope} client={client} />
        </div>
      )}
      {rows.length > 0 && (
        <VirtualList
          label={words.title}
          items={rows}
          estimate={73}
          keyOf={(row) => row.key}
          isRow={(row) => 'item' in row}
          selectedKey={selectedId}
          onSelect={(row) => go(linkTo({ name: 'handoff', handoffId: row.key }))}
          render={(row) =>
            'item' in row ? (
              <QueueCard
                item={row.item}
                unread={unseen.has(`escalation:${row.key}`)}
                isNew={arrivals.has(row.key)}
                onDevice={pending.has(`handoffs/${row.key}`)}
                nameOf={nameOf}
              />
            ) : 'client' in row ? (
              <ClientHead {...row.client} />
            ) : (
              <div className="queue-section">
                <SectionTitle count={row.count}>{row.heading}</SectionTitle>
              </div>
            )
          }
        />
      )}
    </ListPane>
  )
}

const NothingWaits = ({ scope, client }: { scope: 'account' | 'team'; client: string | null }) => {
  const synced = useSignedIn((state) => state.synced)
  const offline = useSignedIn((state) => state.connection.kind === 'offline')
  if (client !== null) {
    return (
      <EmptyState
        title={words.emptyAtClient}
        body={words.emptyAtClientBody}
        action={
          <Button size="sm" onClick={() => setQueueClient(null)}>
            {words.showAllClients}
          </Button>
        }
      />
    )
  }
  if (!synced)
    return offline ? (
      <EmptyState title={words.notSynced} body={words.notSyncedBody} />
    ) : (
      <EmptyState title={words.loading} body={words.loadingBody} />
    )
  return (
    <EmptyState
      title={words.empty}
      body={words.emptyBody}
      action={
        scope === 'team' && (
          <Button size="sm" onClick={() => setQueueScope('account')}>
            {words.showAllTeams}
          </Button>
        )
      }
    />
  )
}
