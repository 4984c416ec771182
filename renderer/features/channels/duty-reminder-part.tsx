import type { PersonalChange, PersonalRules } from '../../../core/notify/personal-rules.ts'
import { Select } from '../../ui/form/select.tsx'
import { SettingsRow } from '../settings/settings-page.tsx'
import { channelWords as words } from './channels.words.ts'

/** How long before their duty begins this person hears of it. */
export const DutyReminderPart = ({
  rules,
  disabled,
  save,
}: {
  rules: PersonalRules
  disabled: boolean
  save: (change: PersonalChange) => void
}) => {
  const { dutyReminder } = rules
  const value = dutyReminder === null ? 'never' : String(dutyReminder)
  const isListed = words.dutyReminderOptions.some((one) => one.value === value)
  return (
    <SettingsRow label={words.dutyReminder} hint={words.dutyReminderHint}>
      <Select
        label={words.dutyReminder}
        value={value}
        disabled={disabled}
        options={[
          ...words.dutyReminderOptions,
          ...(isListed || dutyReminder === null
            ? []
            : [{ value, label: words.dutyReminderOther(dutyReminder) }]),
        ]}
        onChange={(chosen) => save({ dutyReminder: chosen === 'never' ? null : Number(chosen) })}
      />
    </SettingsRow>
  )
}
