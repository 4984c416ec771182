import { countOf, declinedOf, isNoteOnly, isUnanswered, type Handover } from '../handover/handover.ts'
import { newsFor } from '../session/news.ts'
import type { Notification } from './notification.ts'
import { atLeast, canWork, type Person } from '../people/person.ts'
import { type NotificationWords, notificationWords } from './notification-words.ts'
import { excerpt, isolated } from '../text/text.ts'

/** How long what became of a shift handover is news. Milliseconds. */
/** How long before the end of a duty its handover is offered. Milliseconds. */
export const endingSoonMs = 30 * 60_000

/** What a shift handover has to tell one person, with the names of others isolated. */
export const handoverNotifications = (
  person: Person,
  handover: Handover,
  nameOf: (id: string) => string,
  { handover: words }: Pick<NotificationWords, 'handover'> = notificationWords,
): Notification[] => {
  const { id, from, to, items, note, acceptedAt, closedAt } = handover
  if (!canWork(person) || acceptedAt === null) return []
  const base = {
    link: `/shift/${id}`,
    handoffId: null,
    sessionId: null,
    priority: 'normal' as const,
  }
  const told: Notification[] = []
  const lastAt = Math.max(acceptedAt, ...items.map(({ at }) => at ?? 0))
  if (person.id === to && (isUnanswered(handover) || isNoteOnly(handover))) {
    told.push({
      ...base,
      key: `handover:${id}`,
      kind: 'handover',
      title: isNoteOnly(handover)
        ? words.note(nameOf(from))
        : words.sessions(nameOf(from), countOf(handover, 'open')),
      body: note === '' ? words.takeOrDecline : isolated(excerpt(note, 200)),
      at: acceptedAt,
    })
  }
  const declined = declinedOf(handover).length
  if (person.id === from && declined > 0) {
    told.push({
      ...base,
      key: `handover_declined:${id}:${declined}`,
      kind: 'handover_answered',
      title: words.declined(nameOf(to), declined),
      body: words.declinedBody(declined),
      at: lastAt,
    })
  }
  const taken = countOf(handover, 'taken')
  if (person.id === from && taken > 0 && countOf(handover, 'open', 'declined', 'left') === 0) {
    told.push({
      ...base,
      key: `handover_taken:${id}`,
      kind: 'handover_answered',
      title: words.done,
      body: words.doneBody(taken),
      at: lastAt,
    })
  }
  const left = countOf(handover, 'left')
  if (closedAt !== null && left > 0 && (person.id === from || atLeast(person.role, 'admin'))) {
    told.push({
      ...base,
      key: `handover_left:${id}`,
      kind: 'handover_left',
      title: person.id === from ? words.left(left) : words.leftBy(nameOf(from), left),
      body: person.id === from ? words.leftBody(left) : words.leftByBody(nameOf(from), left),
      at: closedAt,
    })
  }
  return told
}

/** Whether a shift handover is still worth a look: something is open, or it is recent. */
export const isCurrent = (handover: Handover, now: number): boolean =>
  countOf(handover, 'open', 'declined', 'left') > 0 ||
  (handover.acceptedAt ?? handover.createdAt) > now - newsFor

/** That someone's duty ends soon, with what they still have open; null if nothing is, or it isn't time yet. */
export const shiftEnding = (
  { endsAt, scheduleId, open }: { endsAt: number; scheduleId: string; open: number },
  now: number,
  words: Pick<NotificationWords, 'shiftEnds' | 'shiftEndsBody'> = notificationWords,
): Notification | null =>
  open === 0 || now < endsAt - endingSoonMs || now >= endsAt
    ? null
    : {
        key: `shift_ending:${scheduleId}:${endsAt}`,
        kind: 'shift_ending',
        title: words.shiftEnds,
        body: words.shiftEndsBody(open),
        link: '/shift',
        handoffId: null,
        sessionId: null,
        priority: 'normal',
        at: endsAt - endingSoonMs,
      }
