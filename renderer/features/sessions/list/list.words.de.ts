import { counted, numberText } from '../../../language/numbers.ts'
import type * as english from './list.words.ts'

export const listWords: typeof english.listWords = {
  // Whose they are stands right below, where “Meine Sitzungen” would be cut in a narrow list.
  titles: { mine: 'Sitzungen', parked: 'Geparkt', team: 'Team' },
  new: 'Neu',
  showMore: 'Mehr Sitzungen anzeigen',
  count: (open, all, more) => {
    const plus = more ? '+' : ''
    return open === all
      ? `${numberText(all)}${plus}`
      : `${numberText(open)}${plus}\u00A0offen von\u00A0${numberText(all)}${plus}`
  },

  whose: 'Welche Sitzungen',
  owned: 'Bei mir',
  handedOver: 'Von mir übergeben',
  youAgain: 'Wieder Sie',
  ownerSince: (owner, since) => `${owner}, seit ${since}`,

  step: (n) => `Schritt ${numberText(n)}`,
  branches: (n) => counted(n, 'Zweig', 'Zweige'),
  changed: 'Geändert, seit Sie die Sitzung geöffnet haben',
  needsOwner: 'Niemand zuständig',

  filter: 'Filter',
  filtered: (n) => `Filter: ${numberText(n)} ausgewählt`,
  myTeamOnly: 'Nur mein Team',
  showAll: 'Alle anzeigen',
  statuses: {
    active: 'Aktiv',
    paused: 'Geparkt',
    requesting_escalation: 'Eskalation noch nicht gesendet',
    escalated: 'Eskaliert',
    resolved: 'Gelöst',
    abandoned: 'Verworfen',
  },
  sort: 'Sortieren',
  sortedBy: (order) => `Sortiert nach: ${order}`,
  orders: {
    newest: 'Neueste Aktivität',
    oldest: 'Älteste Aktivität',
    waiting: 'Längste Wartezeit',
    ticket: 'Ticket',
    client: 'Kunde',
  },

  noMatch: 'Keine passenden Sitzungen',
  noMatchBody: 'Der Filter oben blendet die anderen aus.',
  loading: 'Ihre Sitzungen werden geladen…',
  loadingBody: 'Danach bleiben sie auf diesem Gerät; das passiert also nur einmal.',
  notSynced: 'Ihre Sitzungen sind noch nicht auf diesem Gerät',
  notSyncedBody:
    'Geladen werden sie, sobald Sie wieder online sind. Was Sie bis dahin beginnen, wird hier gespeichert und dann automatisch gesendet.',
  nothingParked: 'Nichts geparkt',
  nothingParkedBody:
    'Parken Sie eine Sitzung mit P. Sie wartet hier mit Ihrer Notiz, und Baton erinnert Sie, wann Sie es möchten.',
  noSessions: 'Noch keine Sitzungen',
  noTeamSessions: 'Hier erscheint jede Sitzung, die jemand in diesem Arbeitsbereich beginnt.',
  startOrInvite:
    'Beginnen Sie eine Sitzung, oder laden Sie die Leute ein, die übernehmen, wenn Sie nicht weiterkommen.',
  invite: 'Jemanden einladen',
  startFirst: 'Beschreiben Sie das Problem. Parken oder übergeben können Sie jederzeit.',
  viewersRead: 'Als Betrachter lesen Sie die Sitzungen anderer. Sie finden sie unter „Team“.',
  nothingClaimed: 'Noch hat niemand etwas von Ihnen übernommen',
  nothingClaimedBody:
    'Übernimmt jemand eine Sitzung, die Sie eskaliert oder geparkt haben, behalten Sie sie hier im Blick.',
  handedOverNotSynced: 'Noch nicht synchronisiert',
  handedOverNotSyncedBody:
    'Sitzungen, die andere von Ihnen übernommen haben, erscheinen hier, sobald Sie wieder online sind.',

  session: 'Sitzung',
  nothingOpen: 'Keine Sitzung geöffnet',
  pickOne: 'Wählen Sie eine mit J und K.',
  pickOrStart: 'Wählen Sie eine mit J und K, oder beginnen Sie eine neue.',
  newSession: 'Neue Sitzung',
}
