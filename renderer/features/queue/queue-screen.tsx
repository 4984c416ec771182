import './queue-screen.css'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ContextScreen } from '../handoffs/context/context-screen.tsx'
import { QueueList } from './queue-list.tsx'

/** The queue beside the context screen of the handoff that is open. */
export const QueueScreen = ({ handoffId }: { handoffId: string | null }) => (
  <>
    <QueueList selectedId={handoffId} />
    {handoffId === null ? (
      <section className="pane" aria-label="Handoff">
        <EmptyState
          title="No handoff is open"
          body="Pick one with J and K to read what is going on before you claim it."
        />
      </section>
    ) : (
      <ContextScreen key={handoffId} handoffId={handoffId} />
    )}
  </>
)
