import { isolated } from '../../../core/domain/text/text.ts'
import { counted, plural } from '../../language/numbers.ts'
import type * as english from './settings.words.ts'

export const settingsWords: typeof english.settingsWords = {
  title: 'Einstellungen',
  tabs: {
    general: 'Allgemein',
    savedNotes: 'Textbausteine',
    shortcuts: 'Tastenkürzel',
    people: 'Personen',
    connections: 'Anbindungen',
    ai: 'KI',
    policies: 'Eskalation',
    targets: 'Reaktionsziele',
    channels: 'Kanäle',
    diagnostics: 'Diagnose',
  },

  thisDevice: 'Dieses Gerät',
  theme: 'Darstellung',
  themes: { system: 'System', light: 'Hell', dark: 'Dunkel', contrast: 'Hoher Kontrast' },
  density: 'Dichte',
  densityHint: 'Wie eng Listen und Verläufe stehen.',
  clock: 'Uhrzeit',
  clockHint: 'Wie Uhrzeiten angezeigt werden.',
  clocks: { system: 'Automatisch', '12': '12 Stunden', '24': '24 Stunden' },
  densities: { regular: 'Normal', compact: 'Kompakt' },
  language: 'Sprache',
  languageHint: 'Ein Wechsel lädt das Fenster neu. Ticketnotizen und Mails bleiben auf Englisch.',
  languages: { system: 'Automatisch', en: 'English', de: 'Deutsch' },
  languageNotKept: 'Dieser Browser speichert nichts für Baton. Die Sprache lässt sich deshalb nicht ändern.',
  server: 'Server',
  serverHint: 'Ein Wechsel lädt das Fenster neu.',
  changeServer: 'Ändern…',
  serverDecided: 'Das hat Ihre Organisation festgelegt.',
  connections: {
    private: null,
    open: 'Diese Verbindung ist nicht verschlüsselt: Andere im Netzwerk können mitlesen.',
    off: 'Baton verbindet sich nicht mit diesem Server.',
  },
  baton: 'Baton',
  storedFirst: 'Alles, was Sie eingeben, wird zuerst auf diesem Gerät gespeichert.',
  noKeychain:
    'Dieses System hat keinen Schlüsselbund. Sie melden sich deshalb bei jedem Start von Baton neu an. Ihre Arbeit bleibt auf diesem Gerät.',

  notifications: 'Benachrichtigungen auf diesem Gerät',

  you: 'Ihr Profil',
  name: 'Name',
  nameHint: 'Unter diesem Namen sieht Ihr Team Ihre Übergaben.',
  yourName: 'Ihr Name',
  onlineOnly: 'Das können Sie ändern, wenn Sie online sind.',
  askAdmin: 'Das kann ein Admin ändern.',
  role: 'Rolle',
  workspace: 'Arbeitsbereich',
  workspaceName: 'Name des Arbeitsbereichs',
  ticketLink: 'Ticket-Links',
  ticketLinkHint:
    'Die Adresse eines Tickets in Ihrem Ticketsystem, mit {number} an der Stelle der Nummer. Ticketnummern werden damit für alle zu Links. Ohne Adresse bleiben sie Text.',
  ticketLinkExample: (address) => `#48213 öffnet ${address}`,
  ticketLinkTooLong: 'Diese Adresse ist zu lang. Möglich sind höchstens 500 Zeichen.',
  ticketLinkSaved: 'Gespeichert. Ticketnummern sind jetzt Links.',
  ticketLinkOff: 'Gespeichert. Ticketnummern sind jetzt einfacher Text.',
  save: 'Speichern',

  signingOut: 'Abmelden',
  signOutHere: 'Dieses Gerät',
  signOutHereHint: 'Was noch nicht gesendet ist, bleibt hier, bis Sie sich wieder anmelden.',
  signOutAll: 'Alle Geräte',
  signOutAllHint: 'Für einen verlorenen Laptop oder einen Browser, in dem Sie noch angemeldet sind.',
}

