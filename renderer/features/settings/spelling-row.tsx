import { useEffect, useState } from 'react'
import type { SpellingApi } from '../../../core/bridge/desktop-api.ts'
import type { SpellingState } from '../../../core/bridge/spelling.ts'
import { spokenLanguage } from '../../language/language.ts'
import { Switch } from '../../ui/form/switch.tsx'
import { settingsWords, spellingWords as words } from './settings.words.ts'
import { SettingsRow } from './settings-page.tsx'

/** Whether spelling is checked, where that takes dictionaries from elsewhere. Nothing where the system does it. */
export const SpellingRow = ({ api }: { api: SpellingApi }) => {
  const [state, setState] = useState<SpellingState | null>(null)
  useEffect(() => {
    // The app is gone, or about to be.
    api.read().then(setState, () => undefined)
  }, [api])
  if (state === null || state.by === 'system') return null
  const names = new Intl.DisplayNames(spokenLanguage(), { type: 'language' })
  const languages = new Intl.ListFormat(spokenLanguage()).format(
    state.languages.map((tag) => names.of(tag) ?? tag),
  )
  return (
    <SettingsRow
      label={words.label}
      hint={
        state.by === 'policy'
          ? settingsWords.serverDecided
          : state.needsRestart
            ? words.needsRestart
            : words.hint(languages)
      }
    >
      {state.by === 'policy' ? (
        <span className="settings-row-value">{languages}</span>
      ) : (
        <Switch
          label={words.label}
          checked={state.isOn}
          onChange={(checked) => void api.set(checked).then(setState, () => undefined)}
        />
      )}
    </SettingsRow>
  )
}
