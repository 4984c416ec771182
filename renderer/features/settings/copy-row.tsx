import { Copy } from 'lucide-react'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { copyText } from '../../ui/text/copy-text.ts'
import { Field } from '../../ui/form/field.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { inviteWords } from './settings.words.ts'

/** Something that is shown once and passed on, with a button that copies it. */
export const CopyRow = ({
  label,
  value,
  first = false,
}: {
  label: string
  value: string
  first?: boolean
}) => (
  <Field label={label}>
    <div className="copy-row">
      <TextInput readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
      <Button
        icon={Copy}
        aria-label={inviteWords.copyThe(label)}
        autoFocus={first}
        onClick={() => {
          void copyText(value).then((copied) =>
            toast(copied ? inviteWords.copied(label) : inviteWords.noClipboard),
          )
        }}
      >
        {inviteWords.copy}
      </Button>
    </div>
  </Field>
)
