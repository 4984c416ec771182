import { completeParts } from '../../../core/domain/session/figures.ts'
import { counted, numberText, percent } from '../../language/numbers.ts'
import type * as english from './analytics.words.ts'

const of = (count: number, all: number): string => `${numberText(count)} von ${numberText(all)}`

export const analyticsWords: typeof english.analyticsWords = {
  title: 'Auswertung',
  scope: 'Wessen Zahlen',
  scopes: { workspace: 'Arbeitsbereich', own: 'Sie' },
  period: 'Zeitraum',
  days: (days) => `${days} Tage`,
  team: 'Team',
  allTeams: 'Alle Teams',
  client: 'Kunde',
  allClients: 'Alle Kunden',
  category: 'Kategorie',
  allCategories: 'Alle Kategorien',
  csv: 'Als CSV exportieren',
  exported: 'Exportiert',
  figures: {
    handedOff: {
      name: 'Eskalationen',
      means: 'Eskalationen, die der Server in diesem Zeitraum angenommen hat, auch zurückgezogene.',
    },
    toldInTime: {
      name: 'Benachrichtigt in 30 s',
      means:
        'Eskalationen, von denen innerhalb von 30 s nach der Annahme jemand anderes erfuhr: Baton hat sie angezeigt, oder eine Nachricht wurde übergeben.',
    },
    toSeen: {
      name: 'Zeit bis gesehen',
      means: 'Von der Annahme, bis die erste andere Person sie geöffnet hat.',
    },
    toClaim: {
      name: 'Zeit bis Übernahme',
      means: 'Von der Annahme bis zur ersten Übernahme.',
    },
    toFirstStep: {
      name: 'Übernahme bis erster Schritt',
      means:
        'Von dieser Übernahme, bis die zuständige Person einen Eintrag geschrieben oder einen Schritt beantwortet hat.',
    },
    touchedInTime: {
      name: 'Erste Reaktion rechtzeitig',
      means:
        'Eskalationen mit einem Ziel für die erste Reaktion, auf die reagiert wurde oder deren Frist um ist: bei wie vielen es rechtzeitig war. Zurückgezogene und solche, deren Frist noch läuft, zählen nicht.',
    },
    resolvedInTime: {
      name: 'Rechtzeitig gelöst',
      means:
        'In diesem Zeitraum erstmals gelöste Sitzungen, die noch gelöst sind und eine Frist hatten, aus dem Ticket oder einem Ziel: wie viele bis dahin gelöst waren.',
    },
    complete: {
      name: 'Vollständigkeit',
      means: `Von ${completeParts} Teilen bei der Eskalation: Ein Grund ist gewählt, das Problem in mindestens 20 Zeichen beschrieben, ein Schritt getan, ein Fakt bekannt, und es gibt eine Notiz.`,
    },
    reasked: {
      name: 'Erneut gefragt',
      means:
        'Bearbeitete Eskalationen, bei denen nach der Übernahme ein Schritt getan wurde, den jemand anderes schon beantwortet hatte: dieselben Wörter, ohne Rücksicht auf Groß- und Kleinschreibung und Satzzeichen.',
    },
    bounced: {
      name: 'Zurückgekommen',
      means:
        'Übernommene Eskalationen, die in die Warteschlange zurückkamen oder von derselben Person weiter eskaliert wurden.',
    },
    exhausted: {
      name: 'Niemand hat übernommen',
      means: 'Eskalationen, bei denen die Regel niemanden mehr zu benachrichtigen hatte.',
    },
    escalated: {
      name: 'Eskalationsquote',
      means: 'In diesem Zeitraum begonnene Sitzungen, die bisher mindestens einmal eskaliert wurden.',
    },
    reopened: {
      name: 'Wieder geöffnet',
      means:
        'In diesem Zeitraum erstmals gelöste Sitzungen, die innerhalb von 7 Tagen danach wieder geöffnet oder eskaliert wurden.',
    },
  },
  figuresTitle: 'Kennzahlen',
  ownHint:
    'Was Sie eskaliert und was Sie übernommen haben. Sitzungen sind die, die Sie begonnen oder gelöst haben. Diese Seite sehen nur Sie.',
  of,
  none: 'Noch keine',
  median: 'Median',
  medianOf: (figure) => `${figure}, Median`,
  mean: 'Mittelwert',
  p95: '95. Perzentil',
  without: (count) => `${numberText(count)} ohne zählen nicht mit`,
  parts: (mean) => `${mean} von ${completeParts} im Mittel`,
  full: (count, all) => `${of(count, all)} hatten alle`,
  interruptions: 'Unterbrechungen',
  interruptionsMean: 'pro Person und Tag',
  interruptionsMeans:
    'Benachrichtigungen in offenem Baton und Push-Nachrichten zu Eskalationen. Mehrere innerhalb einer Minute zählen pro Person einmal. Mails unterbrechen nicht und zählen daher nicht.',
  interruptionsOf: (count, people, days) =>
    `${numberText(count)} bei ${counted(people, 'Person', 'Personen')} in ${days} Tagen`,
  byDay: 'Tag für Tag',
  byDayHint: 'Eskalationen pro Tag. Der gefüllte Teil wurde übernommen.',
  day: 'Tag',
  dayTable: 'Alle Tage als Tabelle',
  claimed: 'Übernommen',
  dayOf: (day, claimed, all) => `${day}: ${of(claimed, all)} übernommen`,
  chart: (total, most) =>
    `${counted(total, 'Eskalation', 'Eskalationen')} im Zeitraum, höchstens ${numberText(most)} an einem Tag. Die Tabelle darunter zeigt jeden Tag.`,
  split: 'Aufgeteilt nach',
  splits: { team: 'Team', client: 'Kunde', category: 'Kategorie' },
  noKey: { team: 'Ohne Team', client: 'Ohne Kunde', category: 'Ohne Kategorie' },
  ended: 'Früheres Team',
  splitHint: (rows) => `Die mit den meisten Eskalationen, höchstens ${numberText(rows)}.`,
  empty: 'Noch nichts zu zählen',
  emptyBody: 'Sobald jemand eskaliert, zeigt diese Seite, wie lange es dauert und was daraus wird.',
  emptyFiltered: 'Keine passende Eskalation',
  emptyFilteredBody: 'Wählen Sie einen längeren Zeitraum oder andere Filter.',
  clear: 'Filter zurücksetzen',
  loading: 'Wird gezählt…',
  counting: (share) =>
    `Früheres wird noch gezählt: ${percent(Math.floor(share * 100) / 100)} bisher. Die Zahlen ändern sich, bis es fertig ist.`,
  offline: 'Sie sind offline. Die Zahlen kommen vom Server.',
  viewer: 'Betrachter übergeben und übernehmen nichts, für Sie gibt es deshalb keine Zahlen.',
  csvName: 'baton-auswertung',
  csvColumns: [
    'Gruppe',
    'Eskalationen',
    'Benachrichtigt in 30 s',
    'Gesehen',
    'Zeit bis gesehen: Median (s)',
    'Zeit bis gesehen: Mittelwert (s)',
    'Zeit bis gesehen: 95. Perzentil (s)',
    'Übernommen',
    'Zeit bis Übernahme: Median (s)',
    'Zeit bis Übernahme: Mittelwert (s)',
    'Zeit bis Übernahme: 95. Perzentil (s)',
    'Bearbeitet',
    'Übernahme bis erster Schritt: Median (s)',
    'Übernahme bis erster Schritt: Mittelwert (s)',
    'Übernahme bis erster Schritt: 95. Perzentil (s)',
    'Vollständige Teile',
    'Alle Teile vorhanden',
    'Erneut gefragt',
    'Zurückgekommen',
    'Niemand hat übernommen',
    'Begonnene Sitzungen',
    'Davon eskaliert',
    'Gelöste Sitzungen',
    'Davon in 7 Tagen wieder geöffnet',
    'Erste Reaktion fällig',
    'Davon rechtzeitig',
    'Gelöst mit Frist',
    'Davon rechtzeitig gelöst',
  ],
  all: 'Alle',
}

export const duration: typeof english.duration = (ms) => {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 ? `${hours} Std.` : `${hours} Std. ${minutes % 60} min`
  const days = Math.floor(hours / 24)
  return hours % 24 === 0 ? `${numberText(days)} Tg.` : `${numberText(days)} Tg. ${hours % 24} Std.`
}
