import { TextInput } from '../../../ui/form/text-input.tsx'
import { FormField } from '../../forms/form-field.tsx'
import { LengthNote } from '../../forms/length-note.tsx'
import type { TicketChoice } from '../../tickets/ticket-choices.ts'
import { TicketInput } from '../../tickets/ticket-input.tsx'
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
  ticketNote = null,
  onPick,
}: {
  form: { ticket: string; category: string }
  change: (part: { ticket?: string; category?: string }) => void
  ticketLabel: string
  categoryLabel: string
  /** What marks a ticket that was read from a paste. */
  ticketMark?: ReadMark | undefined
  /** What there is to say of the ticket that was picked; null for nothing. */
  ticketNote?: string | null | undefined
  /** Where there is a ticket system to find the ticket in: takes the one that was picked. */
  onPick?: ((ticket: TicketChoice) => void) | undefined
}) => (
  <div className="form-pair">
    <FormField name="ticket" label={ticketLabel} error={ticketProblem(form.ticket)}>
      {onPick === undefined ? (
        <TextInput
          placeholder={sessionDialogWords.ticketExample}
          autoComplete="off"
          value={form.ticket}
          {...ticketMark}
          onChange={(event) => change({ ticket: event.target.value })}
        />
      ) : (
        <TicketInput
          value={form.ticket}
          onText={(ticket) => change({ ticket })}
          onPick={onPick}
          note={ticketNote}
          mark={ticketMark}
        />
      )}
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
