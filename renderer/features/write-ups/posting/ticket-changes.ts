import type { TicketSeen } from '../../../../core/domain/ticket/ticket.ts'
import type { PostTarget } from './post-target.ts'
import { writeUpWords as words } from '../write-ups.words.ts'

/** What a person should know happened at the ticket since they last saw it, a sentence each; none if nothing did. */
export const ticketChanges = (
  seen: TicketSeen,
  { seen: now, statusNow, isClosed, mergedInto, isGone }: Omit<PostTarget, 'statuses' | 'time'>,
): string[] => {
  if (isGone) return [words.changed.gone]
  if (now.readAt <= seen.readAt) return []
  const known = new Set(seen.noteIds)
  const added = now.noteIds.filter((id) => !known.has(id)).length
  return [
    ...(mergedInto === '' ? [] : [words.changed.merged(mergedInto)]),
    ...(now.statusId === seen.statusId
      ? []
      : [isClosed ? words.changed.closed(statusNow) : words.changed.status(statusNow)]),
    ...(added === 0 ? [] : [words.changed.notes(added)]),
  ]
}
