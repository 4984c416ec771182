import { FileDown, ListFilter, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { atLeast } from '../../../core/domain/people/person.ts'
import { canRetry } from '../../../core/domain/write-up/writeback-state.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useSignedIn } from '../../data/react/use-desk.ts'
import { useConnections } from '../../data/react/use-psa.ts'
import { go } from '../../state/route/route.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { EmptyState } from '../../ui/screen/empty-state.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { ListPane } from '../../ui/screen/panes.tsx'
import { Segmented } from '../../ui/form/segmented.tsx'
import { VirtualList } from '../../ui/screen/virtual-list.tsx'
import { useAct } from '../shared/sessions/use-act.ts'
import { sessionPath } from '../shared/sessions/session-path.ts'
import { FilterFields } from './filter-fields.tsx'
import { isFiltered, noFilter, type RowFilter } from './row-filter.ts'
import { useCsv } from './use-csv.ts'
import { useUntold, type Untold } from './use-untold.ts'
import { useAllRows, useAttentionRows, type ShownRows } from './use-writeback-rows.ts'
import { WritebackDetail } from './writeback-detail.tsx'
import { UntoldRow, WritebackRowView } from './writeback-row.tsx'
import type { WritebackRow } from './writebacks-csv.ts'
import { writebackWords as words } from './writebacks.words.ts'

type View = 'attention' | 'all'

/** What is listed: a writeback, or a session of which there is none although its ticket should hear of it. */
type Item = WritebackRow | Untold

/** Everything that was, is being, or couldn't be posted to tickets. */
export const WritebacksScreen = ({ writebackId }: { writebackId: string | null }) => {
  const attention = useAttentionRows()
  const untold = useUntold()
  const needed = attention.length + untold.length
  const [chosen, setChosen] = useState<View | null>(null)
  // What needs someone comes first; where nothing does, everything.
  const [first] = useState<View>(needed > 0 ? 'attention' : 'all')
  const view = chosen ?? first
  const [filter, setFilter] = useState<RowFilter>(noFilter)
  const [hasFilters, setHasFilters] = useState(false)
  const all = useAllRows(filter, view === 'all')
  const csv = useCsv()
  const rows: readonly Item[] = view === 'attention' ? [...untold, ...attention] : all.rows
  const myId = useSignedIn((state) => state.identity.personId)
  const open = (row: Item) =>
    go(
      'writeback' in row
        ? `/writebacks/${row.writeback.id}`
        : sessionPath({ sessionId: row.session.id, ownerId: row.session.ownerId }, myId),
    )
  return (
    <>
      <ListPane
        title={words.title}
        count={needed > 0 ? needed : undefined}
        actions={
          <>
            {view === 'attention' && <RetryAll rows={attention} />}
            {view === 'all' && (
              <IconButton
                icon={ListFilter}
                label={words.filter}
                aria-pressed={hasFilters || isFiltered(filter)}
                aria-expanded={hasFilters}
                onClick={() => setHasFilters((now) => !now)}
              />
            )}
            <IconButton
              icon={FileDown}
              label={csv.isExporting ? words.exporting : words.csv}
              aria-disabled={csv.isExporting}
              onClick={() => {
                if (csv.isExporting) return
                void csv.save(
                  view === 'attention' ? { view, shown: attention } : { view, shown: all.rows, filter },
                )
              }}
            />
          </>
        }
      >
        <div className="writeback-views">
          <Segmented<View>
            label={words.views}
            value={view}
            onChange={setChosen}
            options={[
              { value: 'attention', label: words.needsAttention },
              { value: 'all', label: words.all },
            ]}
          />
        </div>
        {view === 'all' && hasFilters && <FilterFields filter={filter} onFilter={setFilter} />}
        {view === 'all' && <Note shown={all} filter={filter} />}
        {rows.length === 0 ? (
          <Nothing
            view={view}
            isLoading={view === 'all' && all.from === 'loading'}
            filter={filter}
            onClear={() => setFilter(noFilter)}
          />
        ) : (
          <VirtualList
            label={words.list}
            items={rows}
            estimate={76}
            keyOf={(row) => ('writeback' in row ? row.writeback.id : row.session.id)}
            selectedKey={writebackId}
            onSelect={open}
            onEnd={view === 'all' && all.hasMore ? all.more : undefined}
            render={(row) =>
              'writeback' in row ? <WritebackRowView row={row} /> : <UntoldRow untold={row} />
            }
          />
        )}
      </ListPane>
      {writebackId === null ? (
        <section className="pane" aria-label={words.title}>
          <EmptyState title={words.pickOne} body={words.pickOneBody} />
        </section>
      ) : (
        <WritebackDetail
          key={writebackId}
          writebackId={writebackId}
          row={[...attention, ...all.rows].find(({ writeback }) => writeback.id === writebackId) ?? null}
        />
      )}
    </>
  )
}

/** Where the rows come from, if that isn't the server. */
const Note = ({ shown: { from, problem }, filter }: { shown: ShownRows; filter: RowFilter }) =>
  from === 'device' ? (
    <p className="writeback-note" role="status">
      {problem === null ? words.offline : words.failedToLoad(problem)}
      {filter.client.trim() !== '' && ` ${words.clientsHere}`}
    </p>
  ) : null

/** Those that can be tried again without reading anything first. */
const RetryAll = ({ rows }: { rows: readonly WritebackRow[] }) => {
  const act = useAct()
  const can = rows.filter(({ writeback }) => canRetry(writeback) && writeback.state !== 'held')
  if (can.length < 2) return null
  const run = async () => {
    let done = 0
    for (const { writeback } of can)
      if (await act('writeback.retry', { writebackId: writeback.id, despite: null })) done += 1
    if (done > 0) toast(words.retriedAll(done))
  }
  return (
    <Button size="sm" icon={RotateCcw} onClick={() => void run()}>
      {words.retryAll(can.length)}
    </Button>
  )
}

const Nothing = ({
  view,
  isLoading,
  filter,
  onClear,
}: {
  view: View
  isLoading: boolean
  filter: RowFilter
  onClear: () => void
}) => {
  const me = useMe()
  const connections = useConnections()
  const isAdmin = me !== null && atLeast(me.role, 'admin')
  if (isLoading || connections === undefined) return <EmptyState title={words.loading} body="" />
  if (view === 'all' && isFiltered(filter)) {
    return (
      <EmptyState
        title={words.noMatch}
        body={words.noMatchBody}
        action={<Button onClick={onClear}>{words.clear}</Button>}
      />
    )
  }
  if (connections.length === 0) {
    return (
      <EmptyState
        title={words.notConnected}
        body={isAdmin ? words.notConnectedBody : words.notConnectedForOthers}
        action={
          isAdmin && (
            <Button variant="primary" onClick={() => go('/settings/connections')}>
              {words.connect}
            </Button>
          )
        }
      />
    )
  }
  return view === 'attention' ? (
    <EmptyState title={words.none} body={words.noneBody} />
  ) : (
    <EmptyState title={words.nothingYet} body={words.nothingYetBody} />
  )
}
