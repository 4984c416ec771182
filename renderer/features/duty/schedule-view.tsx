import { Hand, Pencil, UserCheck, X } from 'lucide-react'
import { useMemo } from 'react'
import {
  type CurrentShift,
  nowAndNext,
  type OnDuty,
  type Shift,
  shiftsBetween,
} from '../../../core/duty/on-duty.ts'
import type { Schedule, StandingCover } from '../../../core/domain/duty/schedule.ts'
import { day } from '../../../core/domain/time/durations.ts'
import { useDesk, useNow } from '../../data/react/use-desk.ts'
import { useMe, useTeams } from '../../data/react/use-people.ts'
import { useShortcut } from '../../state/keys/shortcuts.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { smartTime, timeSpan } from '../../language/relative-time.ts'
import { useNames } from '../shared/names/use-names.ts'
import { dutyWords as words } from './duty.words.ts'

const useOnDutyWords = () => {
  const { youOr, youIn } = useNames()
  const one = ({ personId, insteadOf, isCover }: OnDuty): string => {
    const name = youOr(personId)
    if (insteadOf !== null) return `${name} (${words.insteadOf(youIn(insteadOf))})`
    return isCover ? `${name} (${words.added})` : name
  }
  return (people: readonly OnDuty[]): string => people.map(one).join(', ')
}

