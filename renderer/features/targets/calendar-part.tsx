import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { targetLimits } from '../../../core/domain/duty/response-targets.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { DayPicker } from '../../ui/form/day-picker.tsx'
import { Field } from '../../ui/form/field.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { SuggestInput } from '../../ui/form/suggest-input.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { SettingsSection } from '../settings/settings-page.tsx'
import type { HolidayDraft, HoursDraft, TargetsDraft } from './targets-draft.ts'
import { targetWords as words } from './targets.words.ts'

const zones = Intl.supportedValuesOf('timeZone')
const allDays = [0, 1, 2, 3, 4, 5, 6]

/** When a workspace works: hours of the week, their time zone, and days off. */
export const CalendarPart = ({
  draft,
  disabled,
  change,
}: {
  draft: TargetsDraft
  disabled: boolean
  change: (part: Partial<TargetsDraft>) => void
}) => {
  const [added, setAdded] = useState(0)
  const fresh = () => {
    setAdded((count) => count + 1)
    return `new ${added}`
  }
  const setHours = (index: number, part: Partial<HoursDraft>) =>
    change({ hours: draft.hours.map((one, at) => (at === index ? { ...one, ...part } : one)) })
  const setHoliday = (index: number, part: Partial<HolidayDraft>) =>
    change({ holidays: draft.holidays.map((one, at) => (at === index ? { ...one, ...part } : one)) })
  return (
    <>
      <SettingsSection title={words.hours}>
        <p className="settings-row-hint">{words.hoursHint}</p>
        <ul className="targets-lines">
          {draft.hours.map((line, index) => (
            <li key={line.key} className="targets-hours">
              <DayPicker
                label={words.days(index + 1)}
                days={line.days}
                disabled={disabled}
                onChange={(days) => setHours(index, { days })}
              />
              <span className="targets-times">
                <TextInput
                  type="time"
                  aria-label={words.from(index + 1)}
                  value={line.from}
                  disabled={disabled}
                  onChange={(event) => setHours(index, { from: event.target.value })}
                />
                <span className="text-muted">{words.to}</span>
                <TextInput
                  type="time"
                  aria-label={words.until(index + 1)}
                  value={line.until}
                  disabled={disabled}
                  onChange={(event) => setHours(index, { until: event.target.value })}
                />
                <IconButton
                  label={words.removeHours(index + 1)}
                  icon={X}
                  disabled={disabled || draft.hours.length === 1}
                  onClick={() => change({ hours: draft.hours.filter((_, at) => at !== index) })}
                />
              </span>
              {line.from !== '' && line.until !== '' && line.until <= line.from && (
                <span className="targets-next-day">
                  {line.from === line.until ? words.allDay : words.nextDay}
                </span>
              )}
            </li>
          ))}
        </ul>
        <div className="targets-buttons">
          <Button
            icon={Plus}
            disabled={disabled || draft.hours.length >= targetLimits.intervals}
            onClick={() =>
              change({
                hours: [...draft.hours, { key: fresh(), days: [1, 2, 3, 4, 5], from: '', until: '' }],
              })
            }
          >
            {words.addHours}
          </Button>
          <Button
            variant="ghost"
            disabled={disabled}
            onClick={() =>
              change({ hours: [{ key: fresh(), days: allDays, from: '00:00', until: '00:00' }] })
            }
          >
            {words.always}
          </Button>
        </div>
        <div className="targets-zone">
          <Field label={words.zone} hint={words.zoneHint}>
            <SuggestInput
              suggestions={zones}
              value={draft.zone}
              disabled={disabled}
              onChange={(zone) => change({ zone })}
            />
          </Field>
        </div>
      </SettingsSection>
      <SettingsSection title={words.holidays}>
        <p className="settings-row-hint">
          {draft.holidays.length === 0 ? words.noHolidays : words.holidaysHint}
        </p>
        <ul className="targets-lines">
          {draft.holidays.map((holiday, index) => (
            <li key={holiday.key} className="targets-holiday">
              <TextInput
                type="date"
                aria-label={words.date(index + 1)}
                value={holiday.date}
                disabled={disabled}
                onChange={(event) => setHoliday(index, { date: event.target.value })}
              />
              <TextInput
                aria-label={words.name(index + 1)}
                placeholder={words.nameExample}
                dir="auto"
                maxLength={60}
                value={holiday.name}
                disabled={disabled}
                onChange={(event) => setHoliday(index, { name: event.target.value })}
              />
              <IconButton
                label={words.removeHoliday(index + 1)}
                icon={X}
                disabled={disabled}
                onClick={() => change({ holidays: draft.holidays.filter((_, at) => at !== index) })}
              />
            </li>
          ))}
        </ul>
        <div className="targets-buttons">
          <Button
            icon={Plus}
            disabled={disabled || draft.holidays.length >= targetLimits.holidays}
            onClick={() => change({ holidays: [...draft.holidays, { key: fresh(), date: '', name: '' }] })}
          >
            {words.addHoliday}
          </Button>
        </div>
      </SettingsSection>
    </>
  )
}
