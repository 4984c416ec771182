import { whoseLimits } from '../../../../core/domain/session.ts'
import { TextInput } from '../../../ui/text-input.tsx'
import { FormField } from '../../forms/form-field.tsx'
import { lengthProblem } from '../../forms/text-size.ts'
import type { ReadMark } from './read-mark.ts'
import { sessionDialogWords } from './session-dialogs.words.ts'
import type { WhoseForm } from './whose-suggestions.ts'

const words = sessionDialogWords.whose

/** Client, device and contact of a session. */
export const WhoseFields = ({
  form,
  change,
  markOf,
}: {
  form: WhoseForm
  change: (part: Partial<WhoseForm>) => void
  /** What marks a field that was read from a paste. */
  markOf?: ((field: keyof WhoseForm) => ReadMark) | undefined
}) => {
  const field = (name: keyof WhoseForm) => (
    <FormField name={name} label={words[name]} error={lengthProblem(form[name], whoseLimits[name])}>
      <TextInput
        dir="auto"
        autoComplete="off"
        placeholder={words.examples[name]}
        value={form[name]}
        {...markOf?.(name)}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </FormField>
  )
  return (
    <>
      <div className="form-pair">
        {field('client')}
        {field('device')}
      </div>
      {field('contact')}
    </>
  )
}
