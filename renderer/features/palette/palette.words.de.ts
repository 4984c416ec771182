import { numberText } from '../../language/numbers.ts'
import type * as english from './palette.words.ts'

export const paletteWords: typeof english.paletteWords = {
  label: 'Suche und Befehle',
  placeholder: 'Sitzungen suchen oder Befehl eingeben',
  results: 'Treffer',
  close: 'Schließen',
  actions: 'Aktionen',
  goTo: 'Gehe zu',
  sessions: 'Sitzungen',
  clients: 'Kunden',
  showClient: (client) => `Sitzungen zeigen: ${client}`,
  none: (query) =>
    `Zu „${query}“ gibt es auf diesem Gerät keine Befehle oder Sitzungen. Suchen Sie nach einer Ticketnummer oder einem anderen Wort aus dem Problem.`,
  noneAnywhere: (query) =>
    `Zu „${query}“ gibt es keine Befehle oder Sitzungen. Suchen Sie nach einer Ticketnummer oder einem anderen Wort aus dem Problem.`,
  onServer: 'Sitzungen auf dem Server',
  askingServer: 'Ältere Notizen auf dem Server werden durchsucht…',
  serverOffline: 'Ältere Notizen werden durchsucht, sobald Sie wieder online sind.',
  serverFailed:
    'Ältere Notizen auf dem Server konnten nicht durchsucht werden. Ändern Sie die Suche, um es erneut zu versuchen.',
  onlyBeginning: (characters) => `Gesucht wird nur nach den ersten ${numberText(characters)} Zeichen.`,
  failed:
    'Die Suche funktioniert auf diesem Gerät nicht mehr. Starten oder laden Sie Baton neu. Alles andere geht weiterhin.',
  stillReading: 'Dieses Gerät wird noch eingelesen. Vielleicht gibt es weitere Treffer.',
}

export const foundIn: typeof english.foundIn = {
  ticket: null,
  title: null,
  client: 'Kunde',
  device: 'Gerät',
  contact: 'Kontakt',
  problem: 'Problem',
  resolution: 'Lösung',
  category: 'Kategorie',
  fact: 'Fakt',
  note: 'Notiz',
}
