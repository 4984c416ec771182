import type { HeldNotification } from '../../../core/domain/handover/handover.ts'
import { useDocuments } from '../../data/react/use-documents.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { smartTime } from '../../language/relative-time.ts'
import { shiftWords as words } from './shift.words.ts'

/** Notifications that were held back from whoever hands over. */
export const HeldList = ({ held, hint }: { held: readonly HeldNotification[]; hint: string | null }) => {
  const now = useNow(60_000)
  const handoffs = useDocuments(
    'handoffs',
    held.map(({ handoffId }) => handoffId),
  )
  const shown = held.flatMap(({ handoffId, until }) => {
    const handoff = handoffs.get(handoffId)
    return handoff === undefined ? [] : [{ handoff, until }]
  })
  if (shown.length === 0) return null
  return (
    <section className="shift-section" aria-label={words.held}>
      <h2 className="shift-sub">{words.held}</h2>
      {hint !== null && <p className="shift-hint">{hint}</p>}
      <ul className="shift-items">
        {shown.map(({ handoff, until }) => (
          <li key={handoff.id} className="shift-held">
            <a className="shift-title text-cut" dir="auto" href={`#/handoffs/${handoff.id}`}>
              {handoff.snapshot.title}
            </a>
            <span className="text-muted">{words.heldUntil(smartTime(until, now))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
