import { useMemo } from 'react'
import { whoseLimits } from '../../../../core/domain/session/session.ts'
import { useEarlierSessions } from '../../../data/react/use-sessions.ts'
import { SuggestInput } from '../../../ui/form/suggest-input.tsx'
import { FormField } from '../../forms/form-field.tsx'
import { lengthProblem } from '../../forms/text-size.ts'
import type { ReadMark } from './read-mark.ts'
import { sessionDialogWords } from './session-dialogs.words.ts'
import { earlierTexts, type WhoseForm } from './whose-suggestions.ts'

const words = sessionDialogWords.whose

/** Client, device and contact of a session. Each suggests what earlier sessions say, the chosen client's first. */
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
  const earlier = useEarlierSessions(form.client)
  const suggestions = useMemo(
    () => ({
      client: earlierTexts('client', earlier.clients),
      contact: earlierTexts('contact', earlier.ofClient, earlier.latest),
      device: earlierTexts('device', earlier.ofClient, earlier.latest),
    }),
    [earlier],
  )
  const field = (name: keyof WhoseForm) => (
    <FormField name={name} label={words[name]} error={lengthProblem(form[name], whoseLimits[name])}>
      <SuggestInput
        placeholder={words.examples[name]}
        suggestions={suggestions[name]}
        value={form[name]}
        {...markOf?.(name)}
        onChange={(value) => change({ [name]: value })}
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
