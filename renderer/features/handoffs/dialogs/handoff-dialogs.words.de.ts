import { excerpt } from '../../../../core/domain/text/text.ts'
import { by } from '../../../language/german-people.ts'
import { ago } from '../../../language/german-times.ts'
import { counted, numberText } from '../../../language/numbers.ts'
import { listText } from '../../../language/list-text.ts'
import type * as english from './handoff-dialogs.words.ts'

const sendsLater = 'wird gesendet, sobald Sie wieder online sind'

export const handoffDialogWords: typeof english.handoffDialogWords = {
  escalate: {
    title: 'Eskalieren',
    submit: 'Eskalieren',
    submitAsIs: 'Ohne Angabe eskalieren',
    need: 'Was brauchen Sie?',
    needExample: 'Was Sie brauchen, wo Sie nicht weiterkommen, bis wann es fertig sein muss.',
    why: 'Grund',
    noNote: 'Ohne Notiz eskalieren? Drücken Sie dafür noch einmal, oder schreiben Sie, was Sie brauchen.',
    submitWithoutNote: 'Ohne Notiz eskalieren',
    people: (n) => (n === 0 ? 'niemand kann übernehmen' : counted(n, 'Person', 'Personen')),
    onDuty: (n) => `${numberText(n)} im Dienst`,
    parkInstead: 'Stattdessen parken',
    target: 'Eskalieren an',
    everyone: 'Alle, die übernehmen können',
    priority: 'Priorität',
    priorities: { low: 'Niedrig', normal: 'Normal', high: 'Hoch', urgent: 'Dringend' },
    outcomeNeeded: 'Zur versuchten Lösung fehlt noch das Ergebnis.',
    outcomeQuestion: (fix) =>
      `„${excerpt(fix, 160)}“ Was ist daraus geworden? Sie können auch ohne Angabe eskalieren.`,
    offlineLead: 'Sie sind offline, deshalb weiß noch niemand davon.',
    offline: `Die Eskalation ist auf diesem Gerät gespeichert und ${sendsLater}. Wenn es eilt, rufen Sie Ihr Team an.`,
  },

  lights: {
    label: 'Was Ihre Übergabe sagt',
    names: {
      how_bad: 'Auswirkung',
      what_it_is: 'Problem',
      done: 'Bisher getan',
      next: 'Nächster Schritt',
      what_if: 'Plan B',
    },
    from: {
      typed: 'steht in Ihrer Notiz',
      chosen: 'ergibt sich aus Ihrer Auswahl',
      session: 'steht in der Sitzung',
    },
    missing: 'fehlt, ergänzen Sie es in Ihrer Notiz',
    ask: {
      how_bad: 'Wie schlimm ist es? Wer kann nicht arbeiten, und bis wann muss es gelöst sein?',
      what_it_is: 'Was ist es? Schreiben Sie, was nicht geht, wo, und seit wann.',
      done: 'Was wurde getan? Schreiben Sie, was Sie versucht haben und was dabei herauskam.',
      next: 'Wie geht es weiter? Schreiben Sie, was Sie von der Person brauchen, die übernimmt.',
      what_if:
        'Was, wenn es schlimmer wird oder der nächste Schritt nicht hilft? Schreiben Sie, was dann zu tun ist.',
    },
    count: (said, all) => `Ihre Übergabe sagt ${numberText(said)} von ${numberText(all)}.`,
  },

  included: {
    steps: (n) => counted(n, 'Schritt', 'Schritte'),
    facts: (n) => counted(n, 'Fakt', 'Fakten'),
    notes: (n) => counted(n, 'Notiz', 'Notizen'),
    images: (n) => counted(n, 'Bild', 'Bilder'),
    files: (n) => counted(n, 'Datei', 'Dateien'),
    line: (list) => `Enthält ${list}.`,
    preview: 'Vorschau',
    hidePreview: 'Vorschau ausblenden',
    branches: (n) => counted(n, 'Zweig', 'Zweige'),
    fix: 'die vorgeschlagene Lösung',
    ticket: (number) => `Ticket #${number}`,
    problemOnly: 'das Problem, wie Sie es beschrieben haben',
    and: listText,
  },

  preview: {
    label: 'Was enthalten ist',
    problem: 'Problem',
    category: 'Kategorie',
    client: 'Kunde',
    ticket: 'Ticket',
    progress: 'Stand',
    branches: 'Zweige',
    fix: 'Vorgeschlagene Lösung',
    images: 'Bilder',
    files: 'Dateien',
    timeline: 'Auch der ganze Verlauf ist enthalten, mit Notizen und eingefügten Texten.',
  },

  park: {
    title: 'Parken',
    submit: 'Parken',
    note: 'Notiz für die nächste Person',
    noteHint: 'Niemand wird benachrichtigt. Die Sitzung wartet unter „Geparkt“, für Sie und Ihr Team.',
    noteExample:
      'Wartet auf den Treiber vom Hersteller. Der Empfang weiß Bescheid; anrufen, bevor jemand an den Drucker geht.',
    reminder: 'Wiedervorlage',
    dateAndTime: 'Datum und Uhrzeit',
    wakeOnReply: (ticket) => `Wieder vorlegen, wenn der Kunde auf #${ticket} antwortet`,
    resume: 'Fortsetzen',
    parked: 'Geparkt.',
    parkedUntil: (time) => `Geparkt bis ${time}.`,
    offlineReply: `Parken geht trotzdem: Es wird auf diesem Gerät gespeichert und ${sendsLater}. Ab dann bringt eine Antwort im Ticket die Sitzung zurück.`,
    offline: `Parken geht trotzdem: Es wird auf diesem Gerät gespeichert und ${sendsLater}. Erinnert werden Sie hier in jedem Fall.`,
  },

  wake: {
    none: 'Keine',
    hour: 'In 1 Stunde',
    today: (time) => `Heute ${time}`,
    tomorrow: (time) => `Morgen ${time}`,
    monday: (time) => `Montag ${time}`,
    custom: 'Wählen…',
    passed: 'Diese Zeit ist schon vorbei. Wählen Sie eine andere.',
    incomplete: 'Wählen Sie Datum und Uhrzeit, oder „Keine“.',
    customPassed: 'Diese Zeit ist schon vorbei. Wählen Sie eine spätere.',
    tooFar: 'Wählen Sie eine Zeit innerhalb eines Jahres.',
  },

  history: {
    title: 'Übergaben',
    close: 'Schließen',
    open: 'Öffnen',
    none: 'Diese Sitzung wurde noch nicht übergeben. Parken Sie sie mit P, oder eskalieren Sie sie mit E.',
    parked: 'Geparkt',
    escalatedToEveryone: 'An alle eskaliert',
    escalatedTo: (name) => `An ${name} eskaliert`,
    by: (name, outcome) => `von ${by(name)} · ${outcome}`,
    parkedSoFar: (ms) => `Geparkt seit ${ago(ms)}`,
    waitingSoFar: (ms) => `Wartet seit ${ago(ms)}`,
    claimed: (name, ms) => `Nach ${ago(ms)} von ${by(name)} übernommen`,
    withdrawn: (ms) => `Nach ${ago(ms)} zurückgezogen`,
    ended: (ms) => `Nach ${ago(ms)} beendet`,
    endedBecause: {
      resumed: (ms) => `Nach ${ago(ms)} fortgesetzt`,
      resolved: (ms) => `Nach ${ago(ms)} gelöst`,
      abandoned: (ms) => `Nach ${ago(ms)} verworfen`,
      escalated: (ms) => `Nach ${ago(ms)} stattdessen eskaliert`,
    },
  },
}
