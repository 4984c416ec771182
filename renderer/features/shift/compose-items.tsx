import { handoverLimits } from '../../../core/domain/handover/handover.ts'
import type { ShiftItem } from '../../../core/domain/handover/shift-items.ts'
import { earliestDue } from '../../../core/domain/duty/sla.ts'
import { TextInput } from '../../ui/form/text-input.tsx'
import { ItemFacts } from './item-facts.tsx'
import { shiftWords as words } from './shift.words.ts'
import type { useCompose } from './use-compose.ts'

/** What is handed over, each with room for a line; what is left out stays with its owner. */
export const ComposeItems = ({
  compose: { included, lines, setLine, setIncluded },
  items,
}: {
  compose: Pick<ReturnType<typeof useCompose>, 'included' | 'lines' | 'setLine' | 'setIncluded'>
  items: readonly ShiftItem[]
}) => {
  const chosen = new Set(included.map(({ session }) => session.id))
  return (
    <section className="shift-section" aria-label={words.included}>
      <h2 className="shift-sub">{items.length === 0 ? words.nothing : words.included}</h2>
      <p className="shift-hint">{items.length === 0 ? words.nothingBody : words.includedHint}</p>
      <ul className="shift-items">
        {items.map(({ session, handoff, kind }) => (
          <li
            key={session.id}
            className={chosen.has(session.id) ? 'shift-item' : 'shift-item shift-item-out'}
          >
            <label className="shift-check">
              <input
                type="checkbox"
                aria-label={words.include(session.title)}
                checked={chosen.has(session.id)}
                onChange={(event) => setIncluded(session.id, event.target.checked)}
              />
            </label>
            <div className="shift-item-text">
              <span className="shift-title text-cut" dir="auto">
                {session.title}
              </span>
              <ItemFacts
                isOwn
                item={{
                  kind,
                  client: session.client,
                  dueAt: earliestDue(session.sla, session.dueAt),
                  wakeAt: handoff?.wakeAt ?? null,
                  wakeOnReply: handoff?.wakeOnReply ?? false,
                }}
              />
            </div>
            {chosen.has(session.id) && (
              <TextInput
                aria-label={words.line(session.title)}
                placeholder={words.lineExample}
                dir="auto"
                maxLength={handoverLimits.line}
                value={lines[session.id] ?? ''}
                onChange={(event) => setLine(session.id, event.target.value)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
