import './lane-details.css'
import { isUnderway, type Session } from '../../../../core/domain/session.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { openDialog } from '../../../state/session-screen.ts'
import { Menu, type MenuEntry } from '../../../ui/menu.tsx'
import { fullTime } from '../../../ui/relative-time.ts'
import { SectionTitle } from '../../../ui/section-title.tsx'
import { DueTime } from '../../clients/due-time.tsx'
import { useAct } from '../../shared/use-act.ts'
import { dueOptions } from './due-options.ts'
import { laneWords } from './lane.words.ts'

const words = laneWords.details

/** Whose problem it is and by when, at the top of the lane. Each line changes it. */
export const DetailGroup = ({ session, mayWrite }: { session: Session; mayWrite: boolean }) => {
  const fields = ['client', 'contact', 'device'] as const
  const isEmpty = fields.every((field) => session[field] === '') && session.dueAt === null
  if (isEmpty && !mayWrite) return null
  return (
    <section aria-label={words.title}>
      <div className="task-group-head">
        <SectionTitle>{words.title}</SectionTitle>
      </div>
      <div className="lane-details">
        {fields.map((field) => {
          const value =
            session[field] === '' ? (
              <span className="lane-detail-value lane-detail-none">{mayWrite ? words.add : words.none}</span>
            ) : (
              <span className="lane-detail-value" dir="auto">
                {session[field]}
              </span>
            )
          const name = <span className="lane-detail-name">{words[field]}</span>
          return mayWrite ? (
            <button
              key={field}
              type="button"
              className="lane-detail"
              onClick={() => openDialog({ kind: 'edit', sessionId: session.id, field })}
            >
              {name}
              {value}
            </button>
          ) : (
            <div key={field} className="lane-detail">
              {name}
              {value}
            </div>
          )
        })}
        <Due session={session} mayWrite={mayWrite} />
      </div>
    </section>
  )
}

const Due = ({ session, mayWrite }: { session: Session; mayWrite: boolean }) => {
  const desk = useDesk()
  const act = useAct()
  const set = (dueAt: number | null) => void act('session.edit', { sessionId: session.id, dueAt })
  const value =
    session.dueAt === null ? (
      <span className="lane-detail-value lane-detail-none">{mayWrite ? words.set : words.none}</span>
    ) : (
      <span className="lane-detail-value">
        {isUnderway(session.status) ? <DueTime at={session.dueAt} /> : fullTime(session.dueAt)}
      </span>
    )
  const name = <span className="lane-detail-name">{words.due}</span>
  if (!mayWrite) {
    return (
      <div className="lane-detail">
        {name}
        {value}
      </div>
    )
  }
  const entries: MenuEntry[] = dueOptions(desk.now()).map(({ label, at }) => ({
    kind: 'item',
    label,
    run: () => set(at),
  }))
  entries.push({
    kind: 'item',
    label: words.pickTime,
    run: () => openDialog({ kind: 'due', sessionId: session.id }),
  })
  if (session.dueAt !== null) {
    entries.push({ kind: 'line' }, { kind: 'item', label: words.clear, run: () => set(null) })
  }
  return (
    <Menu
      label={words.due}
      trigger={
        <button type="button" className="lane-detail">
          {name}
          {value}
        </button>
      }
      entries={entries}
    />
  )
}
