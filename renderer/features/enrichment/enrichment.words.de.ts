import { isolated } from '../../../core/domain/text/text.ts'
import type { EntryKind } from '../../../core/domain/entry/entry.ts'
import { madeWords } from '../../language/domain.words.de.ts'
import { by, has } from '../../language/german-people.ts'
import { counted, numberText } from '../../language/numbers.ts'
import type * as english from './enrichment.words.ts'

const kinds: Record<EntryKind, string> = {
  message: 'Nachricht',
  note: 'Notiz',
  paste: 'eingefügter Text',
  step: 'Schritt',
  event: 'Ereignis',
}

export const enrichmentWords: typeof english.enrichmentWords = {
  assessment: 'Einschätzung',
  readIt: 'Einschätzung lesen',

  later: 'Sie entsteht, sobald das gesendet ist.',
  making: 'Wird erstellt…',
  makingHint: 'Sie erscheint von selbst. Sie müssen nicht darauf warten.',
  makingLong: (time) => `Begonnen: ${time}. Die Einschätzung erscheint von selbst.`,
  refreshing: 'Eine neuere wird erstellt.',
  arrived: 'Die Einschätzung ist da.',
  arrivedNewer: 'Eine neuere Einschätzung ist da.',
  newer: (n) => `${counted(n, 'Fakt', 'Fakten')} neuer als diese Einschätzung`,
  showAll: 'Alles anzeigen',

  byModel: (time) =>
    `KI-Text aus den Sitzungsnotizen, ${time}. Prüfen Sie ihn, bevor Sie sich darauf verlassen.`,
  byRules: madeWords.draftedFromNotes,
  editedBy: (name, time) => `Geschrieben von ${by(name)}, ${time}`,

  again: {
    ask: 'KI erneut fragen',
    asked: 'Erneut gefragt. Die Antwort erscheint hier.',
  },

  likelyCause: 'Wahrscheinliche Ursache',
  causeLead: {
    low: 'Wahrscheinliche Ursache (geringe Sicherheit)',
    medium: 'Wahrscheinliche Ursache (mittlere Sicherheit)',
    high: 'Wahrscheinliche Ursache (hohe Sicherheit)',
  },
  known: 'Was wir wissen',
  nextSteps: 'Empfohlene nächste Schritte',
  hypotheses: 'Was es noch sein könnte',
  notEnough: 'Für eine Ursache steht noch nicht genug in der Sitzung.',
  notEnoughShort: 'Für eine Ursache noch nicht genug in der Sitzung',
  confidence: { low: 'Geringe Sicherheit', medium: 'Mittlere Sicherheit', high: 'Hohe Sicherheit' },
  notBacked: madeWords.notBacked,

  evidence: {
    label: 'Gestützt auf',
    step: (order) => `Schritt ${numberText(order)}`,
    entry: (kind) => kinds[kind],
    fact: (number, removed) =>
      `Fakt${number === null ? '' : ` ${numberText(number)}`}${removed ? ', inzwischen entfernt' : ''}`,
    branch: 'Zweig',
    fix: 'Lösung',
    gone: 'Das ist gerade nicht zu sehen. Öffnen Sie die Sitzung, um es zu finden.',
  },

  edit: {
    start: 'Bearbeiten',
    label: 'Ihre Einschätzung',
    hint: 'Alle sehen dann Ihre Fassung statt dieser. Das Original bleibt erhalten.',
    save: 'Speichern',
    cancel: 'Abbrechen',
    saved: 'Gespeichert. Alle sehen jetzt Ihre Fassung.',
    empty: 'Schreiben Sie etwas oder brechen Sie ab.',
    original: 'Original anzeigen',
    hideOriginal: 'Original ausblenden',
    takeBack: 'Wieder das Original verwenden',
    takenBack: 'Jetzt ist wieder das Original zu sehen.',
  },

  judge: {
    ask: 'War diese Einschätzung richtig?',
    askAbout: (cause) => `Die Einschätzung lautete: ${isolated(cause)} War das richtig?`,
    options: { right: 'Richtig', partly: 'Teilweise', wrong: 'Falsch' },
    said: (name, time) => `beurteilt von ${by(name)}, ${time}`,
  },

  confirm: {
    line: (problem) => `Ich übernehme: ${problem}.`,
    lineWithFirst: (problem, first) => `Ich übernehme: ${problem}. Zuerst: ${first}.`,
    ask: (name) => `Rückmeldung an ${name}`,
    placeholder: 'Ich übernehme: …',
    confirm: 'Bestätigen',
    askBack: 'Zurückfragen',
    question: (name) => `Rückfrage an ${name}`,
    questionPlaceholder: 'Was müssen Sie wissen?',
    send: 'Fragen',
    back: 'Doch bestätigen',
    dismiss: 'Nicht jetzt',
    confirmed: (name) => `${name} erfährt davon.`,
    asked: (name) => `${name} bekommt Ihre Frage.`,
    empty: 'Schreiben Sie, was Sie übernehmen, oder fragen Sie zurück.',
    emptyQuestion: 'Schreiben Sie zuerst Ihre Frage.',
    title: (name) => `${has(name)} bestätigt:`,
    questionTitle: (name) => `${has(name)} zurückgefragt:`,
  },

  kept: {
    state: 'Ohne KI',
    done: 'Von dieser Sitzung wird ab jetzt nichts an die KI gesendet.',
    undone: 'Die KI kann zu dieser Sitzung wieder gefragt werden.',
  },

  briefing: {
    title: 'Kurzfassung',
    happened: 'Was geschah',
    ruledOut: 'Ausgeschlossen',
    first: 'Zuerst zu tun',
    promised: 'Zugesagt',
    nothing: 'In dieser Sitzung steht noch nichts, was sich zusammenfassen ließe.',
    close: 'Schließen',
    open: 'Kurzfassung',
    reading: 'Sitzung wird gelesen…',
    offlinePart:
      'Die Notizen der Sitzung sind noch nicht auf diesem Gerät. Das hier stammt allein aus der Übergabe und wird ergänzt, sobald Sie wieder online sind.',
    made: 'Eine Kurzfassung von der KI ist da.',
    show: 'Anzeigen',
    making: 'Die KI schreibt ebenfalls eine. Sie müssen nicht darauf warten.',
    newer: (n) => `${counted(n, 'Fakt', 'Fakten')} neuer als diese Kurzfassung`,
  },
}