export const signOutWords: typeof english.signOutWords = {
  here: 'Abmelden',
  everywhere: 'Überall abmelden',
  hereMore: 'Abmelden…',
  everywhereMore: 'Überall abmelden…',
  hereTitle: 'Abmelden?',
  everywhereTitle: 'Überall abmelden?',
  hereLead: 'Sie werden nur auf diesem Gerät abgemeldet. Ihr Arbeitsbereich wird von diesem Gerät entfernt.',
  everywhereLead:
    'Sie werden sofort auf allen Geräten und in allen Browsern abgemeldet, auch in diesem. Nutzen Sie das, wenn Sie ein Gerät verloren haben.',
  left: (actions, files, rejected) => {
    const unsent = [
      actions > 0 ? counted(actions, 'Aktion', 'Aktionen') : '',
      files > 0 ? counted(files, 'Datei', 'Dateien') : '',
    ].filter((part) => part !== '')
    return `${[
      unsent.length > 0 ? `${unsent.join(' und ')} noch nicht gesendet` : '',
      rejected > 0
        ? `${counted(rejected, 'abgelehnte Aktion', 'abgelehnte Aktionen')} nicht durchgesehen`
        : '',
    ]
      .filter((part) => part !== '')
      .join(', ')}.`
  },
  staysUnsent:
    'Das bleibt auf diesem Gerät und wird gesendet, sobald Sie sich hier wieder anmelden. Bis dahin sieht es sonst niemand.',
  staysRejected: 'Das bleibt auf diesem Gerät, bis Sie sich hier wieder anmelden.',
  allSent: 'Alles auf diesem Gerät ist gesendet.',
}

export const serverWords: typeof english.serverWords = {
  title: 'Server',
  address: 'Adresse',
  addressHint:
    'Ein Wechsel lädt das Fenster neu. Was noch nicht gesendet ist, bleibt auf diesem Gerät für den bisherigen Server.',
  badAddress: 'Das ist keine Serveradresse. Geben Sie eine wie https://baton.example.com ein.',
  failed: 'Der Wechsel zu dieser Adresse ist nicht gelungen. Prüfen Sie sie auf Tippfehler.',
  declined: 'Sie haben den Wechsel abgebrochen. Baton bleibt beim bisherigen Server.',
  submit: 'Diesen Server verwenden',
}

export const updatesWords: typeof english.updatesWords = {
  label: 'Updates',
  channels: { stable: 'Stabil', beta: 'Beta' },
  hint: 'Beta bekommt neue Versionen früher. Installiert werden sie beim Beenden.',
  ready: (version) => `Baton ${version} ist bereit. Installiert wird beim Beenden.`,
  restart: 'Zum Aktualisieren neu starten',
}

export const spellingWords: typeof english.spellingWords = {
  label: 'Rechtschreibung prüfen',
  hint: (languages) =>
    `Lädt Wörterbücher von Google (${languages}). Was Sie schreiben, wird nicht gesendet. Ab dem nächsten Start von Baton.`,
  needsRestart: 'Gilt ab dem nächsten Start von Baton.',
}

export const notificationSettingWords: typeof english.notificationSettingWords = {
  label: 'Systembenachrichtigungen',
  states: {
    granted: 'Eskalationen und Erinnerungen erscheinen als Benachrichtigungen des Browsers.',
    default:
      'Baton hat in diesem Browser noch nicht um Erlaubnis gefragt. Bis dahin erscheinen Benachrichtigungen nur in Baton.',
    denied:
      'Dieser Browser blockiert Benachrichtigungen, die Auswahl unten bewirkt daher nichts. Erlauben Sie sie für diese Seite in den Website-Einstellungen des Browsers.',
    absent: 'Dieser Browser kann keine Benachrichtigungen anzeigen. Sie erscheinen nur in Baton.',
    system:
      'Eskalationen und Erinnerungen erscheinen als Benachrichtigungen des Systems, auch bei ausgeblendetem Fenster.',
  },
  allow: 'Benachrichtigungen erlauben',
  test: 'Test senden',
  testTitle: 'So benachrichtigt Sie Baton',
  testBody: 'Klicken Sie auf eine Benachrichtigung, um zu öffnen, worum es geht.',
  unavailable: 'Nicht verfügbar',
  outcomes: {
    shown: 'Testbenachrichtigung gesendet.',
    suppressed: '„Nicht stören“ ist eingeschaltet. Ihr System zeigt deshalb keine Benachrichtigungen.',
    denied: 'Benachrichtigungen sind nicht erlaubt.',
    failed: 'Ihr System konnte sie nicht anzeigen. Prüfen Sie dort die Einstellungen für Benachrichtigungen.',
  },
  choices: {
    escalation: {
      label: 'Eskalationen',
      hint: 'Jemand braucht Hilfe, die Sie geben können, oder für eine Sitzung ist niemand mehr zuständig.',
    },
    woke: { label: 'Erinnerungen', hint: 'Eine von Ihnen geparkte Sitzung ist fällig.' },
    claimed: {
      label: 'Was Sie übergeben haben',
      hint: 'Jemand hat es übernommen, gelöst oder verworfen, oder es wartet schon zu lange.',
    },
    mention: {
      label: 'Erwähnungen und Fragen',
      hint: 'Jemand hat Sie erwähnt oder fragt Sie etwas, oder der Assistent hat Ihnen nachträglich geantwortet.',
    },
    sound: { label: 'Ton', hint: 'Bei jeder Benachrichtigung einen Ton abspielen.' },
  },
}