/** One schedule: who has it now and next, and the coming week. */
export const ScheduleView = ({
  schedule,
  isFirst,
  mayCover,
  isAdmin,
  online,
  onCover,
  onEdit,
}: {
  schedule: Schedule
  /** Its keys are the screen's. */
  isFirst: boolean
  mayCover: boolean
  isAdmin: boolean
  online: boolean
  onCover: () => void
  onEdit: () => void
}) => {
  const desk = useDesk()
  const now = useNow(60_000)
  const team = useTeams().find(({ id }) => id === schedule.teamId)?.name ?? null
  const say = useOnDutyWords()
  const { current, next, week } = useMemo(() => {
    // A change is shown as it is now, not as it was at the last tick, nor a moment before the server made it.
    const at = Math.max(now, desk.now(), ...schedule.covers.map((cover) => cover.at))
    const { now: shift, next: following } = nowAndNext(schedule, at)
    return {
      current: shift,
      next: following,
      week: shiftsBetween(schedule, { from: at, until: at + 7 * day }),
    }
  }, [desk, schedule, now])
  const covers = schedule.covers.filter(({ until }) => until > now)
  const endsAt = current === null ? (next?.from ?? null) : current.until
  const goesOn = current !== null && current.until === null
  return (
    <section className="duty-schedule" aria-label={schedule.name}>
      <header className="duty-head">
        <h2 className="duty-name text-cut" dir="auto">
          {schedule.name}
        </h2>
        <span className="text-faint text-cut">{words.of(schedule.zone, team)}</span>
        <span className="grow" />
        {mayCover && <Take schedule={schedule} hasKeys={isFirst} online={online} current={current} />}
        {mayCover && (
          <Button size="sm" icon={UserCheck} disabled={!online} onClick={onCover}>
            {words.cover}
          </Button>
        )}
        {isAdmin && (
          <Button size="sm" variant="ghost" icon={Pencil} disabled={!online} onClick={onEdit}>
            {words.edit}
          </Button>
        )}
      </header>
      <dl className="duty-now">
        <dt>{words.now}</dt>
        <dd>
          {current === null ? (
            <span className="duty-no-one">{words.noOneNow}</span>
          ) : (
            <strong>{say(current.people)}</strong>
          )}
          <span className="text-muted"> {endsAt !== null && words.until(smartTime(endsAt, now))}</span>
        </dd>
        {!goesOn && (
          <>
            <dt>{words.next}</dt>
            <dd>
              {next === null ? <span className="text-muted">{words.noNext}</span> : say(next.people)}
              {next !== null && <span className="text-muted"> {words.from(smartTime(next.from, now))}</span>}
            </dd>
          </>
        )}
      </dl>
      <h3 className="duty-sub">{words.thisWeek}</h3>
      <ol className="duty-week">
        {week.map((shift) => (
          <WeekRow key={shift.from} shift={shift} say={say} isMeant={hasHours(schedule, covers)} now={now} />
        ))}
      </ol>
      {covers.length > 0 && (
        <>
          <h3 className="duty-sub">{words.covers}</h3>
          <ul className="duty-week">
            {covers.map((cover) => (
              <CoverRow
                key={cover.id}
                schedule={schedule}
                standing={cover}
                isAdmin={isAdmin}
                online={online}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** True if no one is meant to be on duty in some hours, so that a gap in them is no mistake. */
const hasHours = ({ rotations }: Schedule, covers: readonly StandingCover[]): boolean =>
  rotations.length > 0 &&
  rotations.every(({ hours }) => hours.length > 0) &&
  covers.every(({ cover }) => cover.kind !== 'remove')

/** Where what is shown of a schedule ends. */
const isOpenEnded = ({ until }: Shift, now: number): boolean => until >= now + 7 * day

const whenOf = (shift: Shift, now: number): string => {
  const isNow = shift.from <= now + 60_000
  if (isOpenEnded(shift, now)) return isNow ? words.now : words.onwards(smartTime(shift.from, now))
  return isNow ? `${words.now} – ${smartTime(shift.until, now)}` : timeSpan(shift.from, shift.until, now)
}

const WeekRow = ({
  shift,
  say,
  isMeant,
  now,
}: {
  shift: Shift
  say: (people: readonly OnDuty[]) => string
  /** If no one is on duty: that is how it was planned. */
  isMeant: boolean
  now: number
}) => (
  <li
    className={
      shift.people.length > 0 ? 'duty-shift' : isMeant ? 'duty-shift duty-off' : 'duty-shift duty-gap'
    }
  >
    <span className="duty-shift-when">{whenOf(shift, now)}</span>
    <span>{shift.people.length === 0 ? words.gap : say(shift.people)}</span>
  </li>
)

const CoverRow = ({
  schedule,
  standing: { id, cover, from, until, by },
  isAdmin,
  online,
}: {
  schedule: Schedule
  standing: StandingCover
  isAdmin: boolean
  online: boolean
}) => {
  const desk = useDesk()
  const me = useMe()
  const now = useNow(60_000)
  const { youOr, youIn } = useNames()
  const who =
    cover.kind === 'add'
      ? youOr(cover.personId)
      : cover.kind === 'remove'
        ? words.coverOf.removed(youOr(cover.insteadOf))
        : words.coverOf.replaced(youOr(cover.personId), youIn(cover.insteadOf))
  const isConcerned =
    by === me?.id ||
    (cover.kind !== 'remove' && cover.personId === me?.id) ||
    (cover.kind !== 'add' && cover.insteadOf === me?.id)
  const takeBack = async () => {
    const done = await desk.request('schedule.uncover', { scheduleId: schedule.id, coverId: id })
    if (!done.ok) toast(done.problem.message, { tone: 'red' })
  }
  return (
    <li className="duty-shift">
      <span className="duty-shift-when">{timeSpan(from, until, now)}</span>
      <span>{who}</span>
      {(isConcerned || isAdmin) && (
        <IconButton label={words.uncover(who)} icon={X} disabled={!online} onClick={() => void takeBack()} />
      )}
    </li>
  )
}

const Take = ({
  schedule,
  hasKeys,
  online,
  current,
}: {
  schedule: Schedule
  hasKeys: boolean
  online: boolean
  current: CurrentShift | null
}) => {
  const me = useMe()
  const isMine = current !== null && current.people.length === 1 && current.people[0]?.personId === me?.id
  if (isMine) return null
  return <TakeNow schedule={schedule} hasKeys={hasKeys} online={online} />
}

const TakeNow = ({
  schedule,
  hasKeys,
  online,
}: {
  schedule: Schedule
  hasKeys: boolean
  online: boolean
}) => {
  const desk = useDesk()
  const take = async () => {
    const done = await desk.request('schedule.take', { scheduleId: schedule.id })
    toast(done.ok ? words.taken : done.problem.message, done.ok ? {} : { tone: 'red' })
  }
  useShortcut('t', () => void take(), {
    label: words.takeCommand,
    scope: 'duty',
    when: hasKeys && online,
  })
  return (
    <Button
      size="sm"
      icon={Hand}
      hint={hasKeys ? 'T' : undefined}
      disabled={!online}
      onClick={() => void take()}
    >
      {words.take}
    </Button>
  )
}
