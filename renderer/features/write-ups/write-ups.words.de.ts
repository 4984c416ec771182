import { isolated } from '../../../core/domain/text/text.ts'
import { secretWords } from '../../language/domain.words.de.ts'
import { counted, hundredths, numberText, plural } from '../../language/numbers.ts'
import type * as english from './write-ups.words.ts'

/** What is written into tickets stays in English, and with it the sentence that is quoted from there. */
export const writeUpWords: typeof english.writeUpWords = {
  title: { resolution: 'Lösungsnotiz', escalation: 'Eskalationsnotiz' },
  draftedFrom: 'Aus Sitzungsnotizen erstellt',
  draftedFromPart:
    'Aus dem Problem und Ihren Eingaben erstellt. Der Rest dieser Sitzung ist nicht auf diesem Gerät.',
  edited: 'Bearbeitet',
  editedIn: 'bearbeitet',
  drafting: 'Wird entworfen…',
  startAgain: 'Zurück zum Entwurf',
  empty: 'Die Notiz ist leer. Schreiben Sie sie, oder kehren Sie zum Entwurf zurück.',
  tooLong: (length, limit) =>
    `Die Notiz hat ${numberText(length)} Zeichen, erlaubt sind ${numberText(limit)}. Kürzen Sie sie; die ganze Sitzung bleibt in Baton.`,

  gaps: (count) =>
    `In ${counted(count, 'Abschnitt', 'Abschnitten')} steht nur „Nothing recorded.“ Füllen Sie ${plural(count, 'ihn', 'sie')} aus, oder löschen Sie ${plural(count, 'ihn', 'sie')}.`,
  views: {
    label: 'Anzeigen',
    write: 'Schreiben',
    preview: 'Vorschau',
    changes: 'Änderungen',
    offered: 'KI-Entwurf',
  },

  offered: {
    asking: 'Die KI schreibt ebenfalls einen Entwurf. Sie müssen nicht darauf warten.',
    here: 'Ein Entwurf der KI ist da.',
    hereCached: 'Ein Entwurf der KI ist da, bereits früher für diesen Stand der Sitzung geschrieben.',
    behind: 'Die Sitzung hat sich seitdem geändert.',
    look: 'Vergleichen',
    none: (why) => `Kein Entwurf der KI. ${why}`,
    again: 'Erneut fragen',
    hint: 'Nichts ändert sich, bis Sie etwas übernehmen. Was Sie sonst geschrieben haben, bleibt.',
    allTaken: 'Alles aus diesem Entwurf steht schon in der Notiz.',
    takeWhole: 'Alles übernehmen',
    take: 'Abschnitt übernehmen',
    takeNamed: (heading) => `Abschnitt übernehmen: ${isolated(heading)}`,
    same: 'Wie in der Notiz',
    emptySection: 'Nichts von der KI. Die Notiz bleibt, wie sie ist',
    used: (heading) => `„${isolated(heading)}“ stammt jetzt von der KI. Lesen Sie vor dem Übertragen nach.`,
    usedWhole: 'Der Entwurf der KI steht in der Notiz. Lesen Sie ihn vor dem Übertragen.',
    undo: 'Rückgängig',
    source: 'Von der KI entworfen, noch nicht bearbeitet',
  },

  viewKey: 'Zwischen Schreiben, Vorschau und Änderungen wechseln',
  noChanges: 'Das ist der Entwurf. Nichts wurde geändert.',
  unchanged: (lines) => `${counted(lines, 'Zeile', 'Zeilen')} unverändert`,
  added: 'Hinzugefügt',
  removed: 'Entfernt',
  asPosted: 'Dieser Text wird übertragen. Baton ergänzt eine Zeile, wer ihn geschrieben hat.',

  audience: {
    label: 'Wer sieht diese Notiz?',
    client: 'Kunde',
    internal: 'Intern',
    clientHint: 'Der Kunde kann diese Notiz im Ticket lesen.',
    internalHint: 'Nur Ihr Team kann diese Notiz lesen.',
    local: 'Das bleibt in Baton. Ohne verknüpftes Ticket wird nichts übertragen.',
  },

  mask: {
    title: 'Maskiert',
    none: 'Nichts sieht nach Passwort oder Schlüssel aus. Lesen Sie die Notiz vor dem Übertragen: Nicht jedes Geheimnis ist zu erkennen.',
    hint: 'Markieren Sie Text in der Notiz, um mehr zu maskieren.',
    button: 'Auswahl maskieren',
    selectFirst: 'Markieren Sie zuerst den Text, der maskiert werden soll.',
    masked: (words) => `„${isolated(words)}“ maskiert.`,
    show: 'Zeigen',
    hide: 'Maskieren',
    showName: (kind, words) => `Zeigen (${kind}): ${isolated(words)}`,
    hideName: (kind, words) => `Maskieren (${kind}): ${isolated(words)}`,
    shown: 'sichtbar',
    times: (count) => `× ${numberText(count)}`,
    kindOf: (kind) => (kind === 'manual' ? 'von Hand' : secretWords[kind]),
    count: (count) => `${counted(count, 'Stelle', 'Stellen')} maskiert`,
  },

  documentation: {
    title: 'Dokumentation',
    internal: 'Wird auch übertragen, intern',
    appended: 'Wird auch übertragen, in derselben Notiz',
    both: 'Wird auch übertragen, für den Kunden lesbar',
  },

  time: {
    title: 'Zeit',
    log: 'Zeit erfassen',
    off: 'Über diese Anbindung wird keine Zeit erfasst.',
    unmapped: (system) =>
      `Keine Zeit wird erfasst: Ihnen ist in ${isolated(system)} noch niemand zugeordnet. Ein Admin kann das unter Einstellungen, Anbindungen nachholen.`,
    minutes: (day) => `Minuten am ${day}`,
    minutesUnit: 'min',
    arrow: '→',
    nothing: 'nichts erfasst',
    hours: (hours) => `${hundredths(hours)} Std.`,
    breaks: (minutes) => `${numberText(minutes)} min Pause`,
    wrong: 'Geben Sie ganze Minuten von 0 bis 1.440 ein.',
    statusForbids: (status) =>
      `Im Status „${isolated(status)}“ nimmt das Ticket keine Zeit an. Sie wird deshalb vor dem Status eingetragen.`,
  },

  status: {
    title: 'Ticketstatus',
    keep: (now) => (now === '' ? 'So belassen' : `So belassen (${isolated(now)})`),
    none: 'Der Status des Tickets bleibt, wie er ist. Ein Admin kann unter Einstellungen, Anbindungen einen festlegen.',
  },

  files: {
    title: 'Dateien',
    hint: 'Dateien kommen nur mit, wenn Sie sie auswählen.',
    leave: 'Kommt nicht mit',
    who: (name) => `Wer ${isolated(name)} sieht`,
  },

  changed: {
    title: 'Das Ticket hat sich seit Ihrem Beginn geändert.',
    read: 'Gelesen',
    problem:
      'Das Ticket hat sich seit Ihrem Beginn geändert. Lesen Sie, was sich geändert hat, und bestätigen Sie dann.',
    gone: 'Im Ticketsystem gibt es es nicht mehr.',
    merged: (into) => `Es wurde mit #${into} zusammengeführt. Die Notiz kommt dorthin.`,
    status: (now) => `Sein Status ist jetzt „${isolated(now)}“.`,
    closed: (now) => `Es wurde geschlossen: Sein Status ist jetzt „${isolated(now)}“.`,
    notes: (count) => `Es hat ${counted(count, 'neue Notiz', 'neue Notizen')}.`,
  },

  post: {
    to: (number, system) => `Geht an #${number} (${isolated(system)})`,
    sets: (status) => `setzt „${isolated(status)}“`,
    note: { client: 'Notiz für den Kunden', internal: 'interne Notiz' },
    nothingLeaves: 'Bleibt in Baton',
    check: 'Notiz prüfen',
    edit: 'Notiz bearbeiten',
    back: 'Zurück',
    next: 'Weiter: Notiz prüfen',
    resolve: (number) => `Lösen und in #${number} übertragen`,
    escalate: (number) => `Eskalieren und in #${number} übertragen`,
    confirm: (number) => `In #${number} übertragen`,
    keep: 'Notiz behalten',
    alreadyPosted: (number) =>
      `Hier wieder geöffnet. Die Notiz steht schon in #${number}; setzen Sie dort bei Bedarf den Status zurück.`,
    onItsWay: (number) =>
      `Hier wieder geöffnet. Die Notiz ist schon auf dem Weg in #${number}; setzen Sie dort bei Bedarf den Status zurück.`,
    kept: 'Die Notiz bleibt bei der Sitzung.',
    underway: (number, isOffline = false) =>
      isOffline
        ? `Wird in #${number} übertragen, sobald Sie wieder online sind.`
        : `Wird in #${number} übertragen.`,
    unchecked: (number) => `Wird übertragen, sobald #${number} in Ihrem Ticketsystem gefunden ist.`,
    ambiguous: (number) =>
      `#${number} gibt es in mehreren Ticketsystemen: Wählen Sie das richtige, dann wird dorthin übertragen.`,
    missing: (number) =>
      `Bleibt in Baton: Ticket #${number} wurde nicht gefunden. Verknüpfen Sie ein Ticket, um zu übertragen.`,
  },
}
