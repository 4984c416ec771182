import { excerpt, isolated } from '../../../../core/domain/text/text.ts'
import type * as english from './session-dialogs.words.ts'

const ticket = 'Ticket'
const category = 'Kategorie'
const optional = (label: string): string => `${label} (optional)`

export const sessionDialogWords: typeof english.sessionDialogWords = {
  newSession: 'Neue Sitzung',
  newOwner: (owner) =>
    `Für diese Sitzung ist jetzt ${owner} zuständig; Sie können das deshalb nicht mehr. Was Sie geschrieben haben, bleibt hier als Entwurf.`,
  nowViewer:
    'Sie sind jetzt Betrachter und können nichts mehr ändern. Was Sie geschrieben haben, bleibt hier als Entwurf.',

  start: {
    submit: 'Sitzung beginnen',
    text: 'Was ist das Problem?',
    textHint: 'Die erste Zeile wird zum Titel.',
    textExample:
      'Outlook synchronisiert seit der Migration nicht. Bei 4 Personen fehlt seit der Umstellung das gemeinsame Postfach…',
    textMissing: 'Beschreiben Sie das Problem mit eigenen Worten.',
    ticket: optional(ticket),
    category: optional(category),
    offline: 'Die Sitzung wird auf diesem Gerät gespeichert und gesendet, sobald Sie wieder online sind.',
    title: 'Titel',
    startedWithout: (title, why) =>
      `Begonnen: ${isolated(title)}. Der Rest fehlt noch im Verlauf. ${why} Er steht im Notizfeld: Senden Sie ihn von dort noch einmal.`,
  },

  read: {
    check: 'Aus dem eingefügten Text gelesen. Prüfen Sie die Felder.',
    undo: 'Rückgängig: als einfachen Text behalten',
    from: 'Aus dem eingefügten Text.',
    offer: (number) => `Der Text nennt Ticket #${number}.`,
    takeTicket: 'Als Ticket verwenden',
  },

  ticketExample: '#48213',
  ticketTooLong:
    'Eine Ticketnummer darf bis zu 60 Zeichen lang sein. Prüfen Sie, ob überflüssiger Text darin steht.',
  ticketCharacters: 'In einer Ticketnummer sind nur Buchstaben, Ziffern, Leerzeichen und . _ / - möglich.',
  categoryExample: 'Netzwerk, E-Mail, Drucken…',

  whose: {
    client: 'Kunde',
    contact: 'Kontakt',
    device: 'Gerät',
    examples: {
      client: 'Nordwind Handel GmbH',
      contact: 'Maja Lindner, 030 23125 014',
      device: 'NW-LT-014',
    },
  },

  edit: {
    title: 'Sitzung bearbeiten',
    submit: 'Speichern',
    sessionTitle: 'Titel',
    titleMissing: 'Geben Sie der Sitzung einen Titel.',
    problem: 'Problem',
    problemMissing: 'Beschreiben Sie das Problem in wenigen Worten.',
    ticket,
    category,
  },

  due: {
    title: 'Fälligkeit festlegen',
    submit: 'Festlegen',
    at: 'Datum und Uhrzeit',
    incomplete: 'Geben Sie Datum und Uhrzeit ein.',
  },

  fix: {
    title: 'Lösung vorschlagen',
    submit: 'Vorschlagen',
    text: 'Was könnte helfen?',
    textExample: 'Gemeinsames Postfach ohne automatische Zuordnung neu hinzufügen.',
    textMissing: 'Beschreiben Sie zuerst die Lösung.',
    confidence: optional('Wie sicher sind Sie?'),
    confidenceHint: 'In Prozent. Lassen Sie das Feld leer, wenn Sie es nicht wissen.',
    confidenceExample: '70',
    confidenceWrong: 'Geben Sie eine Zahl von 0 bis 100 ein, oder lassen Sie das Feld leer.',
    replaces: (text) => `Das ersetzt „${excerpt(text, 160)}“. Im Verlauf bleibt der Vorschlag erhalten.`,
  },

  fork: {
    title: 'Verzweigen',
    submit: 'Verzweigen',
    step: 'An welchem Schritt?',
    noStep: 'An keinem bestimmten',
    stepOption: (order, text) => `${order ?? ''} ${excerpt(text, 70)}`.trim(),
    branches: 'Zweige, einer pro Zeile',
    branchesHint: 'Sie beginnen mit dem ersten. Die anderen warten, bis Sie dazu kommen.',
    branchesExample: 'Profil-Cache\nBerechtigungen\nDrosselung am Server',
    branchesMissing: 'Nennen Sie mindestens einen Zweig, einen pro Zeile.',
    tooManyBranches: 'Mehr als 12 Zweige auf einmal gehen nicht. Behalten Sie die wahrscheinlichsten.',
    branchTooLong:
      'Der Name eines Zweigs darf bis zu 120 Zeichen lang sein. Schreiben Sie den Rest in eine Notiz.',
    reason: optional('Warum hier verzweigen?'),
    reasonExample: 'Im Browser geht es, in der App nicht.',
  },

  keep: {
    noteSaved: (title) =>
      `„${excerpt(title, 60)}“ gespeichert. In einer Sitzung fügen Sie den Textbaustein mit ; ein.`,
  },

  resolve: {
    title: 'Lösen',
    submit: 'Lösen',
    cause: 'Was war die Ursache?',
    causeExample:
      'Der Zugriff kam aus einer verschachtelten Gruppe; die automatische Zuordnung beachtet sie nicht.',
    action: 'Was hat geholfen?',
    actionExample: 'Vollzugriff für jede Person einzeln vergeben und das Postfach neu hinzugefügt.',
    wordsMissing:
      'Schreiben Sie in einem Satz, was die Ursache war oder was geholfen hat, damit andere es wiederfinden.',
    fix: 'Hat die vorgeschlagene Lösung geholfen?',
    fixMissing: 'Wählen Sie, ob die vorgeschlagene Lösung geholfen hat.',
    stillChecking: 'Das wird noch geprüft. Wenn Sie jetzt lösen, gilt es als geholfen.',
    quote: (text) => `„${excerpt(text, 160)}“`,
    offline: 'Das wird auf diesem Gerät gespeichert und gesendet, sobald Sie wieder online sind.',
    reopen: 'Wieder öffnen',
    reopenedAfterEscalation:
      'Wieder geöffnet. Die Eskalation endete mit Ihrer Lösung; es wird niemand mehr benachrichtigt.',
  },
}
