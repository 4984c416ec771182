import { isolated } from '../../../../core/domain/text/text.ts'
import { ago } from '../../../../core/domain/handoff/handoff.ts'
import { counted, numberText } from '../../../../core/domain/text/plural.ts'
import { inLanguage } from '../../../language/catalogue.ts'

const phone = 'If it can’t wait, phone your team.'
const sendsLater = 'sends automatically when you’re back online'
/** What else to do with it, before and after escalating. */
const instead = (sent: boolean): string => (sent ? 'withdraw it' : 'park it')
const claimedFirst = 'If someone has already claimed it, they keep it.'

/** Where a handoff stands, and what became of it: the sentences that sessions and handoffs share. */
export const handoffStatusWords = inLanguage('handoffStatusWords', {
  handoff: 'Handoff',

  // The delivery ladder
  onDevice: 'On this device',
  sent: 'Sent',
  delivered: (people: number): string => (people === 0 ? 'Delivered' : `Delivered to ${numberText(people)}`),
  noOneToDeliverTo: 'No one to deliver to',
  seen: (people: number): string => (people === 0 ? 'Seen' : `Seen by ${numberText(people)}`),
  claimed: (name: string | undefined): string => (name === undefined ? 'Claimed' : `Claimed by ${name}`),
  ladder: (reached: readonly string[], next: string | null, blocked = false): string =>
    blocked && next !== null
      ? `${reached.join(', ')}. ${next}.`
      : next === null
        ? `${reached.join(', ')}.`
        : `${reached.join(', ')}. Not yet ${next.toLowerCase()}.`,
  /** Before the name of a rung that only its empty circle shows as open. */
  notYet: 'Not yet: ',
  others: (people: number): string => `and ${counted(people, 'other')}`,
  /** Before the time of day. */
  firstAt: 'First at ',
  at: 'At ',
  /** Around how long ago that was. */
  beforeAgo: '',
  afterAgo: ' ago',

  // How it was told outside of Baton
  deliveries: {
    title: 'Who was told, and how',
    open: 'Who was told',
    also: (count: number): string => `Also sent to ${numberText(count)}`,
    held: (count: number, until: string | null): string =>
      `${numberText(count)} held${until === null ? '' : ` until ${until}`}`,
    notReached: (count: number): string => `${numberText(count)} not reached`,
    close: 'Close',
  },

  // The strip above a timeline
  toEveryone: 'To everyone',
  to: (name: string): string => `To ${name}`,
  toThenEveryone: (name: string): string => `To ${name}, now open to everyone`,
  targetLeftUnsent: (name: string): string =>
    `${name} no longer has access, so this goes to everyone who can claim it`,
  targetLeft: (name: string): string =>
    `${name} no longer has access, so everyone who can claim it was notified`,
  teamEmptyUnsent: (team: string): string =>
    `No one else in ${team} can take this, so it goes to everyone who can claim it`,
  teamEmpty: (team: string): string =>
    `No one else in ${team} can take this, so everyone who can claim it was notified`,
  waiting: (ms: number): string => `Waiting ${ago(ms)}`,
  waitingTooLong: (ms: number): string => `Waiting ${ago(ms)}. No one has claimed it yet. ${phone}`,
  parkedUntil: (time: string): string => `Parked until ${time}`,
  parkedOpenEnded: 'Parked, no reminder set',
  parkedReplied: (ticket: string | null): string =>
    `Parked, and the client replied${ticket === null ? '' : ` on #${ticket}`}`,
  woken: {
    duty: (names: string, ownerIs: string): string =>
      `Its owner ${ownerIs}. Told instead, on duty: ${names}.`,
    team: (names: string, ownerIs: string): string =>
      `Its owner ${ownerIs}, and no one is on duty. Told instead: ${names}.`,
    admins: (names: string, ownerIs: string): string =>
      `Its owner ${ownerIs}, and no one else could be reached. Told instead: ${names}.`,
  },
  wokenMore: (count: number): string => `${numberText(count)} more`,
  wokenChanges: 'What changed while it was parked',
  parkedDue: 'Parked, and it’s time to pick it up',
  noOneKnows: 'No one knows yet.',
  noOneKnowsNext: `This ${sendsLater}. ${phone}`,

  // No one could receive it
  reach: {
    alone: 'You’re the only one in this workspace, so no one will see this.',
    left: 'No one else in this workspace has access anymore, so no one will see this.',
    viewers: 'Everyone else in this workspace is a viewer, so no one can claim this.',
    away: 'Everyone who could claim this is away or offline right now.',
    personAway: (name: string, minutes: number): string =>
      `${name} is away or offline. After ${minutes} min this opens to everyone.`,
    teamAway: (team: string, minutes: number): string =>
      `Everyone in ${team} is away or offline. After ${minutes} min this opens to everyone.`,
    noAccess: (name: string): string => `No one else in ${name} can claim this, so it goes to everyone.`,
    inviteOrPhone: (sent: boolean): string => `Invite someone, ${instead(sent)}, or phone your team.`,
    askOrPhone: (sent: boolean): string =>
      `Ask an admin to invite someone, ${instead(sent)}, or phone your team.`,
    whenBack: (sent: boolean): string =>
      `They’re notified when they’re back. If it can’t wait, phone your team, or ${instead(sent)}.`,
    inviteSomeone: 'Invite someone',
  },

  // Messages
  escalated: 'Escalated.',
  escalatedOffline: `No one knows yet: this ${sendsLater}. ${phone}`,
  escalationSent: 'Escalation sent.',
  withdraw: 'Withdraw',
  withdrawn: 'Withdrawn. The session is active again, and it’s yours.',
  ticketStays: (number: string, status: string): string =>
    `#${number} is still ${isolated(status)}: change it in your ticket system.`,
  withdrawnOffline: `Withdrawn on this device. ${claimedFirst}`,
  escalateAgain: 'Escalate again…',
  claimWaits: (offlineSince: string | null): string =>
    `Claiming needs a connection, so that only one person gets it. ${
      offlineSince === null ? 'Connecting…' : `You’ve been offline since ${offlineSince}.`
    }`,

  /** What resolving says about the escalation that it ends, before it's done. Offline, no one has been asked. */
  beforeResolving: (offline: boolean): string =>
    offline
      ? 'Your team sees the escalation until this is sent. If someone claims it first, the session is theirs, and what you wrote comes back to you.'
      : 'This also ends the open escalation, so no one needs to claim it anymore.',
  /** And once it's done. */
  resolved: (escalated: boolean, offline: boolean): string => {
    if (!escalated) return 'Resolved.'
    return offline ? `Resolved on this device. ${claimedFirst}` : 'Resolved. The escalation ended with it.'
  },
})
