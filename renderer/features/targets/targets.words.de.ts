import { by } from '../../language/german-people.ts'
import { counted, numberText } from '../../language/numbers.ts'
import type * as english from './targets.words.ts'

export const targetWords: typeof english.targetWords = {
  title: 'Reaktionsziele',
  lead: 'Bis wann auf eine Eskalation reagiert und ihre Sitzung gelöst sein soll, gerechnet in Arbeitszeit. Beide Fristen beginnen mit der Eskalation und ruhen, solange Sie auf den Kunden warten. Die Lösungsfrist endet, wenn die Sitzung gelöst ist.',
  ticketLead: 'Hat das Ticket ein eigenes Fälligkeitsdatum, gilt dieses anstelle Ihres Ziels für die Lösung.',
  readOnly: 'Das können nur Admins ändern.',
  offline: 'Sie sind offline. Das können Sie ändern, sobald Sie wieder online sind.',

  targets: 'Ziele',
  targetsHint: 'Zum Beispiel 15 min, 4 Std. oder 1 Std. 30 min. Ein leeres Feld heißt: kein Ziel.',
  priority: 'Priorität',
  priorities: { low: 'Niedrig', normal: 'Normal', high: 'Hoch', urgent: 'Dringend' },
  touch: 'Erste Reaktion',
  resolve: 'Lösung',
  now: 'Fällig, wenn jetzt eskaliert',
  touchOf: (priority) => `Erste Reaktion, Priorität ${priority}`,
  resolveOf: (priority) => `Lösung, Priorität ${priority}`,
  example: 'keins',
  nowShort: 'Fällig, wenn jetzt eskaliert:',
  previewTouch: (time) => `erste Reaktion ${time}`,
  previewResolve: (time) => `Lösung ${time}`,
  previewNone: 'nichts fällig',
  previewWrong: 'Korrigieren Sie zuerst, was markiert ist.',

  hours: 'Arbeitszeiten',
  hoursHint:
    'Nur diese Zeiten zählen. Fügen Sie für jeden Abschnitt eine Zeile hinzu, etwa vor und nach der Mittagspause.',
  days: (n) => `Tage, Zeile ${numberText(n)}`,
  from: (n) => `Von, Zeile ${numberText(n)}`,
  until: (n) => `Bis, Zeile ${numberText(n)}`,
  to: 'bis',
  nextDay: 'am nächsten Tag',
  allDay: '24 Stunden',
  addHours: 'Zeile hinzufügen',
  removeHours: (n) => `Zeile ${numberText(n)} entfernen`,
  always: 'Rund um die Uhr',
  zone: 'Zeitzone',
  zoneHint: 'Arbeitszeiten und Feiertage gelten in dieser Zeitzone, auch über Zeitumstellungen hinweg.',

  holidays: 'Feiertage',
  holidaysHint: 'Tage ohne Arbeitszeit.',
  noHolidays: 'Noch keine Feiertage.',
  date: (n) => `Datum, Feiertag ${numberText(n)}`,
  name: (n) => `Name, Feiertag ${numberText(n)}`,
  nameExample: 'Tag der Deutschen Einheit',
  addHoliday: 'Feiertag hinzufügen',
  removeHoliday: (n) => `Feiertag ${numberText(n)} entfernen`,

  saved:
    'Gespeichert. Diese Ziele gelten für alles, was ab jetzt eskaliert, fortgesetzt oder wieder geöffnet wird.',

  open: 'Offene Sitzungen',
  openHint:
    'Offene Sitzungen behalten ihre Fristen, bis sie eskaliert, fortgesetzt oder wieder geöffnet werden. Sie können ihnen die gespeicherten Ziele auch jetzt geben.',
  saveFirst: 'Speichern Sie zuerst Ihre Änderungen.',
  openLabel: 'Fristen offener Sitzungen',
  apply: 'Auf offene Sitzungen anwenden',
  applied: 'Wird angewendet. Die Fristen ändern sich gleich überall.',
  appliedBy: (name, time) => `Angewendet von ${by(name)} (${time}).`,

  wrongTime: (priority) =>
    `Das Ziel für Priorität ${priority} ist keine Zeitangabe. Geben Sie zum Beispiel 15 min oder 4 Std. ein.`,
  wrongZone: 'Das ist keine Zeitzone. Wählen Sie eine aus der Liste.',
  wrongHours: (n) => `In Zeile ${numberText(n)} fehlt ein Tag oder eine der beiden Zeiten.`,
  wrongHoliday: (n) => `Bei Feiertag ${numberText(n)} fehlt das Datum oder der Name.`,
  tooMany: (n) => `Möglich sind höchstens ${counted(n, 'Feiertag', 'Feiertage')}.`,
}
