import type { Ticket } from '../../../../core/domain/ticket/ticket.ts'
import type { StartForm } from './start-form.ts'

/** Fields of a form for a new session that a ticket can fill. */
type Filled = Partial<Pick<StartForm, 'text' | 'client' | 'contact' | 'device'>>

/** What a picked ticket fills in: only what is still empty. */
export const filledFromTicket = (
  form: Pick<StartForm, 'text' | 'client' | 'contact' | 'device'>,
  {
    title,
    description,
    client,
    contact,
    device,
  }: Pick<Ticket, 'title' | 'description' | 'client' | 'contact' | 'device'>,
): Filled => {
  const offered = {
    text: [title, description].filter((part) => part.trim() !== '').join('\n'),
    client,
    contact,
    device,
  }
  const free = (Object.keys(offered) as (keyof typeof offered)[]).filter(
    (field) => form[field].trim() === '' && offered[field].trim() !== '',
  )
  return Object.fromEntries(free.map((field) => [field, offered[field]]))
}
