import { callSeconds } from '../../../core/domain/account/ai-settings.ts'
import type { WithoutModel } from '../../../core/domain/enrichment/without-model.ts'
import { withoutModelWords } from '../../language/domain.words.de.ts'
import { counted, dollars, numberText, percent, seconds } from '../../language/numbers.ts'
import type * as english from './ai.words.ts'

/** Millionths of a dollar as dollars: `0,42 $`, `unter 0,01 $`. */
const cost = (millionths: number): string =>
  millionths > 0 && millionths < 10_000 ? `unter ${dollars(0.01)}` : dollars(millionths / 1_000_000)

const kinds: Record<string, string> = {
  assessment: 'Einschätzung',
  briefing: 'Kurzfassung',
  resolution: 'Lösungsnotiz',
  escalation: 'Eskalationsnotiz',
  assistant: 'Assistent',
}

const outcomes: Record<WithoutModel | 'underway' | 'made' | 'cancelled', string> = {
  underway: 'läuft noch',
  made: 'beantwortet',
  cancelled: 'abgebrochen',
  off: 'ausgeschaltet',
  kept_away: 'von der KI ausgenommen',
  no_key: 'kein Schlüssel',
  not_reached: 'nicht erreicht',
  refused: 'abgelehnt',
  overloaded: 'überlastet',
  timed_out: 'Zeit überschritten',
  cut_off: 'abgeschnitten',
  unusable: 'nicht verwendbar',
  budget: 'Budget aufgebraucht',
}

export const aiWords: typeof english.aiWords = {
  title: 'KI',
  lead: 'Die KI schätzt Eskalationen ein, fasst sie für die Übernahme kurz zusammen und entwirft Ticketnotizen. Geheimnisse werden maskiert, bevor etwas gesendet wird. Ohne KI entwirft Baton all das nach festen Regeln aus den Sitzungsnotizen.',
  readOnly: 'Nur Admins können das ändern.',
  offline: 'Sie sind offline. Ändern können Sie das, sobald Sie wieder online sind.',
  noKey: withoutModelWords.no_key,

  on: 'KI in diesem Arbeitsbereich verwenden',
  onHint:
    'Ist das ausgeschaltet, wird nichts an die KI gesendet. Wer für eine Sitzung zuständig ist, kann auch nur diese ausnehmen.',
  images: 'Auch Bilder senden',
  imagesHint: 'Geheimnisse in Bildern lassen sich nicht maskieren.',
  keepSent: 'Gesendetes aufbewahren',
  keepSentHint: '30 Tage lang und maskiert, lesbar für Admins und für alle, in deren Auftrag gesendet wurde.',
  budget: 'Monatsbudget',
  budgetHint:
    'In US-Dollar, geschätzt. Ist es aufgebraucht, entwirft Baton bis zum nächsten Monat nach festen Regeln.',
  budgetLabel: 'Monatsbudget in US-Dollar',
  budgetNone: 'Unbegrenzt',
  budgetWrong: 'Geben Sie einen Betrag in Dollar ein, etwa 50 oder 12,50. Leer bedeutet unbegrenzt.',
  save: 'Speichern',
  saved: 'Gespeichert.',
  careful: 'Modell für Einschätzungen und Notizen',
  quick: 'Modell für Kurzfassungen und Assistent',
  modelHint: 'Leer bedeutet: Vorgabe des Servers.',
  serverDefault: 'Vorgabe des Servers',
  modelWrong: 'Ein Modellname besteht nur aus Buchstaben, Ziffern, Punkten und Bindestrichen.',
  effort: 'Aufwand',
  effortHint: 'Mehr Aufwand dauert länger und kostet mehr.',
  timeouts: {
    careful: 'Zeitlimit für Einschätzungen und Notizen',
    quick: 'Zeitlimit für Kurzfassungen und Assistent',
  },
  timeoutHint: 'In Sekunden, höchstens so viel wie am Server. Danach entwirft Baton nach festen Regeln.',
  timeoutWrong: `Geben Sie ganze Sekunden von ${callSeconds.least} bis ${callSeconds.most} ein. Leer bedeutet: Limit des Servers.`,
  efforts: { '': 'Vorgabe des Servers', low: 'Niedrig', medium: 'Mittel', high: 'Hoch' },

  usage: {
    title: 'Nutzung',
    period: 'Zeitraum',
    periods: { month: 'Dieser Monat', days30: '30 Tage', days90: '90 Tage' },
    none: 'In diesem Zeitraum wurde nichts an die KI gesendet.',
    loading: 'Server wird gefragt…',
    month: (spent, budget) =>
      budget === null
        ? `${cost(spent)} in diesem Monat, geschätzt`
        : `${cost(spent)} von ${dollars(budget / 100)} in diesem Monat, geschätzt`,
    kind: 'Für',
    calls: 'Anfragen',
    failed: 'Ohne Antwort',
    tokens: 'Tokens gesendet',
    answered: 'Tokens empfangen',
    cached: 'Aus dem Cache',
    cost: 'Kosten',
    time: 'Dauer, Median / p95',
    total: 'Gesamt',
    dollars: cost,
    seconds: (ms) => (ms === null ? '–' : seconds(ms)),
    kindOf: (kind) => kinds[kind] ?? kind,
    share: (cached, sent) => (cached + sent === 0 ? '–' : percent(cached / (cached + sent))),
  },

  judged: {
    title: 'Trafen die Einschätzungen zu?',
    by: { model: 'Von der KI', rules: 'Aus Sitzungsnotizen' },
    line: (right, partly, wrong, made) => {
      const judged = right + partly + wrong
      const all = counted(made, 'Einschätzung', 'Einschätzungen')
      return judged === 0
        ? `Noch nicht beurteilt (${all})`
        : `${numberText(right)} richtig, ${numberText(partly)} teilweise, ${numberText(wrong)} falsch: ${percent(right / judged)} von ${numberText(judged)} beurteilten richtig (insgesamt ${all})`
    },
    none: 'In diesem Zeitraum gab es keine Einschätzung.',
    hint: 'Wer eine Sitzung löst, beurteilt das mit einem Klick.',
  },

  sent: {
    title: 'Was gesendet wurde',
    sessionTitle: 'Was an die KI gesendet wurde',
    hint: 'Alle Anfragen, die neuesten zuerst. Der Text bleibt 30 Tage lang so erhalten, wie er gesendet wurde: mit maskierten Geheimnissen.',
    ownHint: 'Sie sehen die Anfragen, die für Sie gestellt wurden. Admins sehen alle.',
    none: 'Es wurde nichts gesendet.',
    more: 'Ältere anzeigen',
    read: 'Lesen',
    readNamed: (kind, time) => `Gesendetes lesen: ${kind}, ${time}`,
    session: 'Sitzung öffnen',
    notKept: 'nicht aufbewahrt',
    gone: 'Dieser Text wird nicht mehr aufbewahrt.',
    textTitle: (kind) => `An die KI gesendet: ${kind}`,
    copy: 'Kopieren',
    copied: 'Kopiert.',
    notCopied: 'Kopieren nicht möglich. Markieren Sie den Text und kopieren Sie ihn selbst.',
    close: 'Schließen',
    tokens: (sent, got) => `${counted(sent, 'Token', 'Tokens')} gesendet, ${numberText(got)} empfangen`,
    outcome: (outcome) => outcomes[outcome],
  },
  again: 'Erneut versuchen',
}
