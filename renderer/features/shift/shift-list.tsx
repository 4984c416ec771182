import './shift.css'
import { countOf } from '../../../core/domain/handover/handover.ts'
import { isCurrent } from '../../../core/domain/notification/handover-notifications.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { useHandovers } from '../../data/react/use-shift.ts'
import { Pill } from '../../ui/marks/pill.tsx'
import { Time } from '../shared/text/time.tsx'
import { useNames } from '../shared/names/use-names.ts'
import { shiftWords as words } from './shift.words.ts'

/** The most that stand on the page. */
const most = 8

/** Shift handovers of late, and those that still need someone, the latest first. */
export const ShiftList = () => {
  const now = useNow(60_000)
  const { youIn, youOr } = useNames()
  const current = (useHandovers() ?? []).filter((one) => isCurrent(one, now)).slice(0, most)
  if (current.length === 0) return null
  return (
    <section className="shift-list" aria-label={words.list}>
      <h2 className="shift-sub">{words.list}</h2>
      <ul className="shift-items">
        {current.map((handover) => {
          const left = countOf(handover, 'left')
          const open = countOf(handover, 'open')
          const all = handover.items.length
          return (
            <li key={handover.id} className="shift-held">
              <a className="shift-title text-cut" href={`#/shift/${handover.id}`}>
                {words.fromTo(youOr(handover.from), youIn(handover.to))}
              </a>
              {left > 0 ? (
                <Pill tone="red">{words.leftCount(left)}</Pill>
              ) : (
                <span className="text-muted">
                  {all === 0
                    ? words.noteOnly
                    : handover.withdrawnAt === null
                      ? words.progress(all - open, all)
                      : words.tookBack}
                </span>
              )}
              <Time at={handover.acceptedAt ?? handover.createdAt} style="smart" />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
