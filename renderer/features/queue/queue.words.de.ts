import { counted, numberText, plural } from '../../language/numbers.ts'
import type * as english from './queue.words.ts'

const waiting = (n: number): string => `${numberText(n)} ${plural(n, 'wartet', 'warten')}`

export const queueWords: typeof english.queueWords = {
  title: 'Warteschlange',
  handoff: 'Übergabe',
  open: (n) => `${numberText(n)} offen`,
  waiting,
  waitingAndYours: (n, yours) => `${waiting(n)} · ${numberText(yours)} eigene`,
  parkedInTeam: 'Von Ihrem Team geparkt',

  unread: 'Noch nicht geöffnet',
  noNote: 'Keine Notiz.',
  noReason: 'Kein Grund angegeben.',
  quote: (text) => `„${text}“`,
  forYou: 'für Sie',
  forYourTeam: 'für Ihr Team',
  yours: 'eigene',
  everyone: 'für alle',
  from: (name) => `von ${name}`,
  for: (name) => `für ${name}`,
  wasFor: (name) => `war für ${name}, jetzt für alle offen`,
  nowEveryone: 'jetzt für alle offen',
  step: (n) => `Schritt ${numberText(n)}`,
  branches: (n) => counted(n, 'Zweig', 'Zweige'),
  since: (time) => `Seit ${time}`,
  waitingFor: 'wartet',
  waitsTooLong: ', zu lange',
  parked: 'Geparkt, ',
  due: { due: 'jetzt fällig', replied: 'Kunde hat geantwortet' },
  wakes: (time) => `bis ${time}`,

  show: 'Anzeigen und gruppieren',
  groupByClient: 'Nach Kunden gruppieren',
  whoseTeam: 'Wessen Übergaben: mein Team',
  myTeamOnly: 'Nur mein Team',
  showAllTeams: 'Alle Teams anzeigen',

  loading: 'Warteschlange wird geladen…',
  loadingBody: 'Sie bleibt auf diesem Gerät, das geschieht also nur einmal.',
  notSynced: 'Noch nicht synchronisiert',
  notSyncedBody: 'Übergaben erscheinen hier, sobald Sie wieder online sind.',
  empty: 'Die Warteschlange ist leer',
  emptyAtClient: 'Keine Eskalationen von diesem Kunden',
  emptyAtClientBody: 'Die Warteschlange zeigt gerade nur einen Kunden.',
  showAllClients: 'Alle Kunden anzeigen',
  emptyBody: 'Wenn jemand eskaliert, erscheint es hier, und Sie werden benachrichtigt.',
  nothingOpen: 'Keine Übergabe geöffnet',
  nothingOpenBody: 'Wählen Sie mit J und K eine aus, um vor dem Übernehmen zu sehen, worum es geht.',
}
