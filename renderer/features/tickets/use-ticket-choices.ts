import { useEffect, useMemo, useState } from 'react'
import { withoutHash } from '../../../core/domain/session/session.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useTickets } from '../../data/react/use-psa.ts'
import { choiceOf, choicesFor, type ChoiceGroup, type TicketChoice } from './ticket-choices.ts'
import { ticketsWords as words } from './tickets.words.ts'
import { readySentences } from '../../language/sentences.words.ts'

/** How long typing has to pause before the server is asked. Milliseconds. */
const pauseMs = 250
/** Shorter texts would find everything. */
const shortest = 2

type Answer = { typed: string; tickets: readonly TicketChoice[]; problems: readonly string[] }

/**
 * Tickets for what is typed: those on this device at once, those of the ticket systems a moment later.
 *
 * `note` says what is going on where that matters: searching, offline, a system that can't be asked.
 */
export const useTicketChoices = (
  typed: string,
  isOpen: boolean,
): { groups: readonly ChoiceGroup[]; note: string | null } => {
  const desk = useDesk()
  const tickets = useTickets()
  const personId = useSignedIn((state) => state.identity.personId)
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const [answer, setAnswer] = useState<Answer | null>(null)
  const text = withoutHash(typed)
  const asks = isOpen && isOnline && text.length >= shortest

  useEffect(() => {
    if (!asks) return undefined
    let current = true
    const timer = setTimeout(() => {
      void desk.psa.tickets({ connectionId: null, text, mine: false, openOnly: false }).then((found) => {
        if (!current) return
        setAnswer(
          found.ok
            ? {
                typed: text,
                tickets: found.value.tickets.map(choiceOf),
                problems: found.value.problems.map(readySentences.shown),
              }
            : { typed: text, tickets: [], problems: [found.problem.message] },
        )
      })
    }, pauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [desk, text, asks])

  const answered = answer !== null && answer.typed === text ? answer : null
  const groups = useMemo(
    () => choicesFor(text, tickets ?? [], answered?.tickets ?? [], personId, words),
    [text, tickets, answered, personId],
  )
  return { groups, note: noteOf({ text, asks, isOnline, answered, hasGroups: groups.length > 0 }) }
}

const noteOf = ({
  text,
  asks,
  isOnline,
  answered,
  hasGroups,
}: {
  text: string
  asks: boolean
  isOnline: boolean
  answered: Answer | null
  hasGroups: boolean
}): string | null => {
  if (!isOnline) return words.offline
  if (answered !== null && answered.problems.length > 0) return words.failed(answered.problems)
  if (asks && answered === null) return words.searching
  return text !== '' && !hasGroups && answered !== null ? words.none : null
}
