import { Bell } from 'lucide-react'
import type { PersonalChannel } from '../../../core/notify/delivery.ts'
import type { PersonalChange } from '../../../core/notify/personal-rules.ts'
import type { OwnChannels } from '../../../core/protocol/notify-messages.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Filled } from '../../ui/form/filled.tsx'
import { Select } from '../../ui/form/select.tsx'
import { Switch } from '../../ui/form/switch.tsx'
import { Time } from '../shared/text/time.tsx'
import { SettingsRow, SettingsSection } from '../settings/settings-page.tsx'
import { channelWords as words } from './channels.words.ts'
import { usePush } from './use-push.ts'

type Parts = {
  channels: OwnChannels
  disabled: boolean
  save: (change: PersonalChange) => void
  again: () => void
}

/** One channel of a person: whether and when it is used, and a test. */
const ChannelRow = ({
  channel,
  label,
  hint,
  usable,
  parts: { channels, disabled, save },
}: {
  channel: PersonalChannel
  label: string
  hint: string
  usable: boolean
  parts: Parts
}) => {
  const desk = useDesk()
  const { rules } = channels
  const rule = rules[channel]
  const change = (over: Partial<typeof rule>) => save({ [channel]: over })
  const test = async () => {
    const answer = await desk.askServer('channels:test', { channel })
    toast(answer.ok ? words.testSent(label) : answer.problem.message)
  }
  const minutes = String(rule.afterMinutes)
  const options = words.afterOptions.some(({ value }) => value === minutes)
    ? words.afterOptions
    : [...words.afterOptions, { value: minutes, label: words.afterOther(rule.afterMinutes) }]
  return (
    <SettingsRow label={label} hint={hint}>
      {usable && rule.on && (
        <>
          <Select
            label={words.after(label)}
            value={minutes}
            disabled={disabled}
            options={options}
            onChange={(value) => change({ afterMinutes: Number(value) })}
          />
          <Button disabled={disabled} onClick={() => void test()}>
            {words.test}
          </Button>
        </>
      )}
      <Switch
        label={label}
        checked={usable && rule.on}
        disabled={disabled || !usable}
        onChange={(on) => change({ on })}
      />
    </SettingsRow>
  )
}

/** The channels of this person, and the devices that take pushes. */
export const PersonalPart = (parts: Parts) => {
  const { channels, disabled, again } = parts
  const desk = useDesk()
  const push = usePush(channels, again)
  const remove = async (deviceId: string) => {
    await push.forget(deviceId)
    await desk.askServer('push:remove', { deviceId })
    again()
  }
  const { devices, mailTo } = channels
  return (
    <SettingsSection title={words.you}>
      <p className="settings-row-hint channels-hint">
        {words.youHint} {words.afterHint}
        {channels.hasNoLinks && ` ${words.noLinks}`}
      </p>
      <ChannelRow
        channel="email"
        label={words.email}
        hint={mailTo === null ? words.noMail : words.emailTo(mailTo)}
        usable={mailTo !== null}
        parts={parts}
      />
      <ChannelRow
        channel="web_push"
        label={words.push}
        hint={words.pushHint(devices.length)}
        usable={devices.length > 0}
        parts={parts}
      />
      <SettingsRow label={words.thisDevice} hint={push.hint}>
        {push.state === 'on' ? (
          <span className="settings-row-value">{words.allowed}</span>
        ) : (
          <Button
            icon={Bell}
            disabled={disabled || push.state === 'impossible'}
            onClick={() => void push.allow()}
          >
            {words.allow}
          </Button>
        )}
      </SettingsRow>
      {devices.length > 0 && (
        <ul className="channels-lines" aria-label={words.devices}>
          {devices.map(({ id, name, addedAt }) => (
            <li key={id} className="channels-line">
              <span className="grow text-cut">{name}</span>
              <span className="text-faint">
                <Filled text={words.added}>
                  <Time at={addedAt} style="smart" />
                </Filled>
              </span>
              <Button
                size="sm"
                disabled={disabled}
                aria-label={words.removeName(name)}
                onClick={() => void remove(id)}
              >
                {words.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </SettingsSection>
  )
}
