import { isolated } from '../../../core/domain/text/text.ts'
import { by } from '../../language/german-people.ts'
import { counted, plural, numberText } from '../../language/numbers.ts'
import { listText } from '../../language/list-text.ts'
import type * as english from './connections.words.ts'

/** What the forms of ticket systems ask for. Menus keep the names that they have there. */
const fieldTexts: Readonly<Record<string, string>> = {
  Address: 'Adresse',
  'Where you sign in: na.myconnectwise.net, or https:// and your own server’s name.':
    'Wo Sie sich anmelden: na.myconnectwise.net, oder https:// und der Name Ihres eigenen Servers.',
  Company: 'Company',
  'The company ID on the sign-in page.': 'Die Company-ID auf der Anmeldeseite.',
  'Public key': 'Public Key',
  'System > Members > API Members > API Keys.': 'System > Members > API Members > API Keys.',
  'Private key': 'Private Key',
  'Shown once, when the key is created.': 'Wird nur einmal angezeigt, beim Erstellen des Schlüssels.',
  'Client ID': 'Client-ID',
  'A GUID that developer.connectwise.com issues for your integration. No call works without it.':
    'Eine GUID, die developer.connectwise.com für Ihre Integration ausstellt. Ohne sie gelingt kein Aufruf.',
  'https:// and your Halo’s name, such as example.halopsa.com.':
    'https:// und der Name Ihres Halo, zum Beispiel example.halopsa.com.',
  'Configuration > Integrations > HaloPSA API > an application with client ID and secret that signs in as an agent.':
    'Configuration > Integrations > HaloPSA API > eine Anwendung mit Client-ID und Secret, die sich als Agent anmeldet.',
  'Client secret': 'Client-Secret',
  'Shown once, when the application is created.': 'Wird nur einmal angezeigt, beim Erstellen der Anwendung.',
  Tenant: 'Tenant',
  'Only if Halo’s support gave you one. Otherwise Baton asks Halo.':
    'Nur, wenn der Support von Halo Ihnen einen genannt hat. Sonst fragt Baton bei Halo nach.',
  'User name': 'Benutzername',
  'The API-only user: Resources/Users > Security > Username (Key).':
    'Der Benutzer nur für die API: Resources/Users > Security > Username (Key).',
  Secret: 'Secret',
  'The same page, Password (Secret).': 'Auf derselben Seite, Password (Secret).',
  'Tracking identifier': 'Tracking Identifier',
  'The same page, API Tracking Identifier.': 'Auf derselben Seite, API Tracking Identifier.',
  'Zone lookup': 'Zonenabfrage',
  'Leave empty unless Autotask gave you another address.':
    'Leer lassen, außer Autotask hat Ihnen eine andere Adresse genannt.',
  'Where you sign in, such as https://rt.example.com/.':
    'Wo Sie sich anmelden, zum Beispiel https://rt.example.com/.',
  Token: 'Token',
  'Logged in as > Settings > Auth Tokens.': 'Logged in as > Settings > Auth Tokens.',
}

