import type { PersonalRules } from '../../../core/notify/personal-rules.ts'
import { Select } from '../../ui/form/select.tsx'
import { SettingsRow } from '../settings/settings-page.tsx'
import { channelWords as words } from './channels.words.ts'

/** How long before their duty begins this person hears of it. */
export const DutyNoticePart = ({
  rules,
  disabled,
  save,
}: {
  rules: PersonalRules
  disabled: boolean
  save: (rules: PersonalRules) => void
}) => {
  const { dutyNotice } = rules
  const value = dutyNotice === null ? 'never' : String(dutyNotice)
  const isListed = words.dutyNoticeOptions.some((one) => one.value === value)
  return (
    <SettingsRow label={words.dutyNotice} hint={words.dutyNoticeHint}>
      <Select
        label={words.dutyNotice}
        value={value}
        disabled={disabled}
        options={[
          ...words.dutyNoticeOptions,
          ...(isListed || dutyNotice === null ? [] : [{ value, label: words.dutyNoticeOther(dutyNotice) }]),
        ]}
        onChange={(chosen) => save({ ...rules, dutyNotice: chosen === 'never' ? null : Number(chosen) })}
      />
    </SettingsRow>
  )
}
