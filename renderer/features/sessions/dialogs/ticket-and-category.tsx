import { TextInput } from '../../../ui/text-input.tsx'
import { FormField } from '../../forms/form-field.tsx'
import { LengthNote } from '../../forms/length-note.tsx'
import type { ReadMark } from './read-mark.ts'
import { sessionDialogWords } from './session-dialogs.words.ts'
import { longestCategory, ticketProblem } from './start-form.ts'

/** The two short fields of a session, side by side. A ticket number that can't be one is pointed out while typing. */
export const TicketAndCategory = ({
  form,
  change,
  ticketLabel,
  categoryLabel,
  ticketMark,
}: {
  form: { ticket: string; category: string }
  change: (part: { ticket?: string; category?: string }) => void
  ticketLabel: string
  categoryLabel: string
  /** What marks a ticket that was read from a paste. */
  ticketMark?: ReadMark | undefined
}) => (
  <div className="form-pair">
    <FormField name="ticket" label={ticketLabel} error={ticketProblem(form.ticket)}>
      <TextInput
        placeholder={sessionDialogWords.ticketExample}
        autoComplete="off"
        value={form.ticket}
        {...ticketMark}
        onChange={(event) => change({ ticket: event.target.value })}
      />
    </FormField>
    <FormField name="category" label={categoryLabel}>
      <TextInput
        placeholder={sessionDialogWords.categoryExample}
        autoComplete="off"
        value={form.category}
        onChange={(event) => change({ category: event.target.value })}
      />
      <LengthNote text={form.category} limit={longestCategory} />
    </FormField>
  </div>
)
