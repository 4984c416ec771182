import {
  notificationChoiceFrom,
  notificationChoiceKey,
  type NotificationChoice,
} from '../../../core/domain/notification-choice.ts'
import { usePreference } from '../../data/react/use-preference.ts'
import { Switch } from '../../ui/switch.tsx'
import type { NotificationState } from './notification-row.tsx'
import { SettingsRow } from './settings-page.tsx'

const rows: readonly { field: keyof NotificationChoice; label: string; hint: string }[] = [
  {
    field: 'escalation',
    label: 'Escalations',
    hint: 'Someone needs help that you could give, or a session a new owner.',
  },
  { field: 'woke', label: 'Wake-ups', hint: 'A session that you parked is due.' },
  {
    field: 'claimed',
    label: 'Claims',
    hint: 'Someone took what you handed over, or no one did for too long.',
  },
  { field: 'sound', label: 'Sound', hint: 'Notifications make a sound as they appear.' },
]

/** Which notifications this device raises as notifications; inside Baton they all stay. */
export const NotificationSwitches = ({ state }: { state: NotificationState }) => {
  const none = state === 'denied' || state === 'absent'
  const [kept, keep] = usePreference(notificationChoiceKey)
  const choice = notificationChoiceFrom(kept ?? null)
  return rows.map(({ field, label, hint }) => (
    <SettingsRow key={field} label={label} hint={hint}>
      <Switch
        label={label}
        checked={choice[field]}
        disabled={kept === undefined || none}
        onChange={(checked) => keep(JSON.stringify({ ...choice, [field]: checked }))}
      />
    </SettingsRow>
  ))
}
