import { countOf, isUnanswered, type Handover } from './handover.ts'
import { newsFor } from './news.ts'
import type { Notification } from './notification.ts'
import { atLeast, canWork, type Person } from './person.ts'
import { counted, plural } from './plural.ts'
import { excerpt, isolated } from './text.ts'

/** How long what became of a shift handover is news. Milliseconds. */
/** How long before the end of a duty its handover is offered. Milliseconds. */
export const endingSoonMs = 30 * 60_000

const sessions = (count: number): string => counted(count, 'session')

/** What a shift handover has to tell one person, with the names of others isolated. */
export const handoverNotifications = (
  person: Person,
  handover: Handover,
  nameOf: (id: string) => string,
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
  if (person.id === to && (isUnanswered(handover) || items.length === 0)) {
    told.push({
      ...base,
      key: `handover:${id}`,
      kind: 'handover',
      title:
        items.length === 0
          ? `${nameOf(from)} went off duty and left you a note`
          : `${nameOf(from)} handed over ${sessions(countOf(handover, 'open'))} to you`,
      body: note === '' ? 'Take over or decline each of them.' : isolated(excerpt(note, 200)),
      at: acceptedAt,
    })
  }
  const declined = countOf(handover, 'declined')
  if (person.id === from && declined > 0) {
    told.push({
      ...base,
      key: `handover_declined:${id}:${declined}`,
      kind: 'handover_answered',
      title: `${nameOf(to)} declined ${sessions(declined)} from your handover`,
      body: `${plural(declined, 'It’s', 'They’re')} still yours. Hand ${plural(declined, 'it', 'them')} to someone else, or park or escalate ${plural(declined, 'it', 'them')}.`,
      at: lastAt,
    })
  }
  const taken = countOf(handover, 'taken')
  if (person.id === from && taken > 0 && countOf(handover, 'open', 'declined', 'left') === 0) {
    told.push({
      ...base,
      key: `handover_taken:${id}`,
      kind: 'handover_answered',
      title: 'Your shift is handed over',
      body: `${sessions(taken)} ${plural(taken, 'was', 'were')} taken over. Nothing is left with you.`,
      at: lastAt,
    })
  }
  const left = countOf(handover, 'left')
  if (closedAt !== null && left > 0 && (person.id === from || atLeast(person.role, 'admin'))) {
    told.push({
      ...base,
      key: `handover_left:${id}`,
      kind: 'handover_left',
      title:
        person.id === from
          ? `No one took over ${sessions(left)} of yours`
          : `No one took over ${sessions(left)} from ${nameOf(from)}`,
      body:
        person.id === from
          ? `${plural(left, 'It’s', 'They’re')} still yours. Admins were told, and anyone can take ${plural(left, 'it', 'them')} over now.`
          : `${nameOf(from)} went off duty. Take ${plural(left, 'it', 'them')} over, or ask someone to.`,
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
): Notification | null =>
  open === 0 || now < endsAt - endingSoonMs || now >= endsAt
    ? null
    : {
        key: `shift_ending:${scheduleId}:${endsAt}`,
        kind: 'shift_ending',
        title: 'Your duty ends soon',
        body: `${sessions(open)} ${plural(open, 'is', 'are')} still yours. Hand over your shift.`,
        link: '/shift',
        handoffId: null,
        sessionId: null,
        priority: 'normal',
        at: endsAt - endingSoonMs,
      }
