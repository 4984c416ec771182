import { isolated } from '../../../core/domain/text/text.ts'
import { you } from '../../language/german-people.ts'
import { counted, numberText } from '../../language/numbers.ts'
import type * as english from './shared.words.ts'
import type { LostWork } from '../../data/contract/desk-state.ts'

export const sharedWords: typeof english.sharedWords = {
  assistant: 'Assistent',
  baton: 'Baton',
  someone: 'Jemand',
  you,
  youIn: you,

  windowBlocked:
    'Der Browser hat das neue Fenster blockiert. Erlauben Sie Pop-ups für diese Seite und versuchen Sie es erneut.',
  splitTooNarrow:
    'Zwei Sitzungen nebeneinander brauchen ein mindestens 1.024 Pixel breites Fenster. Öffnen Sie eine davon in einem eigenen Fenster.',
  splitNeedsTwo:
    'Öffnen Sie zuerst eine weitere Sitzung. Wählen Sie danach, welche daneben angezeigt werden soll.',

  notUndone: (reason) => `Das ließ sich nicht rückgängig machen. ${reason}`,

  showLess: 'Weniger anzeigen',
  showAll: 'Alles anzeigen',
  showAllLines: (n) => `Alle ${numberText(n)} Zeilen anzeigen`,
  pastedText: 'Eingefügter Text',

  people: {
    states: { online: 'online', away: 'abwesend', offline: 'offline' },
    roles: { owner: 'Inhaber', admin: 'Admin', engineer: 'Techniker', viewer: 'Betrachter' },
    onDuty: 'im Dienst',
    onDutyFrom: (time) => `im Dienst ab ${time}`,
  },

  client: 'Kunde',
  contact: 'Kontakt',
  device: 'Gerät',
  chooseClient: 'Nur einen Kunden anzeigen',
  onlyClient: (client) => `Nur ${client}`,
  showAllClients: 'Alle Kunden anzeigen',
  noSuchClient: 'Kein Kunde heißt so.',
  noClient: 'Ohne Kunde',
  openTicket: (number) => `Ticket #${isolated(number)} öffnen`,
  due: (time) => `Fällig: ${time}`,
  sla: {
    names: { touch: 'Reaktion', resolve: 'Lösung' },
    titles: { touch: 'Erste Reaktion fällig:', resolve: 'Lösung fällig:' },
    line: { touch: 'Reaktion', resolve: 'Lösung' },
    promised: (time) => `Fällig: ${time}, dem Kunden zugesagt`,
    from: {
      ticket: 'aus dem Ticket',
      target: (span) => `eigenes Ziel: ${span} Arbeitszeit`,
    },
    paused: 'angehalten: wartet auf den Kunden',
    pausedShort: 'Frist angehalten',
    pausedRest: ': wartet auf den Kunden',
    pausedSince: (time) => `Wartet auf den Kunden seit: ${time}`,
    left: (span) => `noch ${span}`,
    done: (time) => `rechtzeitig, ${time}`,
    missed: (time) => `versäumt, ${time}`,
    soon: 'Weniger als 20\u00A0% der Zeit sind übrig.',
  },

  active: 'Aktiv',
  parked: 'Geparkt',
  parkedUntil: (time) => `Geparkt bis ${time}`,
  timeToPickUp: 'Wiedervorlage',
  clientReplied: 'Antwort vom Kunden',
  escalationUnsent: 'Eskalation noch nicht gesendet',
  escalated: 'Eskaliert',
  escalatedSent: 'Eskaliert · gesendet',
  escalatedDelivered: (people) => `Eskaliert · zugestellt an ${numberText(people)}`,
  escalatedSeen: (people) => `Eskaliert · gesehen von ${numberText(people)}`,
  resolved: 'Gelöst',
  abandoned: 'Verworfen',
}

export const deliveryWords: typeof english.deliveryWords = {
  whys: {
    escalated: 'Eskaliert',
    step: 'Erinnerung',
    claimed: 'Übernommen',
    withdrawn: 'Zurückgezogen',
    resolved: 'Beendet',
    opened: 'Offen für alle',
    returned: 'Zurück in der Warteschlange',
    nudge: 'Noch dran?',
    exhausted: 'Niemand hat übernommen',
    woke: 'Wiedervorlage',
    duty_soon: 'Dienst beginnt',
    trial: 'Test der Regel',
    alarm: 'Alarm',
    handover: 'Schichtübergabe',
    test: 'Test',
  },
  states: {
    queued: 'Wartet',
    held: 'Zurückgehalten',
    handed_over: 'Übergeben',
    delivered: 'Zugestellt',
    seen: 'Gesehen',
    suppressed: 'Nicht gesendet',
    failed: 'Fehlgeschlagen',
  },
}

export const sendingWords: typeof english.sendingWords = (actions, files, rejected) => {
  const parts = [
    actions > 0 ? counted(actions, 'Aktion', 'Aktionen') : '',
    files > 0 ? counted(files, 'Datei', 'Dateien') : '',
  ].filter((part) => part !== '')
  const waits = parts.length > 0 ? `${parts.join(', ')} noch nicht gesendet` : null
  return rejected > 0
    ? { unsent: waits, rejected: `${numberText(rejected)} abgelehnt` }
    : { unsent: waits ?? 'Alles gesendet', rejected: null }
}

const list = new Intl.ListFormat('de', { type: 'conjunction' })

export const lostCounts: typeof english.lostCounts = ({
  waiting,
  filesWaiting,
  drafts,
}: Omit<LostWork, 'name'>) =>
  list.format(
    [
      waiting > 0 ? counted(waiting, 'Aktion', 'Aktionen') : '',
      filesWaiting > 0 ? counted(filesWaiting, 'Datei', 'Dateien') : '',
      drafts > 0 ? counted(drafts, 'Entwurf', 'Entwürfe') : '',
    ].filter((part) => part !== ''),
  )
