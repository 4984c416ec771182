import './ticket-input.css'
import '../../ui/form/field.css'
import '../../ui/form/select.css'
import { Autocomplete as Base } from '@base-ui/react/autocomplete'
import { useState, type FocusEvent } from 'react'
import { useConnections } from '../../data/react/use-psa.ts'
import { useField } from '../../ui/form/field.tsx'
import type { ChoiceGroup, TicketChoice } from './ticket-choices.ts'
import { ticketsWords as words } from './tickets.words.ts'
import { useTicketChoices } from './use-ticket-choices.ts'

const selectAll = ({ currentTarget }: FocusEvent<HTMLInputElement>) => currentTarget.select()

/**
 * A ticket's number, found by number, words of its title, or client. Anything may be typed; the arrow keys reach what was
 * found, Enter takes it.
 */
export const TicketInput = ({
  value,
  onText,
  onPick,
  placeholder = words.example,
  autoFocus = false,
  before = '',
  note: pickedNote = null,
  mark,
}: {
  value: string
  onText: (text: string) => void
  onPick: (ticket: TicketChoice) => void
  placeholder?: string | undefined
  /** Takes the focus when its dialog opens, with its list open and its text selected: typing replaces it. */
  autoFocus?: boolean | undefined
  /** What is there before anyone typed: nothing is looked for by it. */
  before?: string | undefined
  /** What there is to say of what was picked, while no one is looking for another one. */
  note?: string | null | undefined
  /** Attributes that mark it as filled in by something else. */
  mark?: object | undefined
}) => {
  const [isOpen, setOpen] = useState(autoFocus)
  /** Whether someone is looking for a ticket, with or without one to choose yet. */
  const [isLooking, setLooking] = useState(autoFocus)
  const { groups, note } = useTicketChoices(value === before ? '' : value, isOpen || isLooking)
  const connections = useConnections() ?? []
  /** Which system it is in, where that isn't plain. */
  const systemOf = ({ connectionId }: TicketChoice): string =>
    connections.length < 2 ? '' : (connections.find(({ id }) => id === connectionId)?.name ?? '')
  const all = groups.flatMap(({ items }) => items)
  const found = groups.length === 0 && note !== words.searching ? note : null
  const shown = isLooking ? found : pickedNote
  return (
    <Base.Root<readonly ChoiceGroup[]>
      items={groups}
      mode="none"
      value={value}
      itemToStringValue={({ number }: TicketChoice) => number}
      onValueChange={(next, { reason }) => {
        // Escape closes the list or the dialog; it must not empty the field on its way.
        if (reason === 'escape-key') return
        const picked = reason === 'item-press' ? all.find(({ number }) => number === next) : undefined
        if (picked !== undefined) return setLooking(false)
        setLooking(true)
        setOpen(true)
        onText(next)
      }}
      // While it is open, nothing else can be reached: it must not be with nothing to choose.
      open={isOpen && groups.length > 0}
      onOpenChange={setOpen}
      openOnInputClick
    >
      <Base.Input
        className="text-input"
        spellCheck={false}
        autoComplete="off"
        dir="auto"
        placeholder={placeholder}
        onBlur={() => setLooking(false)}
        {...(autoFocus ? { 'data-autofocus': '', onFocus: selectAll } : {})}
        {...useField()}
        {...mark}
      />
      {shown !== null && (
        <p className="ticket-note-below" role="status">
          {shown}
        </p>
      )}
      <Base.Portal>
        <Base.Positioner className="select-positioner" align="start" sideOffset={4} collisionPadding={8}>
          <Base.Popup className="select-popup ticket-popup" data-takes-keys="" aria-label={words.label}>
            <Base.List className="select-list">
              {(group: ChoiceGroup) => (
                <Base.Group key={group.label} items={group.items}>
                  <Base.GroupLabel className="ticket-group">{group.label}</Base.GroupLabel>
                  <Base.Collection>
                    {(ticket: TicketChoice) => (
                      <Base.Item
                        key={ticket.id}
                        value={ticket}
                        className="select-item ticket-choice"
                        onClick={() => onPick(ticket)}
                      >
                        <span className="ticket-choice-number">#{ticket.number}</span>
                        <span className="ticket-choice-title text-cut" dir="auto">
                          {ticket.title}
                        </span>
                        <span className="ticket-choice-more text-cut" dir="auto">
                          {[ticket.client, ticket.status, systemOf(ticket)]
                            .filter((part) => part !== '')
                            .join(' · ')}
                        </span>
                      </Base.Item>
                    )}
                  </Base.Collection>
                </Base.Group>
              )}
            </Base.List>
            {note !== null && (
              <p className="ticket-note" role="status">
                {note}
              </p>
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