export const roleWord: typeof english.roleWord = {
  viewer: 'Betrachter',
  engineer: 'Techniker',
  admin: 'Admin',
  owner: 'Inhaber',
}

export const roleHint: typeof english.roleHint = {
  viewer: 'darf lesen',
  engineer: 'darf Sitzungen bearbeiten und übergeben',
  admin: 'darf auch Personen und Anbindungen verwalten',
  owner: 'darf alles verwalten',
}

export const peopleWords: typeof english.peopleWords = {
  title: (active) => `Personen · ${active}`,
  columns: { name: 'Name', role: 'Rolle', team: 'Team', access: 'Zugang' },
  you: 'Sie',
  deactivated: 'Deaktiviert',
  roleOf: (name) => `Rolle von ${isolated(name)}`,
  teamOf: (name) => `Team von ${isolated(name)}`,
  noTeam: 'Kein Team',
  invite: 'Einladen',
  inviteSomeone: 'Jemanden einladen',
  offline: 'Sie sind offline. Einladen und verwalten können Sie, sobald Sie wieder online sind.',
  deactivate: 'Deaktivieren',
  deactivateMore: 'Deaktivieren…',
  deactivateName: (name) => `${isolated(name)} deaktivieren`,
  reactivate: 'Reaktivieren',
  reactivateName: (name) => `${isolated(name)} reaktivieren`,
  deactivateTitle: (name) => `${isolated(name)} deaktivieren?`,
  deactivateLead:
    'Die Person wird sofort überall abgemeldet und ist nicht mehr im Dienst. Sie können sie jederzeit wieder aktivieren.',
  leaving: (name, owned, directed) => {
    const parts = [
      owned > 0 ? counted(owned, 'offene Sitzung', 'offene Sitzungen') : '',
      directed > 0 ? counted(directed, 'Eskalation', 'Eskalationen') : '',
    ].filter((part) => part !== '')
    return parts.length === 0
      ? `Bei ${isolated(name)} liegen keine offenen Sitzungen und keine Eskalationen.`
      : `Bei ${isolated(name)} ${plural(owned + directed, 'liegt', 'liegen')} ${parts.join(' und ')}. Das ganze Team kann übernehmen. Die Admins werden über alles benachrichtigt, was nicht schon eskaliert ist.`
  },
}

export const teamWords: typeof english.teamWords = {
  title: 'Teams',
  noneToRead: 'Es gibt keine Teams. Alle teilen sich eine Warteschlange.',
  none: 'Alle teilen sich eine Warteschlange. Legen Sie ein Team an, wenn manche zuerst die eigenen Übergaben sehen sollen.',
  some: 'In der Warteschlange eines Teams stehen dessen Übergaben oben. Sehen können alle alles.',
  nameOf: (team) => `Name des Teams ${isolated(team)}`,
  nameOfNew: 'Name des neuen Teams',
  newTeam: 'Neues Team',
  add: 'Team anlegen',
  taken: (name) => `Ein Team namens ${isolated(name)} gibt es schon. Wählen Sie einen anderen Namen.`,
}

export const inviteWords: typeof english.inviteWords = {
  title: 'Jemanden einladen',
  role: 'Rolle',
  team: 'Team',
  noTeam: 'Kein Team',
  validFor: 'Gültig für',
  lifetimes: { day: '1 Tag', threeDays: '3 Tage', week: '7 Tage', month: '30 Tage' },
  email: 'E-Mail (optional)',
  emailHint: 'Wenn Sie eine angeben, gilt die Einladung nur für diese Adresse.',
  emailPlaceholder: 'name@example.com',
  badEmail:
    'Geben Sie eine gültige E-Mail-Adresse ein, oder lassen Sie das Feld leer: Dann gilt die Einladung für jede Adresse.',
  create: 'Einladung erstellen',
  createdTitle: 'Einladung',
  forOne: (role) => `${role}, für eine Person`,
  link: 'Link',
  code: 'Code',
  copy: 'Kopieren',
  copyThe: (label) => `${label} kopieren`,
  copied: (label) => `${label} kopiert.`,
  noClipboard: 'Die Zwischenablage ist nicht verfügbar. Markieren Sie den Text, und kopieren Sie ihn selbst.',
  passOn: (until) =>
    `Senden Sie der eingeladenen Person den Link oder den Code. Er gilt einmal, bis ${until}, und wird nicht noch einmal angezeigt.`,
  another: 'Weitere Einladung',
  done: 'Fertig',
}

