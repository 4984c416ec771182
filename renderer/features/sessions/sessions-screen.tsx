import { useEffect, useRef } from 'react'
import { useDocument } from '../../data/react/use-documents.ts'
import { go } from '../../state/route/route.ts'
import { sessionPath } from '../shared/sessions/session-path.ts'
import { useMe } from '../../data/react/use-people.ts'
import { canWork } from '../../../core/domain/people/person.ts'
import { openDialog, useSessionScreen, type SessionScope } from '../../state/route/session-screen.ts'
import { isOwnWindow } from '../../state/route/own-window.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { EmptyState } from '../../ui/screen/empty-state.tsx'
import { HandedOverList } from './list/handed-over-list.tsx'
import { SessionDetail } from './detail/session-detail.tsx'
import { listWords as words } from './list/list.words.ts'
import { SessionList } from './list/session-list.tsx'
import { SplitView } from './split/split-view.tsx'

/** A list of sessions next to the one that is open. */
export const SessionsScreen = ({
  scope,
  sessionId,
  entryId,
  besideId,
}: {
  scope: SessionScope
  sessionId: string | null
  /** The entry in the address. */
  entryId: string | null
  /** The session to show beside the first. */
  besideId: string | null
}) => {
  const handedOver = useSessionScreen((state) => state.handedOver)
  useOwnPlace(scope === 'mine' && !handedOver ? sessionId : null, entryId)
  return (
    <>
      {isOwnWindow() && sessionId !== null ? null : scope === 'mine' && handedOver ? (
        <HandedOverList selectedId={sessionId} />
      ) : (
        <SessionList key={scope} scope={scope} selectedId={sessionId} />
      )}
      {sessionId === null ? (
        <NothingOpen />
      ) : besideId === null ? (
        <SessionDetail sessionId={sessionId} entryId={entryId} />
      ) : (
        <SplitView sessionIds={[sessionId, besideId]} entryId={entryId} />
      )}
    </>
  )
}

/** Moves someone else's session that was opened among one's own to Team; one that is claimed while it's open stays. */
const useOwnPlace = (sessionId: string | null, entryId: string | null): void => {
  const session = useDocument('sessions', sessionId)
  const myId = useMe()?.id ?? null
  const decided = useRef<string | null>(null)
  const ownerId = session?.ownerId ?? null
  useEffect(() => {
    if (sessionId === null || ownerId === null || myId === null || decided.current === sessionId) return
    decided.current = sessionId
    if (ownerId !== myId) go(sessionPath({ sessionId, ownerId, entryId }, myId), { replace: true })
  }, [sessionId, entryId, ownerId, myId])
}

const NothingOpen = () => {
  const me = useMe()
  const mayStart = me !== null && canWork(me)
  return (
    <section className="pane pane-idle" aria-label={words.session}>
      <EmptyState
        title={words.nothingOpen}
        body={mayStart ? words.pickOrStart : words.pickOne}
        action={
          mayStart && (
            <Button hint="N" onClick={() => openDialog({ kind: 'new' })}>
              {words.newSession}
            </Button>
          )
        }
      />
    </section>
  )
}
