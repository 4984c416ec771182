import { useCallback, useEffect, useState } from 'react'
import type { UpdatesApi } from '../../../core/bridge/desktop-api.ts'
import { UpdateChannel, type UpdateState } from '../../../core/bridge/updates.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Segmented } from '../../ui/form/segmented.tsx'
import { settingsWords, updatesWords as words } from './settings.words.ts'
import { SettingsRow } from './settings-page.tsx'

/** Which new versions this desktop app gets, and the one that waits. Nothing where updates don't come automatically. */
export const UpdatesRow = ({ api }: { api: UpdatesApi }) => {
  const [state, setState] = useState<UpdateState | null>(null)
  const read = useCallback(() => {
    // The app is gone, or about to be.
    api.read().then(setState, () => undefined)
  }, [api])
  useEffect(() => {
    read()
    return api.onChange(read)
  }, [api, read])
  if (state === null || !state.isOn) return null
  const channel = words.channels[state.channel]
  return (
    <SettingsRow
      label={words.label}
      hint={
        state.isDecided
          ? settingsWords.serverDecided
          : state.ready === null
            ? words.hint
            : words.ready(state.ready)
      }
    >
      {state.isDecided ? (
        <span className="settings-row-value">{channel}</span>
      ) : (
        <Segmented
          label={words.label}
          value={state.channel}
          onChange={(wanted) => void api.setChannel(wanted).then(setState, () => undefined)}
          options={UpdateChannel.options.map((value) => ({ value, label: words.channels[value] }))}
        />
      )}
      {state.ready !== null && (
        <Button onClick={() => void api.restart().catch(() => undefined)}>{words.restart}</Button>
      )}
    </SettingsRow>
  )
}
