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
  viewer: 'Als Betrachter können Sie nichts ändern. Ihr Text bleibt hier als Entwurf.',
  noted: (title) => `Hinzugefügt zu ${isolated(title)}.`,
  started: (title) => `Gestartet: ${isolated(title)}.`,
  parked: (title) => `Geparkt: ${isolated(title)}.`,
  offline: 'Es wird auf diesem Gerät gespeichert und gesendet, sobald Sie wieder online sind.',
  signedOut: 'Zum Erfassen anmelden',
  signedOutBody:
    'Was Sie vorher geschrieben haben, ist weiterhin ein Entwurf. Melden Sie sich in Baton an, und öffnen Sie die Schnellerfassung erneut.',
  open: 'Baton öffnen',
}
