import { counted } from '../../language/numbers.ts'
import type * as english from './ticket.words.ts'

export const ticketWords: typeof english.ticketWords = {
  title: (ticket) => `Ticket #${ticket}`,
  screen: 'Ticket',
  looking: 'Sitzungen mit diesem Ticket werden gesucht…',
  count: (sessions) => counted(sessions, 'Sitzung', 'Sitzungen'),
  none: (ticket) => `Ticket #${ticket}: noch keine Sitzung`,
  noneBody: 'Starten Sie eine, und das Ticket ist mit ihr verknüpft.',
  noneForViewers:
    'Vielleicht ist sie noch nicht auf diesem Gerät. Wer schreiben darf, kann eine dafür starten.',
  failed:
    'Die Suche auf diesem Gerät schlug fehl. Starten Sie Baton neu, und öffnen Sie den Link noch einmal.',
  start: 'Neue Sitzung mit diesem Ticket',
  notANumber: 'In diesem Link steht keine lesbare Ticketnummer',
  notANumberBody: 'Nichts wurde geöffnet oder geändert. So sieht ein Link aus: baton://ticket/48213.',
  unknownLink: 'Diesen Link kennt Baton nicht',
  unknownLinkBody:
    'Nichts wurde geöffnet oder geändert. So sehen Links aus: baton://session/…, baton://handoff/… oder baton://ticket/48213.',
  toSessions: 'Zu Ihren Sitzungen',
}
