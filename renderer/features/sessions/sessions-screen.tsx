import { useMe } from '../../data/react/use-people.ts'
import { canWork } from '../../../core/domain/person.ts'
import { openDialog, useSessionScreen, type SessionScope } from '../../state/session-screen.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { HandedOverList } from './list/handed-over-list.tsx'
import { SessionDetail } from './detail/session-detail.tsx'
import { listWords as words } from './list/list.words.ts'
import { SessionList } from './list/session-list.tsx'

/** A list of sessions next to the one that is open. */
export const SessionsScreen = ({
  scope,
  sessionId,
  entryId,
}: {
  scope: SessionScope
  sessionId: string | null
  /** The entry in the address. */
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
    <section className="pane" aria-label={words.session}>
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
