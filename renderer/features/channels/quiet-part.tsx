import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { priorities, type Priority } from '../../../core/domain/duty/priority.ts'
import { hour } from '../../../core/domain/time/durations.ts'
import {
  mostHours,
  type PersonalChange,
  type PersonalHours,
  type PersonalRules,
} from '../../../core/notify/personal-rules.ts'
import { useDesk, useNow } from '../../data/react/use-desk.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { Select } from '../../ui/form/select.tsx'
import { SettingsRow, SettingsSection } from '../settings/settings-page.tsx'
import { channelWords as words } from './channels.words.ts'

const night: PersonalHours = { days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '07:00' }
const office: PersonalHours = { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }

/** Buttons of which any may be on. */
const Toggles = <V extends string | number>({
  label,
  options,
  chosen,
  disabled,
  onChange,
}: {
  label: string
  options: readonly { value: V; label: string; name: string }[]
  chosen: readonly V[]
  disabled: boolean
  onChange: (chosen: V[]) => void
}) => (
  <div className="toggles" role="group" aria-label={label}>
    {options.map(({ value, label: text, name }) => {
      const isOn = chosen.includes(value)
      return (
        <button
          key={value}
          type="button"
          className="toggle"
          aria-pressed={isOn}
          title={name}
          disabled={disabled}
          onClick={() =>
            onChange(
              options.map((one) => one.value).filter((one) => (one === value ? !isOn : chosen.includes(one))),
            )
          }
        >
          {text}
        </button>
      )
    })}
  </div>
)

const days = words.dayLetters.map((label, index) => ({
  value: index + 1,
  label,
  name: words.dayNames[index] ?? label,
}))
const levels = priorities.map((value: Priority) => ({
  value,
  label: words.priorities[value],
  name: words.priorities[value],
}))

const zones = (): string[] => {
  const known = Intl.supportedValuesOf('timeZone')
  return known.includes('UTC') ? known : ['UTC', ...known]
}

/** Hours of the week, a line for each stretch. */
const HoursLines = ({
  hours,
  texts,
  first,
  disabled,
  onChange,
}: {
  hours: readonly PersonalHours[]
  texts: { none: string; add: string; remove: string }
  /** What a new line begins with. */
  first: PersonalHours
  disabled: boolean
  onChange: (hours: PersonalHours[]) => void
}) => {
  const change = (index: number, over: Partial<PersonalHours>) =>
    onChange(hours.map((one, at) => (at === index ? { ...one, ...over } : one)))
  return (
    <>
      {hours.map((one, index) => (
        // Intervals have no names; their place is all there is.
        <div key={index} className="quiet-row">
          <Toggles
            label={words.days}
            options={days}
            chosen={one.days}
            disabled={disabled}
            onChange={(chosen) => {
              if (chosen.length > 0) change(index, { days: chosen })
            }}
          />
          <input
            type="time"
            className="text-input quiet-time"
            aria-label={words.from}
            value={one.from}
            disabled={disabled}
            onChange={({ target }) => {
              if (target.value !== '') change(index, { from: target.value.slice(0, 5) })
            }}
          />
          <span aria-hidden="true">–</span>
          <input
            type="time"
            className="text-input quiet-time"
            aria-label={words.to}
            value={one.to}
            disabled={disabled}
            onChange={({ target }) => {
              if (target.value !== '') change(index, { to: target.value.slice(0, 5) })
            }}
          />
          <span className="text-faint grow">{one.to <= one.from ? words.nextDay : ''}</span>
          <IconButton
            label={texts.remove}
            icon={X}
            disabled={disabled}
            onClick={() => onChange(hours.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div className="quiet-row">
        {hours.length === 0 && <span className="text-muted">{texts.none}</span>}
        <Button
          icon={Plus}
          disabled={disabled || hours.length >= mostHours}
          onClick={() => onChange([...hours, first])}
        >
          {texts.add}
        </Button>
      </div>
    </>
  )
}

/** When this person isn't to be told, in their own time, and what reaches them all the same. */
export const QuietPart = ({
  rules,
  hasChosen,
  disabled,
  save,
}: {
  rules: PersonalRules
  hasChosen: boolean
  disabled: boolean
  save: (change: PersonalChange) => void
}) => {
  const desk = useDesk()
  const now = useNow(30_000)
  const [dndHours, setDndHours] = useState('1')
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
  // Who never chose has no time zone of their own yet.
  const zone = hasChosen ? rules.zone : here
  const until = rules.doNotDisturbUntil
  const isDnd = until !== null && until > now
  return (
    <SettingsSection title={words.quiet}>
      <p className="settings-row-hint channels-hint">{words.quietHint}</p>
      <SettingsRow label={words.doNotDisturb}>
        {isDnd ? (
          <>
            <span className="settings-row-value">{words.doNotDisturbUntil(smartTime(until, now))}</span>
            <Button disabled={disabled} onClick={() => save({ doNotDisturbUntil: null })}>
              {words.endDnd}
            </Button>
          </>
        ) : (
          <>
            <Select
              label={words.doNotDisturb}
              value={dndHours}
              disabled={disabled}
              options={words.dndOptions}
              onChange={setDndHours}
            />
            <Button
              disabled={disabled}
              onClick={() => save({ doNotDisturbUntil: desk.now() + Number(dndHours) * hour })}
            >
              {words.startDnd}
            </Button>
          </>
        )}
      </SettingsRow>
      <SettingsRow label={words.zone}>
        {zone !== here && (
          <Button disabled={disabled} onClick={() => save({ zone: here })}>
            {words.zoneHere(here)}
          </Button>
        )}
        <Select
          label={words.zone}
          value={zone}
          disabled={disabled}
          options={[...new Set([zone, ...zones()])].map((value) => ({ value, label: value }))}
          onChange={(value) => save({ zone: value })}
        />
      </SettingsRow>
      <HoursLines
        hours={rules.quiet}
        texts={words.quietLines}
        first={night}
        disabled={disabled}
        onChange={(quiet) => save({ quiet })}
      />
      <h3 className="channels-subtitle">{words.working}</h3>
      <p className="settings-row-hint channels-hint">{words.workingHint}</p>
      <HoursLines
        hours={rules.working}
        texts={words.workingLines}
        first={office}
        disabled={disabled}
        onChange={(working) => save({ working })}
      />
      <SettingsRow label={words.breaksThrough} hint={words.breaksThroughHint}>
        <Toggles
          label={words.breaksThrough}
          options={levels}
          chosen={rules.breaksThrough}
          disabled={disabled}
          onChange={(breaksThrough) => save({ breaksThrough })}
        />
      </SettingsRow>
    </SettingsSection>
  )
}
