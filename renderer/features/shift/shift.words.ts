import type { HandoverItemState, HandoverKind } from '../../../core/domain/handover/handover.ts'
import { counted, numberText, plural } from '../../../core/domain/text/plural.ts'
import { isolated } from '../../../core/domain/text/text.ts'
import { inLanguage } from '../../language/catalogue.ts'

const sessions = (count: number): string => counted(count, 'session')

/** Handing over a shift, and taking it over. */
export const shiftWords = inLanguage('shiftWords', {
  title: 'Hand over your shift',
  handOver: 'Hand over my shift',

  // Writing it
  ends: (time: string): string => `You’re on duty until ${time}.`,
  comesAfter: (name: string): string => `${isolated(name)} is on duty after you.`,
  noDuty: 'You aren’t on duty now. You can hand over whenever you leave.',
  to: 'To',
  noOne: 'Choose someone…',
  onDutyNext: 'on duty after you',
  note: 'Note for the shift',
  noteExample: 'What they should know first: what is shaky, who is waiting for a call.',
  included: 'What you hand over',
  includedHint:
    'Everything open that is yours. Nothing changes hands until it’s taken over; what you leave out stays with you.',
  include: (title: string): string => `Include ${isolated(title)}`,
  line: (title: string): string => `A line about ${isolated(title)}`,
  lineExample: 'One line, if it needs one',
  nothing: 'You have nothing open',
  nothingBody: 'No sessions, parked or escalated, are yours. You can still leave a note.',
  tooMany: (count: number): string =>
    `Only the first ${numberText(count)} sessions fit into one handover. The rest stay with you: hand them over in a second one.`,
  offered: (count: number, name: string): string =>
    `${sessions(count)} ${plural(count, 'is', 'are')} already offered to ${isolated(name)}.`,
  seeOffered: 'Show handover',
  held: 'Held for you',
  heldHint: 'Notifications you haven’t been told of yet. They’re included, so that someone knows.',
  heldOffline: 'You’ll see what’s held for you when you’re back online.',
  heldUntil: (time: string): string => `held until ${time}`,
  offlineLead: 'You’re offline.',
  offline: (name: string | null): string =>
    `${name === null ? 'No one' : isolated(name)} ${name === null ? 'knows' : 'doesn’t know'} of this until you’re back online: it sends automatically then. If it can’t wait, phone ${name === null ? 'your team' : 'them'}.`,
  send: 'Send handover',
  needsPerson: 'Choose who takes over.',
  sent: (name: string): string => `Sent to ${isolated(name)}, who takes over each session.`,
  sentOffline: (name: string): string =>
    `Saved on this device. ${isolated(name)} doesn’t know yet: it sends automatically when you’re back online.`,
  alone: 'You’re the only one in this workspace who can work on sessions, so there’s no one to hand over to.',

  // Reading it
  fromTo: (from: string, to: string): string => `${from} to ${to}`,
  unsent: 'Not sent yet',
  unsentBody: (name: string): string =>
    `Only on this device: ${name} doesn’t know of it yet. If it can’t wait, phone them.`,
  missing: 'Handover not found',
  missingBody: 'It may not have reached this device yet, or the link is wrong.',
  answerBy: (time: string): string =>
    `To be answered by ${time}. After that, admins are told, and anyone can take it over.`,
  yoursToAnswer: (time: string): string =>
    `Take over or decline each session by ${time}. What you take over is yours from then on.`,
  closed: 'The time to answer is over. Anyone can take over what’s left.',
  allDone: 'Everything is answered.',
  takenBack: (name: string | null): string => `${name ?? 'You'} took this back.`,
  items: 'Sessions',
  noItems: 'No sessions, only the note.',
  take: 'Take over',
  takeAll: (count: number): string => `Take over all ${numberText(count)}`,
  decline: 'Decline…',
  takeOffline: 'You can take over when you’re back online: only the server knows who was first.',
  withdraw: 'Take back',
  withdrawn: 'Taken back. The sessions are still yours, and what you wrote is kept.',
  handOverAgain: 'Hand over again',
  took: (count: number): string => `${sessions(count)} ${plural(count, 'is', 'are')} yours now.`,
  tookNone: 'Nothing was taken over: it had ended, or someone else has it.',
  open: 'Open the session',
  promised: 'Promised',
  reasonWas: (name: string, reason: string): string => `${name}: ${isolated(reason)}`,
  kinds: {
    active: 'Active',
    parked: 'Parked',
    escalated: 'Escalated, unclaimed',
    directed: 'Escalated to them',
  } satisfies Record<HandoverKind, string>,
  kindsOwn: {
    active: 'Active',
    parked: 'Parked',
    escalated: 'Escalated, unclaimed',
    directed: 'Escalated to you',
  } satisfies Record<HandoverKind, string>,
  states: {
    open: 'Waiting',
    taken: 'Taken over',
    declined: 'Declined',
    left: 'No one took it',
    returned: 'Back in the queue',
    gone: 'Ended or reassigned',
    withdrawn: 'Taken back',
  } satisfies Record<HandoverItemState, string>,
  by: (state: string, name: string): string => `${state} by ${name}`,
  wakes: (until: string): string => `wakes ${until}`,

  // Declining
  declineTitle: (title: string): string => `Decline ${isolated(title)}?`,
  declineLead: (name: string): string => `It stays with ${name}, who is told why.`,
  reason: 'Why',
  reasonExample: 'I’m on site until noon',
  needsReason: 'Say why, so that they can find someone else.',
  declineSubmit: 'Decline',

  // On the duty page
  list: 'Shift handovers',
  progress: (answered: number, all: number): string =>
    `${numberText(answered)} of ${numberText(all)} answered`,
  tookBack: 'taken back',
  noteOnly: 'note only',
  leftCount: (count: number): string => `${sessions(count)} no one took`,

  // Keys
  takeKey: 'Take over the session',
  declineKey: 'Decline the session',
  takeAllKey: 'Take over all',
})
