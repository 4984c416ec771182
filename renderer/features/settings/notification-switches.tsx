import {
  notificationChoiceFrom,
  notificationChoiceKey,
  type NotificationChoice,
} from '../../../core/domain/notification/notification-choice.ts'
import { usePreference } from '../../data/react/use-preference.ts'
import { Switch } from '../../ui/form/switch.tsx'
import type { NotificationState } from './notification-row.tsx'
import { SettingsRow } from './settings-page.tsx'
import { notificationSettingWords } from './settings.words.ts'

const fields = [
  'escalation',
  'woke',
  'claimed',
  'mention',
  'sound',
] as const satisfies (keyof NotificationChoice)[]

/** Which notifications this device shows as system notifications. All of them appear inside Baton. */
export const NotificationSwitches = ({ state }: { state: NotificationState }) => {
  const none = state === 'denied' || state === 'absent'
  const [kept, keep] = usePreference(notificationChoiceKey)
  const choice = notificationChoiceFrom(kept ?? null)
  return fields.map((field) => (
    <SettingsRow key={field} {...notificationSettingWords.choices[field]}>
      <Switch
        label={notificationSettingWords.choices[field].label}
        checked={choice[field]}
        disabled={kept === undefined || none}
        onChange={(checked) => keep(JSON.stringify({ ...choice, [field]: checked }))}
      />
    </SettingsRow>
  ))
}
