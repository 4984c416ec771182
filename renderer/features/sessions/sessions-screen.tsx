import { useMe } from '../../data/react/use-people.ts'
import { canWork } from '../../../core/domain/person.ts'
import { openDialog, useSessionScreen, type SessionScope } from '../../state/session-screen.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { HandedOverList } from './list/handed-over-list.tsx'
import { SessionDetail } from './detail/session-detail.tsx'
import { SessionList } from './list/session-list.tsx'

/** A list of sessions beside the one that is open. */
export const SessionsScreen = ({
  scope,
  sessionId,
  entryId,
}: {
  scope: SessionScope
  sessionId: string | null
  /** The entry that the address names. */
  entryId: string | null
}) => {
  const handedOver = useSessionScreen((state) => state.handedOver)
  return (
    <>
      {scope === 'mine' && handedOver ? (
        <HandedOverList selectedId={sessionId} />
      ) : (
        <SessionList key={scope} scope={scope} selectedId={sessionId} />
      )}
      {sessionId === null ? <NothingOpen /> : <SessionDetail sessionId={sessionId} entryId={entryId} />}
    </>
  )
}

const NothingOpen = () => {
  const me = useMe()
  const mayStart = me !== null && canWork(me)
  return (
    <section className="pane" aria-label="Session">
      <EmptyState
        title="No session is open"
        body={mayStart ? 'Pick one with J and K, or start a new one.' : 'Pick one with J and K.'}
        action={
          mayStart && (
            <Button hint="N" onClick={() => openDialog({ kind: 'new' })}>
              New session
            </Button>
          )
        }
      />
    </section>
  )
}
