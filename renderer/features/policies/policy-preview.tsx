import { TriangleAlert } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { PolicyContent } from '../../../core/domain/duty/policy.ts'
import { wallTimeAt } from '../../../core/domain/time/wall-time.ts'
import { timelineOf } from '../../../core/policy/timeline.ts'
import { warningsOf } from '../../../core/policy/warnings.ts'
import { useSchedules } from '../../data/react/use-duty.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { usePeople, useTeams } from '../../data/react/use-people.ts'
import { spokenLocale } from '../../language/language.ts'
import { Icon } from '../../ui/marks/icon.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { Select } from '../../ui/form/select.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { SettingsSection } from '../settings/settings-page.tsx'
import { useNames } from '../shared/names/use-names.ts'
import { comingDays, onComingDay } from './coming-days.ts'
import { whoWords } from './line-words.ts'
import { policyWords as words } from './policies.words.ts'

const mostNames = 4
const zone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone
const toEveryone = { handedOffBy: '', targetUserId: null, targetTeamId: null, teamId: null }

/** What a policy would do at a minute of the coming week, and what is wrong with it. */
export const PolicyPreview = ({ content }: { content: PolicyContent | null }) => {
  const now = useNow(60_000)
  const people = usePeople()
  const teams = useTeams()
  const schedules = useSchedules()
  const { nameOf } = useNames()
  const [days, setDays] = useState('0')
  const [time, setTime] = useState(() => wallTimeAt(now, zone()).time.slice(11))
  const workforce = useMemo(
    () => ({ people: [...people.values()], schedules: schedules ?? [] }),
    [people, schedules],
  )
  const warnings = useMemo(
    () =>
      content === null ? [] : warningsOf(content, { ...workforce, teamIds: teams.map(({ id }) => id) }, now),
    [content, workforce, teams, now],
  )
  const at = /^\d\d:\d\d$/.test(time) ? onComingDay(now, Number(days), time, zone()) : now
  const timeline = useMemo(
    () => (content === null ? null : timelineOf(content, toEveryone, workforce, at)),
    [content, workforce, at],
  )
  const named = (ids: readonly string[]): string => {
    const names = ids.slice(0, mostNames).map(nameOf)
    return ids.length > mostNames ? words.andMore(names.join(', '), ids.length - mostNames) : names.join(', ')
  }
  const minutesAfter = (when: number): number => Math.round((when - at) / 60_000)
  const weekday = new Intl.DateTimeFormat(spokenLocale(), { weekday: 'long' })
  return (
    <SettingsSection title={words.timeline}>
      {warnings.length > 0 && (
        <ul className="policy-warnings">
          {warnings.map(({ index, kind, at: from }) => (
            <li key={`${index} ${kind}`}>
              <Icon icon={TriangleAlert} size={14} />
              {kind === 'gap'
                ? words.warnings.gap(index + 1, smartTime(from ?? now, now))
                : words.warnings[kind](index + 1)}
            </li>
          ))}
        </ul>
      )}
      <div className="policy-when">
        <span className="text-muted">{words.timelineHint}</span>
        <Select
          label={words.day}
          value={days}
          onChange={setDays}
          options={comingDays(now, zone()).map((date, n) => ({
            value: String(n),
            label: n === 0 ? words.today : weekday.format(date),
          }))}
        />
        <TextInput
          type="time"
          aria-label={words.time}
          value={time}
          onChange={(event) => setTime(event.target.value)}
        />
      </div>
      {timeline !== null && content !== null && (
        <ol className="policy-timeline">
          {timeline.rows.map(({ at: when, index, who, people: told }) => (
            <li
              key={`${when} ${index}`}
              className={told.length === 0 && who.kind !== 'destination' ? 'text-muted' : undefined}
            >
              <span className="policy-timeline-when">{words.after(minutesAfter(when))}</span>
              <span>
                <span className="policy-timeline-who">
                  {words.sentence(whoWords(who, toEveryone, nameOf))}
                </span>
                {who.kind !== 'destination' && <>: {told.length === 0 ? words.noOne : named(told)}</>}
              </span>
            </li>
          ))}
          {content.rounds > 0 && timeline.rounds > 1 && (
            <li className="text-muted">
              <span className="policy-timeline-when" />
              <span>{words.repeats(content.rounds)}</span>
            </li>
          )}
          <li className="policy-timeline-end">
            <span className="policy-timeline-when">{words.after(minutesAfter(timeline.endsAt))}</span>
            <span>{words.ends(content.phone !== null)}</span>
          </li>
        </ol>
      )}
    </SettingsSection>
  )
}
