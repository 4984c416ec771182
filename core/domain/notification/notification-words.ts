import { alarmWords } from '../account/alarm.ts'
import { escalationWords, priorityWord } from '../handoff/escalation-words.ts'
import { exhaustedWords } from '../handoff/exhausted.ts'
import { lapsedWords } from '../handoff/lapsed.ts'
import type { NewsKind } from '../session/news.ts'
import { counted, plural } from '../text/plural.ts'
import type { Priority } from '../duty/priority.ts'
import type { PickupMode } from '../handoff/handoff.ts'
import { timeUnits } from '../time/time-units.ts'
import { wokenWords } from '../session/woken-words.ts'

const sessions = (count: number): string => counted(count, 'session')

/**
 * Every sentence of notifications. What is sent by mail or pushed is in these; a screen in another language has its own.
 *
 * Names are isolated already; a `name` that may be null is whoever reads it.
 */
export const notificationWords = {
  units: timeUnits,
  someone: 'Someone',
  client: (client: string): string => `Client: ${client}`,
  news: {
    mention: (name: string): string => `${name} mentioned you`,
    confirmed: (name: string): string => `${name} confirmed what they take over`,
    question: (name: string): string => `${name} asked a question`,
    resolved: (name: string): string => `${name} resolved it`,
    abandoned: (name: string): string => `${name} abandoned it`,
    passed_on: (name: string): string => `${name} escalated it again`,
    taken_over: (name: string): string => `${name} took it over`,
    nudged: (): string => 'Still working on this?',
    due_soon: (): string => 'Due soon',
    returned: (): string => 'Back in the queue',
    answered: (): string => 'The assistant answered',
    needs_ticket: (): string => 'Your note wasn’t posted',
  } satisfies Record<NewsKind, (name: string) => string>,
  lostAccess: (name: string): string => `${name} no longer has access.`,
  solvedBy: (text: string): string => `Solved by: ${text}`,
  notSaidHow: 'Nothing was written about what solved it.',
  noTicket: (number: string): string => `No ticket #${number} was found. Link a ticket to post it.`,
  severalTickets: (number: string): string =>
    `More than one of your ticket systems has a #${number}. Pick the ticket to post it.`,
  noReason: 'No reason provided.',
  /** What the server wrote for a piece of news, as it is shown. */
  written: (text: string): string => text,
  left: {
    title: (title: string): string => `Needs a new owner: ${title}`,
    body: (name: string): string =>
      `${name} owned it and no longer has access. Take it over, or ask someone to.`,
  },
  trial: {
    title: 'Test, nothing to do',
    body: (name: string | null, priority: Priority): string =>
      `${name ?? 'You'} tested who is told of an escalation. Priority: ${priorityWord[priority]}.`,
  },
  claimed: {
    parked: (name: string): string => `${name} claimed your parked session`,
    escalation: (name: string): string => `${name} claimed your escalation`,
    after: (waited: string): string => `After ${waited}`,
  },
  pickedUp: {
    continue: (name: string): string => `${name} picked up where you left off`,
    briefing: (name: string): string => `${name} started with a briefing`,
    fresh: (name: string): string => `${name} started fresh`,
  } satisfies Record<PickupMode, (name: string) => string>,
  opened: {
    title: (title: string): string => `Now open to everyone: ${title}`,
    mine: (why: string): string => `${why}, so everyone who can claim it was notified.`,
    theirs: (why: string): string => `${why}. You can still claim it.`,
  },
  overdue: {
    title: (title: string): string => `No one has claimed your escalation: ${title}`,
    body: (waited: string): string => `No one took it within ${waited}. If it can’t wait, phone your team.`,
  },
  woke: {
    replied: (title: string): string => `The client replied: ${title}`,
    time: (title: string): string => `Time to pick up: ${title}`,
    untilReply: (name: string | null): string => `${name ?? 'You'} parked this until a reply.`,
    untilNow: (name: string | null): string => `${name ?? 'You'} parked this until now.`,
  },
  handover: {
    note: (name: string): string => `${name} went off duty and left you a note`,
    sessions: (name: string, count: number): string => `${name} handed over ${sessions(count)} to you`,
    takeOrDecline: 'Take over or decline each of them.',
    declined: (name: string, count: number): string =>
      `${name} declined ${sessions(count)} from your handover`,
    declinedBody: (count: number): string =>
      `${plural(count, 'It’s', 'They’re')} still yours. Hand ${plural(count, 'it', 'them')} to someone else, or park or escalate ${plural(count, 'it', 'them')}.`,
    done: 'Your shift is handed over',
    doneBody: (count: number): string =>
      `${sessions(count)} ${plural(count, 'was', 'were')} taken over. Nothing is left with you.`,
    left: (count: number): string => `No one took over ${sessions(count)} of yours`,
    leftBody: (count: number): string =>
      `${plural(count, 'It’s', 'They’re')} still yours. Admins were told, and anyone can take ${plural(count, 'it', 'them')} over now.`,
    leftBy: (name: string, count: number): string => `No one took over ${sessions(count)} from ${name}`,
    leftByBody: (name: string, count: number): string =>
      `${name} went off duty. Take ${plural(count, 'it', 'them')} over, or ask someone to.`,
  },
  shiftEnds: 'Your duty ends soon',
  shiftEndsBody: (open: number): string =>
    `${sessions(open)} ${plural(open, 'is', 'are')} still yours. Hand over your shift.`,
  dutyBegins: 'Your duty begins soon',
  escalation: escalationWords,
  exhausted: exhaustedWords,
  lapsed: lapsedWords,
  woken: wokenWords,
  alarm: alarmWords,
}
export type NotificationWords = typeof notificationWords
