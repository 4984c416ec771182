import { counted, numberText } from '../../../core/domain/text/plural.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** What the queue says. */
export const queueWords = inLanguage('queueWords', {
  title: 'Queue',
  handoff: 'Handoff',
  open: (n: number): string => `${numberText(n)} open`,
  waiting: (n: number): string => `${numberText(n)} waiting`,
  waitingAndYours: (waiting: number, yours: number): string =>
    `${numberText(waiting)} waiting · ${numberText(yours)} yours`,
  parkedInTeam: 'Parked by your team',

  // A card
  unread: 'Not opened yet',
  noNote: 'No note.',
  noReason: 'No reason provided.',
  quote: (text: string): string => `“${text}”`,
  forYou: 'for you',
  forYourTeam: 'for your team',
  yours: 'yours',
  everyone: 'everyone',
  from: (name: string): string => `from ${name}`,
  for: (name: string): string => `for ${name}`,
  wasFor: (name: string): string => `was for ${name}, now open to everyone`,
  nowEveryone: 'now open to everyone',
  step: (n: number): string => `step ${numberText(n)}`,
  branches: (n: number): string => counted(n, 'branch', 'branches'),
  since: (time: string): string => `Since ${time}`,
  waitingFor: 'waiting',
  waitsTooLong: ', too long',
  parked: 'Parked, ',
  due: { due: 'due now', replied: 'client replied' },
  wakes: (time: string): string => `until ${time}`,

  // Whose
  show: 'Show and group',
  groupByClient: 'Group by client',
  whoseTeam: 'Whose handoffs: my team',
  myTeamOnly: 'My team only',
  showAllTeams: 'Show all teams',

  // Nothing to show
  loading: 'Getting the queue…',
  loadingBody: 'It stays on this device, so this only happens once.',
  notSynced: 'Not synced yet',
  notSyncedBody: 'Handoffs show up here when you’re back online.',
  empty: 'The queue is empty',
  emptyAtClient: 'No escalations from this client',
  emptyAtClientBody: 'The queue shows only one client now.',
  showAllClients: 'Show all clients',
  emptyBody: 'When someone escalates, it shows up here and you’re notified.',
  nothingOpen: 'No handoff is open',
  nothingOpenBody: 'Pick one with J and K to see what’s going on before you claim it.',
})
