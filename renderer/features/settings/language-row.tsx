import { useState } from 'react'
import {
  languageChoices,
  storedLanguage,
  storeLanguage,
  type LanguageChoice,
} from '../../language/language.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Segmented } from '../../ui/form/segmented.tsx'
import { SettingsRow } from './settings-page.tsx'
import { settingsWords as words } from './settings.words.ts'

/** The language of this device. Words are read while the app loads, so another one takes a reload. */
export const LanguageRow = () => {
  const [choice, setChoice] = useState(storedLanguage)
  const choose = (next: LanguageChoice) => {
    if (next === choice) return
    if (!storeLanguage(next)) {
      toast(words.languageNotKept, { tone: 'amber' })
      return
    }
    setChoice(next)
    window.location.reload()
  }
  return (
    <SettingsRow label={words.language} hint={words.languageHint}>
      <Segmented
        label={words.language}
        value={choice}
        onChange={choose}
        options={languageChoices.map((value) => ({ value, label: words.languages[value] }))}
      />
    </SettingsRow>
  )
}
