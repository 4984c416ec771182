import type { DeliveryState, TellWhy } from '../../../core/notify/delivery.ts'
import { counted, numberText } from '../../../core/domain/text/plural.ts'
import type { Person } from '../../../core/domain/people/person.ts'
import type { PersonState } from '../../../core/domain/handoff/receivers.ts'
import { isolated } from '../../../core/domain/text/text.ts'
import { inLanguage } from '../../language/catalogue.ts'
import type { LostWork } from '../../data/contract/desk-state.ts'

/** Words that several screens share: who someone is, how a session stands, and how to read more. */
export const sharedWords = inLanguage('sharedWords', {
  assistant: 'Assistant',
  baton: 'Baton',
  someone: 'Someone',
  you: 'You',
  youIn: 'you',

  windowBlocked: 'Your browser blocked the new window. Allow pop-ups for this site, then try again.',
  splitTooNarrow:
    'Two sessions side by side need a window at least 1,024 pixels wide. Open one in a window of its own instead.',
  splitNeedsTwo: 'Open another session first. Then choose the one to show beside it.',

  notUndone: (reason: string): string => `Couldn’t undo that. ${reason}`,

  showLess: 'Show less',
  showAll: 'Show all',
  showAllLines: (n: number): string => `Show all ${numberText(n)} lines`,
  pastedText: 'Pasted text',

  // Where someone is
  people: {
    states: { online: 'online', away: 'away', offline: 'offline' } satisfies Record<PersonState, string>,
    roles: { owner: 'owner', admin: 'admin', engineer: 'engineer', viewer: 'viewer' } satisfies Record<
      Person['role'],
      string
    >,
    onDuty: 'on duty',
    onDutyFrom: (time: string): string => `on duty from ${time}`,
  },

  // Whose problem it is
  client: 'Client',
  contact: 'Contact',
  device: 'Device',
  chooseClient: 'Show one client',
  onlyClient: (client: string): string => `Only ${client}`,
  showAllClients: 'Show all clients',
  noSuchClient: 'No client has that name.',
  noClient: 'No client',
  openTicket: (number: string): string => `Open ticket #${isolated(number)}`,
  due: (time: string): string => `Due ${time}`,
  sla: {
    /** Before "due in 12 min" and "overdue 20 min". */
    names: { touch: 'first touch', resolve: 'resolve' },
    titles: { touch: 'First touch due', resolve: 'Resolve due' },
    line: { touch: 'First touch', resolve: 'Resolve' },
    promised: (time: string): string => `Due ${time}, as promised to the client`,
    from: {
      ticket: 'from the ticket',
      target: (span: string): string => `own target: ${span} in business hours`,
    },
    paused: 'paused: waiting for the client',
    /** Where it says beside it what is waited for. */
    pausedShort: 'due time paused',
    pausedRest: ': waiting for the client',
    pausedSince: (time: string): string => `Waiting for the client since ${time}`,
    left: (span: string): string => `${span} left`,
    done: (time: string): string => `in time, ${time}`,
    missed: (time: string): string => `missed, ${time}`,
    soon: 'Less than 20% of the time is left.',
  },

  // A session's status
  active: 'Active',
  parked: 'Parked',
  parkedUntil: (time: string): string => `Parked until ${time}`,
  timeToPickUp: 'Time to pick up',
  clientReplied: 'Client replied',
  escalationUnsent: 'Escalation not sent yet',
  escalated: 'Escalated',
  escalatedSent: 'Escalated · sent',
  escalatedDelivered: (people: number): string => `Escalated · delivered to ${numberText(people)}`,
  escalatedSeen: (people: number): string => `Escalated · seen by ${numberText(people)}`,
  resolved: 'Resolved',
  abandoned: 'Abandoned',
})

/** What a message was about, and how far it has come. */
export const deliveryWords: { whys: Record<TellWhy, string>; states: Record<DeliveryState, string> } =
  inLanguage('deliveryWords', {
    whys: {
      escalated: 'Escalated',
      step: 'Reminder',
      claimed: 'Claimed',
      withdrawn: 'Withdrawn',
      resolved: 'Ended',
      opened: 'Open to everyone',
      returned: 'Back in the queue',
      nudge: 'Still on it?',
      exhausted: 'No one took it',
      woke: 'Reminder',
      duty_soon: 'Duty begins',
      trial: 'Test of the policy',
      alarm: 'Alarm',
      handover: 'Shift handover',
      test: 'Test',
    },
    states: {
      queued: 'Waiting',
      held: 'Held',
      handed_over: 'Handed over',
      delivered: 'Delivered',
      seen: 'Seen',
      suppressed: 'Not sent',
      failed: 'Failed',
    },
  })

/** What of someone's work isn't with the server, as `sendingWords` says it. */
export type Sending = {
  /** What is only on this device, or that nothing is; null where saying so would hide what was rejected. */
  unsent: string | null
  rejected: string | null
}

/** What is only on this device: actions, and the files that go with them; and what was rejected, which nobody else has either. */
export const sendingWords = inLanguage(
  'sendingWords',
  (actions: number, files: number, rejected: number): Sending => {
    const parts = [
      actions > 0 ? counted(actions, 'action') : '',
      files > 0 ? counted(files, 'file') : '',
    ].filter((part) => part !== '')
    const waits = parts.length > 0 ? `${parts.join(', ')} not sent yet` : null
    return rejected > 0
      ? { unsent: waits, rejected: `${numberText(rejected)} rejected` }
      : { unsent: waits ?? 'Everything sent', rejected: null }
  },
)

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** What a device lost: `3 actions, 1 file and 1 draft`. */
export const lostCounts = inLanguage(
  'lostCounts',
  ({ waiting, filesWaiting, drafts }: Omit<LostWork, 'name'>): string =>
    list.format(
      [
        waiting > 0 ? counted(waiting, 'action') : '',
        filesWaiting > 0 ? counted(filesWaiting, 'file') : '',
        drafts > 0 ? counted(drafts, 'draft') : '',
      ].filter((part) => part !== ''),
    ),
)
