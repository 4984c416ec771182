import { useMemo, useState } from 'react'
import { currentClaim } from '../../../../core/domain/handoff/current-claim.ts'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { useNow, useSignedIn } from '../../../data/react/use-desk.ts'
import { useDocument, usePendingDocuments } from '../../../data/react/use-documents.ts'
import { useHandedOver, useSessionHandoffs } from '../../../data/react/use-handoffs.ts'
import { useMe } from '../../../data/react/use-people.ts'
import { useOpenedSessions } from '../../../data/react/use-sessions.ts'
import { go, linkTo } from '../../../state/route/route.ts'
import { showHandedOver, useSessionScreen } from '../../../state/route/session-screen.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { EmptyState } from '../../../ui/screen/empty-state.tsx'
import { ListPane } from '../../../ui/screen/panes.tsx'
import { smartTime } from '../../../language/relative-time.ts'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { VirtualList } from '../../../ui/screen/virtual-list.tsx'
import { ownedSince, isUnread, latestClaims } from './list-filters.ts'
import { listWords as words } from './list.words.ts'
import { SessionRow } from './session-row.tsx'
import { useNames } from '../../shared/names/use-names.ts'

/** How many handoffs are loaded at first, and how many more each time. */
const page = 300

/** Switches your own list between the sessions you own and those you handed over. */
export const WhoseSessions = () => {
  const handedOver = useSessionScreen((state) => state.handedOver)
  return (
    <div className="session-list-whose">
      <Segmented
        label={words.whose}
        value={handedOver ? 'handed_over' : 'owned'}
        onChange={(chosen) => showHandedOver(chosen === 'handed_over')}
        options={[
          { value: 'owned', label: words.owned },
          { value: 'handed_over', label: words.handedOver },
        ]}
      />
    </div>
  )
}

/** Sessions you handed over and someone claimed: who owns them now, since when, and what became of them. */
export const HandedOverList = ({ selectedId }: { selectedId: string | null }) => {
  const [limit, setLimit] = useState(page)
  const claimed = useHandedOver(limit)
  const synced = useSignedIn((state) => state.synced)
  const offline = useSignedIn((state) => state.connection.kind === 'offline')
  const shown = useMemo(() => (claimed === undefined ? undefined : latestClaims(claimed)), [claimed])
  const full = (claimed?.length ?? 0) >= limit
  const count = shown === undefined ? undefined : `${shown.length}${full ? '+' : ''}`
  return (
    <ListPane title={words.titles.mine} count={count}>
      <WhoseSessions />
      {shown !== undefined && shown.length > 0 && (
        <VirtualList
          label={words.handedOver}
          items={shown}
          estimate={72}
          keyOf={(handoff) => handoff.sessionId}
          selectedKey={selectedId}
          onSelect={({ sessionId }) => go(linkTo({ name: 'sessions', sessionId }))}
          render={(handoff) => (
            <HandedOverRow handoff={handoff} selected={handoff.sessionId === selectedId} />
          )}
        />
      )}
      {shown?.length === 0 && (
        <EmptyState
          title={synced ? words.nothingClaimed : offline ? words.handedOverNotSynced : words.loading}
          body={
            synced ? words.nothingClaimedBody : offline ? words.handedOverNotSyncedBody : words.loadingBody
          }
        />
      )}
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

const HandedOverRow = ({ handoff, selected }: { handoff: Handoff; selected: boolean }) => {
  const session = useDocument('sessions', handoff.sessionId)
  if (session === undefined || session === null) {
    return (
      <div className="session-row">
        <div className="session-row-line">
          <span className="session-row-title text-cut" dir="auto">
            {handoff.snapshot.title}
          </span>
        </div>
      </div>
    )
  }
  // Nearly always the person who claimed it still owns it. Only otherwise are its later handoffs loaded.
  return session.ownerId === currentClaim(handoff)?.by ? (
    <Row session={session} selected={selected} handoffs={[handoff]} />
  ) : (
    <MovedOnRow session={session} selected={selected} />
  )
}

const MovedOnRow = ({ session, selected }: { session: Session; selected: boolean }) => (
  <Row session={session} selected={selected} handoffs={useSessionHandoffs(session.id) ?? []} />
)

const Row = ({
  session,
  selected,
  handoffs,
}: {
  session: Session
  selected: boolean
  handoffs: readonly Handoff[]
}) => {
  const me = useMe()
  const now = useNow(60_000)
  const { nameOf } = useNames()
  const pending = usePendingDocuments()
  const opened = useOpenedSessions()
  const openHandoff = useDocument('handoffs', session.openHandoffId) ?? null
  const since = ownedSince(session.ownerId, handoffs)
  const owner = session.ownerId === me?.id ? words.youAgain : nameOf(session.ownerId)
  return (
    <SessionRow
      session={session}
      handoff={openHandoff}
      onDevice={pending.has(`sessions/${session.id}`)}
      unread={!selected && isUnread(session, opened, me?.id ?? null)}
      owner={since === null ? owner : words.ownerSince(owner, smartTime(since, now))}
    />
  )
}