export const passwordWords: typeof english.passwordWords = {
  section: 'Passwort und Geräte',
  label: 'Passwort',
  labelHint: 'Wenn Sie es ändern, werden Sie auf allen anderen Geräten abgemeldet.',
  change: 'Passwort ändern…',
  title: 'Passwort ändern',
  current: 'Aktuelles Passwort',
  next: 'Neues Passwort',
  hint: 'Mindestens 10 Zeichen. Ein paar zufällige Wörter eignen sich gut.',
  others: 'Auf allen anderen Geräten werden Sie abgemeldet, auf diesem bleiben Sie angemeldet.',
  submit: 'Passwort ändern',
  noCurrent: 'Geben Sie Ihr aktuelles Passwort ein.',
  tooShort: 'Verwenden Sie mindestens 10 Zeichen.',
  tooLong: 'Verwenden Sie höchstens 200 Zeichen.',
  changed: 'Passwort geändert. Ihre anderen Geräte sind abgemeldet.',
}

export const deviceWords: typeof english.deviceWords = {
  yours: 'Angemeldete Geräte',
  of: (name) => `Geräte von ${isolated(name)}`,
  name: (device) => device.replace('Unknown program', 'Unbekanntes Programm').replace(' on ', ' unter '),
  this: 'Dieses Gerät',
  seen: 'Zuletzt gesehen',
  since: 'angemeldet seit',
  end: 'Abmelden',
  endName: (device) => `Abmelden: ${device}`,
  ended: (device) => `Abgemeldet: ${device}.`,
  none: 'Nirgends angemeldet.',
  loading: 'Wird geladen…',
  retry: 'Erneut versuchen',
  done: 'Fertig',
  manage: 'Angemeldete Geräte…',
}

export const resetWords: typeof english.resetWords = {
  make: 'Link für ein neues Passwort…',
  title: (name) => `Neues Passwort für ${isolated(name)}`,
  lead: (name) =>
    `Erstellen Sie einen Link, und senden Sie ihn an ${isolated(name)}. Wer damit ein neues Passwort festlegt, wird auf allen anderen Geräten abgemeldet.`,
  replaces: 'Frühere Links für diese Person gelten dann nicht mehr.',
  create: 'Link erstellen',
  link: 'Link',
  passOn: (name, until) =>
    `Senden Sie den Link nur an ${isolated(name)}. Er gilt einmal, bis ${until}, und wird nicht noch einmal angezeigt.`,
  done: 'Fertig',
  more: (name) => `Aktionen für ${isolated(name)}`,
}

export const sentInvitationWords: typeof english.sentInvitationWords = {
  title: 'Einladungen',
  columns: { role: 'Für', by: 'Eingeladen von', state: 'Status', action: 'Aktion' },
  anyone: 'beliebige Person',
  expires: 'Gültig bis',
  expired: 'Abgelaufen',
  usedBy: (name) => `Angenommen von ${isolated(name)}`,
  revoked: 'Widerrufen',
  revoke: 'Widerrufen',
  revokeThe: (role) => `Widerrufen: Einladung als ${role}`,
  done: 'Einladung widerrufen.',
  none: 'Keine Einladungen in den letzten 30 Tagen.',
}

export const settingsCommandWords: typeof english.settingsCommandWords = {
  pages: {
    channels: {
      label: 'Kanäle und Ruhezeiten',
      words: 'nicht stören stumm lautlos benachrichtigungen mail dnd mute quiet',
    },
    'saved-notes': { label: 'Textbausteine', words: 'vorlagen snippets' },
    shortcuts: { label: 'Tastenkürzel', words: 'tasten tastatur shortcuts' },
    connections: { label: 'Anbindungen', words: 'psa ticketsystem verbindung' },
    ai: { label: 'KI', words: 'assistent modell ai' },
    policies: { label: 'Eskalationsregeln', words: 'regeln policy' },
    targets: { label: 'Reaktionsziele', words: 'sla fristen' },
    people: { label: 'Personen und Einladungen', words: 'benutzer mitglieder einladen team rollen' },
    diagnostics: { label: 'Diagnose', words: 'log version support fehlerbericht' },
  },
  theme: (name) => `Darstellung: ${name}`,
  themeWords: 'aussehen farben theme design modus',
  language: { label: 'Sprache ändern', words: 'deutsch englisch language uhrzeit' },
  calendar: { label: 'Kalenderadresse eines Dienstplans', words: 'ical ics abonnieren bereitschaft' },
  rejected: { label: 'Abgelehnte Aktionen anzeigen', words: 'zurückgewiesen fehlgeschlagen rejected' },
  shift: { label: 'Schicht übergeben', words: 'handover dienstende feierabend übergabe' },
  password: 'kennwort zugangsdaten sicherheit password',
  signOut: 'ausloggen logout sperren sign out',
}