export const connectionWords: typeof english.connectionWords = {
  title: 'Ticketsysteme',
  screen: 'Anbindungen',
  none: 'Kein Ticketsystem angebunden',
  noneBody:
    'Binden Sie ConnectWise, HaloPSA, Autotask oder Request Tracker an. Sitzungen beginnen dann aus Tickets, und Notizen, Zeiten und Status werden übertragen, wenn Sitzungen gelöst oder eskaliert werden.',
  add: 'Ticketsystem anbinden',
  adminsOnly: 'Nur Admins können Ticketsysteme anbinden',
  adminsOnlyBody: 'Fragen Sie einen Admin oder den Inhaber dieses Arbeitsbereichs.',
  offline: 'Sie sind offline. Anbindungen können Sie ändern, sobald Sie wieder online sind.',
  states: { ready: 'Angebunden', failing: 'Gestört', removed: 'Entfernt' },
  checked: (time) => `Letzte Antwort vor ${time}`,
  test: 'Testen',
  testing: 'Wird getestet…',
  edit: 'Bearbeiten…',
  remove: 'Entfernen…',
  testName: (name) => `${isolated(name)} testen`,
  editName: (name) => `${isolated(name)} bearbeiten`,
  removeName: (name) => `${isolated(name)} entfernen`,
  readOptions: (name) => `Boards und Personen aus ${isolated(name)} konnten nicht geladen werden: `,
  reading: (name) => `Boards und Personen aus ${isolated(name)} werden geladen…`,

  form: {
    add: 'Ticketsystem anbinden',
    edit: 'Anbindung bearbeiten',
    system: 'System',
    name: 'Name',
    nameHint: 'Wie Ihr Team es nennt. Der Name steht auf Notizen und Schaltflächen.',
    ofField: (text) => fieldTexts[text] ?? text,
    optional: (label) => `${label} (optional)`,
    missing: (label) => `Füllen Sie „${label}“ aus.`,
    replace: 'Zugangsdaten ersetzen',
    replaceHint:
      'Gespeicherte Zugangsdaten werden nie wieder angezeigt. Um eine Angabe zu ändern, geben Sie alle ein.',
    keep: 'Gespeicherte Zugangsdaten behalten',
    testFirst: 'Testen',
    submitAdd: 'Testen und anbinden',
    submitEdit: 'Speichern',
    sealed: 'Verschlüsselt auf dem Server. Wird nie wieder angezeigt, protokolliert oder exportiert.',
  },

  testResult: {
    signedIn: (as) => `Angemeldet als ${isolated(as)}.`,
    boards: (names) =>
      names.length === 0
        ? 'Keine Boards sichtbar.'
        : names.length <= 3
          ? `${counted(names.length, 'Board', 'Boards')}: ${listText(names.map(isolated))}.`
          : `${counted(names.length, 'Board', 'Boards')}.`,
    notes: (may) => (may ? 'Kann Notizen schreiben.' : 'Kann keine Notizen schreiben.'),
    time: (may) => (may ? 'Kann Zeiten erfassen.' : 'Kann keine Zeiten für andere erfassen.'),
    failed: 'Der Test ist fehlgeschlagen.',
  },

  removal: {
    title: 'Anbindung entfernen',
    submit: 'Entfernen',
    body: (name) =>
      `Baton vergisst die Zugangsdaten von ${isolated(name)}. Sitzungen behalten ihre Ticketnummern, und was übertragen wurde, bleibt.`,
    waiting: (count) =>
      `${counted(count, 'Übertragung', 'Übertragungen')} auf diesem Gerät ${plural(count, 'wartet', 'warten')} noch. Der Text bleibt erhalten, übertragen wird nichts mehr, und wer ihn geschrieben hat, wird benachrichtigt.`,
    nothingWaits:
      'Was noch auf die Übertragung wartet, wird mit seinem Text zurückgehalten, und wer ihn geschrieben hat, wird benachrichtigt.',
    removed: (name) => `${isolated(name)} entfernt.`,
  },

  options: {
    title: 'Übertragung',
    autoPush: 'Dokumentation übertragen',
    autoPushHint: 'Das vollständige Protokoll der Sitzung, als zweite Notiz.',
    noteVisibility: 'Wer die Dokumentation liest',
    visibilities: { internal: 'Nur das Team', both: 'Team und Kunde' },
    includeDiagnosticSteps: 'Diagnoseschritte einschließen',
    includeDiagnosticStepsHint: 'Jede Frage, Prüfung und Handlung steht in der Dokumentation.',
    autoTimeEntry: 'Zeiten erfassen',
    autoTimeEntryHint: 'Aus dem, was jemand in der Sitzung getan hat. Vor dem Senden sichtbar und änderbar.',
    timeRounding: 'Zeiten runden',
    roundings: {
      '15min': 'Aufrunden auf 15 min',
      '30min': 'Aufrunden auf 30 min',
      exact: 'Auf zwei Nachkommastellen',
      none: 'Nicht runden',
    },
    resolved: 'Status, wenn gelöst',
    escalated: 'Status, wenn eskaliert',
    waiting: 'Wartet auf den Kunden',
    waitingHint: 'Status, in denen die Fristen ruhen.',
    addWaiting: 'Status hinzufügen',
    removeWaiting: (status) => `${isolated(status)} entfernen`,
    defaultHint: 'Für Boards, die unten keinen eigenen haben.',
    noStatus: 'Nicht ändern',
    perBoard: 'Status je Board',
    perBoardHint: 'Worauf ein Ticket gesetzt wird, wenn seine Sitzung gelöst oder eskaliert wird.',
    board: 'Board',
    resolvedShort: 'Wenn gelöst',
    escalatedShort: 'Wenn eskaliert',
    likeDefault: 'Wie oben',
    resolvedOn: (board) => `Status von Tickets in ${isolated(board)}, wenn gelöst`,
    escalatedOn: (board) => `Status von Tickets in ${isolated(board)}, wenn eskaliert`,
    closed: 'geschlossen',
    noTime: 'nimmt keine Zeiteinträge an',
  },

  people: {
    title: 'Personen',
    hint: (system) =>
      `Wer in ${isolated(system)} wer ist. Zeiten werden nur für Personen erfasst, die hier zugeordnet sind.`,
    person: 'Person',
    memberOf: (name) => `${isolated(name)} im Ticketsystem`,
    noMember: 'Nicht zugeordnet',
    inactive: 'inaktiv',
    suggested: (member) => `Gleiche E-Mail-Adresse: ${isolated(member)}`,
    confirm: 'Bestätigen',
    confirmName: (person, member) => `Bestätigen: ${isolated(person)} ist ${isolated(member)}`,
    confirmAll: (count) => `${counted(count, 'Vorschlag', 'Vorschläge')} bestätigen`,
    confirmedBy: (name) => `bestätigt von ${by(name)}`,
    leftOut: (system, listed) =>
      `In ${isolated(system)} gibt es mehr Personen, als sich auflisten lassen: ${numberText(listed)} sind es, aktive zuerst. Wer fehlt, wird hier vorgeschlagen, sobald die E-Mail-Adresse in Baton dieselbe ist.`,
  },

  choices: {
    title: 'Wie Notizen und Zeiten erfasst werden',
    usual: (name) => (name === '' ? 'Dem Ticketsystem überlassen' : `Standard: ${isolated(name)}`),
    choose: 'Wählen…',
    required: 'Wählen Sie etwas: Bis dahin wird nichts davon übertragen.',
    perBoard: 'Abweichend für ein Board',
    board: 'Board',
    pickBoard: 'Board wählen',
    reading: 'Die Auswahl dieses Boards wird geladen…',
    ownOn: (boards) =>
      boards.length === 0
        ? 'Für alle Boards gilt die Auswahl oben.'
        : `Abweichend für ${listText(boards.map(isolated))}.`,
    hasOwn: 'abweichend',
    onBoard: (choice, board) => `${choice} in ${isolated(board)}`,
    asAbove: (name) => (name === '' ? 'Wie oben' : `Wie oben: ${isolated(name)}`),
  },

  masking: {
    title: 'Vor jeder Übertragung maskiert',
    hint: 'Erkannte Geheimnisse werden durch ihre Art ersetzt, etwa [password]. Nicht jedes Geheimnis lässt sich erkennen. Lesen Sie Notizen deshalb trotzdem durch.',
    kinds: {
      password: 'Passwörter',
      token: 'Tokens',
      key: 'Schlüssel',
      private_key: 'Private Schlüssel',
      bearer: 'Authorization-Header',
      connection_string: 'Passwörter in Verbindungszeichenfolgen',
      card: 'Kartennummern',
      social_security: 'Sozialversicherungsnummern (USA)',
      email: 'E-Mail-Adressen',
      ipv4: 'IPv4-Adressen',
      ipv6: 'IPv6-Adressen',
      unc_path: 'Netzwerkpfade',
    },
  },
}
