import '../settings/settings.css'
import './duty.css'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { atLeast } from '../../../core/domain/people/person.ts'
import type { Schedule } from '../../../core/domain/duty/schedule.ts'
import { useSchedules } from '../../data/react/use-duty.ts'
import { useSignedIn } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { EmptyState } from '../../ui/screen/empty-state.tsx'
import { CalendarPart } from './calendar-part.tsx'
import { HandOverShift } from '../shift/hand-over-shift.tsx'
import { ShiftList } from '../shift/shift-list.tsx'
import { CoverDialog } from './cover-dialog.tsx'
import { ScheduleDialog } from './schedule-dialog.tsx'
import { ScheduleView } from './schedule-view.tsx'
import { dutyWords as words } from './duty.words.ts'

type Open = { kind: 'edit'; schedule: Schedule | null } | { kind: 'cover'; schedule: Schedule }

/** Who is on duty now, next and this week. Every engineer may cover; admins plan. */
export const DutyScreen = () => {
  const schedules = useSchedules()
  const me = useMe()
  const online = useSignedIn((state) => state.connection.kind === 'online')
  const [open, setOpen] = useState<Open | null>(null)
  const isAdmin = me !== null && atLeast(me.role, 'admin')
  const mayCover = me !== null && atLeast(me.role, 'engineer')
  const add = isAdmin && (
    <Button icon={Plus} disabled={!online} onClick={() => setOpen({ kind: 'edit', schedule: null })}>
      {words.add}
    </Button>
  )
  return (
    <div className="shell-page">
      <header className="pane-head pane-head-page">
        <h1 className="pane-title">{words.title}</h1>
        <span className="grow" />
        {mayCover && <HandOverShift />}
        {schedules !== undefined && schedules.length > 0 && add}
      </header>
      {/* It scrolls, so it needs the focus even if nothing in it can have it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="settings" tabIndex={0} role="group" aria-label={words.title}>
        <ShiftList />
        {schedules?.length === 0 && (
          <EmptyState title={words.none} body={isAdmin ? words.noneAdmin : words.noneOther} action={add} />
        )}
        <div className="settings-inner duty">
          {!online && <p className="settings-row-hint">{words.offline}</p>}
          {schedules?.map((schedule, index) => (
            <ScheduleView
              key={schedule.id}
              schedule={schedule}
              isFirst={index === 0}
              mayCover={mayCover}
              isAdmin={isAdmin}
              online={online}
              onCover={() => setOpen({ kind: 'cover', schedule })}
              onEdit={() => setOpen({ kind: 'edit', schedule })}
            />
          ))}
          {schedules !== undefined && schedules.length > 0 && (
            <CalendarPart schedules={schedules} online={online} />
          )}
        </div>
      </div>
      {open?.kind === 'edit' && (
        <ScheduleDialog
          key={open.schedule?.id ?? 'new'}
          schedule={open.schedule}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.kind === 'cover' && <CoverDialog schedule={open.schedule} onClose={() => setOpen(null)} />}
    </div>
  )
}
