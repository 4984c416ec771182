import { counted, numberText } from '../../../../core/domain/text/plural.ts'
import type { SessionStatus } from '../../../../core/domain/session/session.ts'
import type { SessionSort } from '../../../data/contract/desk.ts'
import type { SessionScope } from '../../../state/route/session-screen.ts'
import { inLanguage } from '../../../language/catalogue.ts'

/** What the lists of sessions say. */
export const listWords = inLanguage('listWords', {
  titles: { mine: 'My sessions', parked: 'Parked', team: 'Team' } satisfies Record<SessionScope, string>,
  new: 'New',
  showMore: 'Show more sessions',
  /** Both halves stay on their line: where there is no room, `of 4` alone gives way. */
  count: (open: number, all: number, more: boolean): string => {
    const plus = more ? '+' : ''
    return open === all
      ? `${numberText(all)}${plus}`
      : `${numberText(open)}${plus}\u00A0open of\u00A0${numberText(all)}${plus}`
  },

  // Whose
  whose: 'Which sessions',
  owned: 'Owned by me',
  handedOver: 'Handed over by me',
  youAgain: 'You again',
  ownerSince: (owner: string, since: string): string => `${owner}, since ${since}`,

  // A row
  step: (n: number): string => `Step ${numberText(n)}`,
  branches: (n: number): string => counted(n, 'branch', 'branches'),
  changed: 'Changed since you opened it',
  needsOwner: 'Needs a new owner',

  // Filter and sort
  filter: 'Filter',
  filtered: (n: number): string => `Filter: ${numberText(n)} selected`,
  myTeamOnly: 'My team only',
  showAll: 'Show all',
  statuses: {
    active: 'Active',
    paused: 'Parked',
    requesting_escalation: 'Escalation not sent yet',
    escalated: 'Escalated',
    resolved: 'Resolved',
    abandoned: 'Abandoned',
  } satisfies Record<SessionStatus, string>,
  sort: 'Sort',
  sortedBy: (order: string): string => `Sort: ${order}`,
  orders: {
    newest: 'Latest activity',
    oldest: 'Oldest activity',
    waiting: 'Waiting longest',
    ticket: 'Ticket',
    client: 'Client',
  } satisfies Record<SessionSort, string>,

  // Nothing to show
  noMatch: 'No matching sessions',
  noMatchBody: 'The filter above hides the others.',
  loading: 'Getting your sessions…',
  loadingBody: 'They stay on this device, so this only happens once.',
  notSynced: 'Your sessions aren’t on this device yet',
  notSyncedBody:
    'They arrive when you’re back online. Anything you start until then is saved here and sends automatically.',
  nothingParked: 'Nothing is parked',
  nothingParkedBody:
    'Park a session with P. It waits here with your note, and Baton reminds you when you choose.',
  noSessions: 'No sessions yet',
  noTeamSessions: 'Any session that someone in this workspace starts shows up here.',
  startOrInvite: 'Start a session, or invite the people who’ll take over when you’re stuck.',
  invite: 'Invite someone',
  startFirst: 'Describe what’s wrong. You can park it or hand it over at any time.',
  viewersRead: 'As a viewer, you can read other people’s sessions. You’ll find them under Team.',
  nothingClaimed: 'No one has claimed anything from you yet',
  nothingClaimedBody:
    'When someone claims a session you escalated or parked, you can keep an eye on it here.',
  handedOverNotSynced: 'Not synced yet',
  handedOverNotSyncedBody: 'Sessions that others claimed from you show up here when you’re back online.',

  // No session is open
  session: 'Session',
  nothingOpen: 'No session is open',
  pickOne: 'Pick one with J and K.',
  pickOrStart: 'Pick one with J and K, or start a new one.',
  newSession: 'New session',
})
