import { counted } from '../../../core/domain/text/plural.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** What a link from a ticket system leads to. */
export const ticketWords = inLanguage('ticketWords', {
  title: (ticket: string): string => `Ticket #${ticket}`,
  screen: 'Ticket',
  looking: 'Looking for sessions with this ticket…',
  count: (sessions: number): string => counted(sessions, 'session'),
  none: (ticket: string): string => `Ticket #${ticket}: no session has this ticket yet`,
  noneBody: 'Start one, and the ticket is linked to it.',
  noneForViewers:
    'It may not have reached this device yet. Someone who can write can start a session for it.',
  failed: 'Couldn’t search on this device. Restart Baton, then open the link again.',
  start: 'New session with this ticket',
  notANumber: 'That link has no ticket number Baton can read',
  notANumberBody: 'Nothing was opened or changed. A link looks like baton://ticket/48213.',
  unknownLink: 'Baton doesn’t know that link',
  unknownLinkBody:
    'Nothing was opened or changed. Links look like baton://session/…, baton://handoff/…, or baton://ticket/48213.',
  toSessions: 'Go to your sessions',
})
