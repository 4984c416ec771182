import { isolated } from '../../../core/domain/text/text.ts'
import type * as english from './capture.words.ts'

export const captureWords: typeof english.captureWords = {
  title: 'Schnellerfassung',
  actions: 'Aktionen',
  what: 'Was erfasst wird',
  kinds: { note: 'Notiz', session: 'Neue Sitzung', park: 'Parken' },
  text: {
    note: 'Notiz',
    session: 'Was ist das Problem?',
    park: 'Notiz für die nächste Person',
  },
  example: {
    note: 'Was Sie gesehen, versucht oder erfahren haben. Auch ein Screenshot lässt sich einfügen.',
    session: 'Outlook synchronisiert seit der Migration nicht mehr…',
    park: 'Wir warten auf den Treiber des Herstellers.',
  },
  submit: { note: 'Notiz hinzufügen', session: 'Sitzung starten', park: 'Parken' },
  into: 'Sitzung',
  current: 'jetzt offen',
  remind: 'Erinnerung',
  dateAndTime: 'Datum und Uhrzeit',
  close: 'Schließen',
  noteMissing: 'Schreiben Sie zuerst eine Notiz, oder fügen Sie einen Screenshot ein.',
  sessionMissing: 'Beschreiben Sie das Problem in eigenen Worten.',
  stillReading: 'Diese Sitzung wird noch eingelesen. Versuchen Sie es gleich noch einmal.',
  noSession: 'Sie haben keine offene Sitzung. Mit „Neue Sitzung“ beginnen Sie eine mit Ihrem Text.',
  noneToPark:
    'Keine Ihrer Sitzungen lässt sich jetzt parken. Fügen Sie stattdessen eine Notiz hinzu, oder starten Sie eine Sitzung.',
  goneClosed: (title) => `${isolated(title)} wurde inzwischen geschlossen. Wählen Sie eine andere Sitzung.`,
  goneToPark: (title) => `${isolated(title)} lässt sich jetzt nicht parken. Wählen Sie eine andere Sitzung.`,
  goneUnknown:
    'Die Sitzung, für die Sie das geschrieben haben, ist nicht mehr auf diesem Gerät. Wählen Sie eine andere Sitzung.',
  goneTitle: 'Nicht mehr vorhanden',
  viewer: 'Als Betrachter können Sie nichts ändern. Ihr Text bleibt hier als Entwurf.',
  noted: (title) => `Hinzugefügt zu ${isolated(title)}.`,
  startedWithout: (title, why) =>
    `Gestartet: ${isolated(title)}. Der Rest fehlt dort noch. ${why} Versuchen Sie es noch einmal, um den Rest als Notiz hinzuzufügen.`,
  started: (title) => `Gestartet: ${isolated(title)}.`,
  parked: (title) => `Geparkt: ${isolated(title)}.`,
  offline: 'Es wird auf diesem Gerät gespeichert und gesendet, sobald Sie wieder online sind.',
  signedOut: 'Zum Erfassen anmelden',
  signedOutBody:
    'Was Sie vorher geschrieben haben, ist weiterhin ein Entwurf. Melden Sie sich in Baton an, und öffnen Sie die Schnellerfassung erneut.',
  open: 'Baton öffnen',
}
