import './queue-screen.css'
import { EmptyState } from '../../ui/screen/empty-state.tsx'
import { ContextScreen } from '../handoffs/context/context-screen.tsx'
import { QueueList } from './queue-list.tsx'
import { queueWords as words } from './queue.words.ts'

/** The queue next to the context screen of the open handoff. */
export const QueueScreen = ({ handoffId }: { handoffId: string | null }) => (
  <>
    <QueueList selectedId={handoffId} />
    {handoffId === null ? (
      <section className="pane pane-idle" aria-label={words.handoff}>
        <EmptyState title={words.nothingOpen} body={words.nothingOpenBody} />
      </section>
    ) : (
      <ContextScreen key={handoffId} handoffId={handoffId} />
    )}
  </>
)
