import { Undo2 } from 'lucide-react'
import { useState, type SyntheticEvent } from 'react'
import {
  defaultAiSettings,
  Effort,
  ModelName,
  type AiSettings,
} from '../../../core/domain/account/ai-settings.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { Select } from '../../ui/form/select.tsx'
import { Switch } from '../../ui/form/switch.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { formWords } from '../forms/forms.words.ts'
import { ProblemLine } from '../forms/problem-line.tsx'
import { SinceLine } from '../forms/since-line.tsx'
import { useDraftField } from '../forms/use-draft-field.ts'
import { useSaveOnce } from '../forms/use-save-once.ts'
import { SettingsRow, SettingsSection } from '../settings/settings-page.tsx'
import { centsFrom, dollarsText } from './budget.ts'
import { secondsFrom } from './call-seconds.ts'
import { aiWords as words } from './ai.words.ts'

/** What a workspace allows AI: admins decide, everyone may read it. Switches take effect at once. */
export const SettingsPart = ({ disabled }: { disabled: boolean }) => {
  const desk = useDesk()
  const accountId = useSignedIn((state) => state.identity.accountId)
  const ai = useDocument('accounts', accountId)?.ai ?? defaultAiSettings
  const save = async (part: Partial<AiSettings>): Promise<boolean> => {
    const result = await desk.request('account.update', { ai: part })
    if (!result.ok) toast(result.problem.message, { tone: 'red' })
    return result.ok
  }
  const toggle = (key: 'on' | 'images' | 'keepSent', label: string, hint: string) => (
    <SettingsRow label={label} hint={hint}>
      <Switch
        label={label}
        checked={ai[key]}
        disabled={disabled}
        onChange={(checked) => void save({ [key]: checked })}
      />
    </SettingsRow>
  )
  const setModel = (which: 'careful' | 'quick') => (name: string) =>
    save({ models: { ...ai.models, [which]: name === '' ? null : name } })
  const modelProblem = (name: string) =>
    name === '' || ModelName.safeParse(name).success ? null : words.modelWrong
  const saveSeconds = (which: 'careful' | 'quick') => async (typed: string) =>
    save({ timeouts: { ...ai.timeouts, [which]: secondsFrom(typed) ?? null } })
  return (
    <SettingsSection title={words.title}>
      <p className="settings-row-hint ai-lead">{words.lead}</p>
      {toggle('on', words.on, words.onHint)}
      {toggle('images', words.images, words.imagesHint)}
      {toggle('keepSent', words.keepSent, words.keepSentHint)}
      <SettingsRow label={words.budget} hint={words.budgetHint}>
        <Value
          draftKey="budget"
          label={words.budgetLabel}
          value={dollarsText(ai.monthlyBudget)}
          placeholder={words.budgetNone}
          disabled={disabled}
          problemOf={(typed) => (centsFrom(typed) === undefined ? words.budgetWrong : null)}
          save={async (typed) => save({ monthlyBudget: centsFrom(typed) ?? null })}
        />
      </SettingsRow>
      {(['careful', 'quick'] as const).map((which) => (
        <SettingsRow key={which} label={words[which]} hint={words.modelHint}>
          <Value
            draftKey={`model ${which}`}
            label={words[which]}
            value={ai.models[which] ?? ''}
            placeholder={words.serverDefault}
            disabled={disabled}
            problemOf={modelProblem}
            save={setModel(which)}
          />
        </SettingsRow>
      ))}
      <SettingsRow label={words.effort} hint={words.effortHint}>
        <Select
          label={words.effort}
          value={ai.effort ?? ''}
          disabled={disabled}
          onChange={(effort) => void save({ effort: effort === '' ? null : effort })}
          options={(['', ...Effort.options] as const).map((value) => ({
            value,
            label: words.efforts[value],
          }))}
        />
      </SettingsRow>
      {(['careful', 'quick'] as const).map((which) => (
        <SettingsRow key={which} label={words.timeouts[which]} hint={words.timeoutHint}>
          <Value
            draftKey={`timeout ${which}`}
            label={words.timeouts[which]}
            value={String(ai.timeouts[which] ?? '')}
            placeholder={words.serverDefault}
            disabled={disabled}
            problemOf={(typed) => (secondsFrom(typed) === undefined ? words.timeoutWrong : null)}
            save={saveSeconds(which)}
          />
        </SettingsRow>
      ))}
    </SettingsSection>
  )
}

/** A short value to edit in place; Enter or Save sends it, and what was typed stays on the device until it is saved. */
const Value = ({
  draftKey,
  label,
  value,
  placeholder,
  disabled,
  problemOf,
  save,
}: {
  draftKey: string
  label: string
  value: string
  placeholder: string
  disabled: boolean
  problemOf: (typed: string) => string | null
  save: (typed: string) => Promise<boolean>
}) => {
  const { text, typed, setText, clear, since } = useDraftField(`ai:${draftKey}`, value)
  const saveOnce = useSaveOnce(typed)
  const [saving, setSaving] = useState(false)
  const problem = problemOf(text.trim())
  const isChanged = text.trim() !== value
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isChanged || saving || problem !== null) return
    setSaving(true)
    const saved = await saveOnce(async () => save(text.trim())).finally(() => setSaving(false))
    if (saved === 'not_saved') return
    if (saved === 'saved') clear()
    toast(words.saved)
  }
  return (
    <form className="rename" onSubmit={(event) => void submit(event)}>
      <TextInput
        aria-label={label}
        aria-invalid={problem === null ? undefined : true}
        value={text}
        placeholder={placeholder}
        disabled={disabled}
        autoComplete="off"
        maxLength={80}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') clear()
        }}
      />
      {isChanged && (
        <Button type="submit" isBusy={saving} aria-disabled={problem !== null}>
          {words.save}
        </Button>
      )}
      {isChanged && <IconButton icon={Undo2} label={formWords.discardChanges} onClick={clear} />}
      <SinceLine text={saving ? null : since} />
      <ProblemLine text={problem} />
    </form>
  )
}
