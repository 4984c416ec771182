import { defaultRedaction, secretKinds } from '../../../core/domain/text/secret-kinds.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Switch } from '../../ui/form/switch.tsx'
import { SettingsSection } from '../settings/settings-page.tsx'
import { connectionWords } from './connections.words.ts'

const words = connectionWords.masking

/** What is masked in everything that leaves Baton, for the whole workspace. */
export const MaskingPart = ({ disabled }: { disabled: boolean }) => {
  const desk = useDesk()
  const accountId = useSignedIn((state) => state.identity.accountId)
  const redaction = useDocument('accounts', accountId)?.redaction ?? defaultRedaction
  const set = async (part: Partial<typeof redaction>) => {
    const result = await desk.request('account.update', { redaction: part })
    if (!result.ok) toast(result.problem.message, { tone: 'red' })
  }
  return (
    <SettingsSection title={words.title}>
      <p className="settings-row-hint">{words.hint}</p>
      <ul className="connection-masking">
        {secretKinds.map((kind) => (
          <li key={kind} className="connection-mask">
            <span className="grow">{words.kinds[kind]}</span>
            <Switch
              label={words.kinds[kind]}
              checked={redaction[kind]}
              disabled={disabled}
              onChange={(checked) => void set({ [kind]: checked })}
            />
          </li>
        ))}
      </ul>
    </SettingsSection>
  )
}
