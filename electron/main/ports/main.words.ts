import { counted, pluralIn } from '../../../core/domain/text/plural.ts'
import type { Language } from '../../../core/domain/text/language.ts'

/** Every sentence that main itself shows: dialogs of the system, menus, the tray, its own notifications. */
const english = {
  cannotStart: 'Baton can’t start',
  badProfile:
    'The name after --profile is missing or invalid. Use up to 32 lowercase letters, digits, and dashes, for example: --profile two',
  badServerVariable: (example: string) =>
    `BATON_SERVER_URL isn’t a valid server address. Set it to something like ${example}, or unset it.`,

  server: {
    connectTo: (origin: string) => `Connect Baton to ${origin}?`,
    sendsHere:
      'Your password and everything you write will be sent to this server. Continue only if your admin gave you this address.',
    connectUnencrypted: (origin: string) => `Connect Baton to ${origin} without encryption?`,
    unencrypted:
      'This address isn’t encrypted (http instead of https): everyone on the network between you and this server can read your password and everything you write, and change it. Ask your admin for an address that begins with https. Baton will keep saying that this connection isn’t encrypted.',
    staysHere: 'What is on this device stays with its own server.',
    connect: 'Connect',
    connectAnyway: 'Connect without encryption',
    cancel: 'Cancel',
    quit: 'Quit',
  },

  policy: {
    /** The dialog at the start, when nothing says which server is right. */
    noServer: 'Baton isn’t connecting to a server.',
    noServerMore: (problems: string) =>
      `What your organization set for Baton on this computer can’t be used:\n\n${problems}\n\nUntil it’s corrected, you can work with what is on this device. Tell your administrator, who finds this in Settings, Diagnostics as well.`,
    ok: 'OK',
    unreadable: (why: string) => `The policy can’t be read: ${why}.`,
    notJson: (why: string) => `The policy isn’t valid JSON: ${why}.`,
    notAnObject: 'The policy isn’t a JSON object.',
    unknownKey: (key: string) => `${key}: there is no such setting. Check how it’s spelled.`,
    wrongValue: (key: string, why: string) => `${key}: ${why}.`,
    needsHttps:
      'serverUrl: it begins with http, so others can read along. Use https, or set "allowInsecureServer": true.',
    /** What each value has to be. */
    expected: {
      address: 'it has to be an address like "https://baton.example.com"',
      https: 'it has to be an address that begins with https://',
      yesOrNo: 'it has to be true or false',
      channel: 'it has to be "stable", "beta" or "off"',
    },
    system: {
      timedOut: (ms: number) => `the system’s registry didn’t answer within ${ms / 1000} s`,
      failed: (code: string) => `error ${code}`,
      unknownAnswer: 'what the system’s registry answered can’t be understood',
      notText: (type: string) => `it has to be text (REG_SZ), but is ${type}`,
    },
  },

  crash: {
    message: 'Baton keeps crashing.',
    detail:
      'What you wrote is saved on this device. Reopen Baton to try again. If that doesn’t help, restart your computer, then install the latest version.',
    reopen: 'Reopen',
    quit: 'Quit',
  },
  hang: {
    message: 'Baton isn’t responding.',
    detail: 'Wait if this computer is busy. Reloading loses nothing that was saved on this device.',
    wait: 'Wait',
    reload: 'Reload',
  },

  update: {
    ready: (version: string) => `Baton ${version} is ready`,
    readyMore:
      'It’s installed when you quit. To have it now, choose “Restart to update” in Settings or in the tray’s menu.',
    restart: (version: string) => `Restart to update to ${version}`,
    failed: (version: string) => `Baton couldn’t be updated to ${version}`,
    failedMore: (version: string) =>
      `You still have ${version}, and nothing is lost. Baton tries again later.`,
    unstored: 'Baton can’t tell whether everything you typed is saved.',
    unstoredMore:
      'A window isn’t answering. Wait a moment and try again. If you restart now, the last words you typed may be lost.',
    notNow: 'Not now',
    restartNow: 'Restart anyway',
  },

  certificate: {
    message: (host: string) => `Which certificate should Baton show to ${host}?`,
    detail: 'The server, or a proxy before it, asks who you are. Choose none if you don’t know why.',
    none: 'None',
    of: (subject: string, issuer: string) => `${subject} (from ${issuer})`,
  },

  badge: {
    nothingWaits: 'nothing waits',
    waiting: (count: number) => counted(count, 'handoff waits', 'handoffs wait'),
    attention: 'needs your attention',
  },

  tray: {
    show: 'Show Baton',
    hide: 'Hide Baton',
    newSession: 'New session…',
    note: 'Note for the current session…',
    park: 'Park the current session…',
    quiet: 'Do not disturb',
    isQuiet: 'Do not disturb is on',
    quietHour: 'For 1 hour',
    quietTomorrow: 'Until tomorrow',
    quietOff: 'Turn off',
    loginStart: 'Start when I sign in to this computer',
    quit: 'Quit',
  },
  putAway: {
    title: 'Baton is still running',
    inMenuBar: 'It tells you about handoffs from the menu bar. Its icon there opens it again, and quits it.',
    inTray: 'It tells you about handoffs from the tray. Its icon there opens it again, and quits it.',
    minimized: 'It tells you about handoffs while it’s minimized. This desktop has no tray to hide in.',
  },
  toast: { open: 'Open', claim: 'Claim' },

  spelling: { learn: 'Add to dictionary' },
  edit: {
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
  },
  menu: {
    about: 'About Baton',
    settings: 'Settings…',
    services: 'Services',
    hideBaton: 'Hide Baton',
    hideOthers: 'Hide others',
    showAll: 'Show all',
    quitBaton: 'Quit Baton',
    file: 'File',
    newSession: 'New session',
    quickNote: 'Quick note…',
    closeWindow: 'Close window',
    edit: 'Edit',
    view: 'View',
    palette: 'Search and commands…',
    queue: 'Queue',
    sessions: 'My sessions',
    parked: 'Parked',
    notifications: 'Notifications',
    actualSize: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    window: 'Window',
    minimize: 'Minimize',
    zoom: 'Zoom',
    front: 'Bring all to front',
    help: 'Help',
    shortcuts: 'Keyboard shortcuts',
    diagnostics: 'Diagnostics',
    logFolder: 'Open log folder',
    develop: 'Develop',
    reload: 'Reload',
    developerTools: 'Developer tools',
  },
}

export type MainWords = typeof english

const inGerman = pluralIn('de')

const german: MainWords = {
  cannotStart: 'Baton kann nicht starten',
  badProfile:
    'Der Name nach --profile fehlt oder ist ungültig. Erlaubt sind bis zu 32 Kleinbuchstaben, Ziffern und Bindestriche, zum Beispiel: --profile zwei',
  badServerVariable: (example) =>
    `BATON_SERVER_URL ist keine gültige Serveradresse. Richtig ist zum Beispiel ${example}; ohne die Variable gilt der Standard.`,

  server: {
    connectTo: (origin) => `Baton mit ${origin} verbinden?`,
    sendsHere:
      'Ihr Passwort und alles, was Sie schreiben, wird an diesen Server gesendet. Fahren Sie nur fort, wenn die Adresse von Ihrem Admin kommt.',
    connectUnencrypted: (origin) => `Baton unverschlüsselt mit ${origin} verbinden?`,
    unencrypted:
      'Diese Adresse ist nicht verschlüsselt (http statt https): Alle im Netzwerk zwischen Ihnen und dem Server können Ihr Passwort und alles, was Sie schreiben, mitlesen und ändern. Fragen Sie Ihren Admin nach einer Adresse, die mit https beginnt. Baton zeigt dauerhaft an, dass diese Verbindung nicht verschlüsselt ist.',
    staysHere: 'Was auf diesem Gerät liegt, bleibt bei seinem eigenen Server.',
    connect: 'Verbinden',
    connectAnyway: 'Unverschlüsselt verbinden',
    cancel: 'Abbrechen',
    quit: 'Beenden',
  },

  policy: {
    noServer: 'Baton verbindet sich mit keinem Server.',
    noServerMore: (problems) =>
      `Was Ihre Organisation auf diesem Computer für Baton festgelegt hat, ist nicht verwendbar:\n\n${problems}\n\nBis das korrigiert ist, können Sie mit dem weiterarbeiten, was auf diesem Gerät liegt. Geben Sie Ihrem Administrator Bescheid; er findet das auch unter Einstellungen, Diagnose.`,
    ok: 'OK',
    unreadable: (why) => `Die Richtlinie ist nicht lesbar: ${why}.`,
    notJson: (why) => `Die Richtlinie ist kein gültiges JSON: ${why}.`,
    notAnObject: 'Die Richtlinie ist kein JSON-Objekt.',
    unknownKey: (key) => `${key}: Diese Einstellung gibt es nicht. Bitte die Schreibweise prüfen.`,
    wrongValue: (key, why) => `${key}: ${why}.`,
    needsHttps:
      'serverUrl: Die Adresse beginnt mit http, andere können also mitlesen. Verwenden Sie https oder setzen Sie "allowInsecureServer": true.',
    expected: {
      address: 'erwartet wird eine Adresse wie "https://baton.example.com"',
      https: 'erwartet wird eine Adresse, die mit https:// beginnt',
      yesOrNo: 'erwartet wird true oder false',
      channel: 'erwartet wird "stable", "beta" oder "off"',
    },
    system: {
      timedOut: (ms) => `die Registrierung des Systems hat innerhalb von ${ms / 1000} s nicht geantwortet`,
      failed: (code) => `Fehler ${code}`,
      unknownAnswer: 'die Antwort der Registrierung des Systems ist nicht verständlich',
      notText: (type) => `erwartet wird Text (REG_SZ), vorhanden ist ${type}`,
    },
  },

  crash: {
    message: 'Baton stürzt wiederholt ab.',
    detail:
      'Was Sie geschrieben haben, ist auf diesem Gerät gespeichert. Öffnen Sie Baton erneut. Hilft das nicht, starten Sie den Computer neu und installieren Sie danach die neueste Version.',
    reopen: 'Erneut öffnen',
    quit: 'Beenden',
  },
  hang: {
    message: 'Baton reagiert nicht.',
    detail:
      'Warten Sie, falls der Computer gerade ausgelastet ist. Beim Neuladen geht nichts verloren, was auf diesem Gerät gespeichert wurde.',
    wait: 'Warten',
    reload: 'Neu laden',
  },

  update: {
    ready: (version) => `Baton ${version} ist bereit`,
    readyMore:
      'Das Update wird beim Beenden installiert. Sofort geht es mit „Zum Aktualisieren neu starten“ in den Einstellungen oder im Menü des Infobereichs.',
    restart: (version) => `Neu starten und auf ${version} aktualisieren`,
    failed: (version) => `Baton konnte nicht auf ${version} aktualisiert werden`,
    failedMore: (version) =>
      `Sie haben weiterhin ${version}, und nichts ist verloren. Baton versucht es später erneut.`,
    unstored: 'Baton weiß nicht, ob alles Geschriebene gespeichert ist.',
    unstoredMore:
      'Ein Fenster antwortet nicht. Warten Sie einen Moment und versuchen Sie es erneut. Bei einem sofortigen Neustart können die zuletzt geschriebenen Wörter verloren gehen.',
    notNow: 'Nicht jetzt',
    restartNow: 'Trotzdem neu starten',
  },

  certificate: {
    message: (host) => `Welches Zertifikat soll Baton ${host} zeigen?`,
    detail:
      'Der Server oder ein Proxy davor fragt, wer Sie sind. Wählen Sie keines, wenn Sie nicht wissen, warum.',
    none: 'Keines',
    of: (subject, issuer) => `${subject} (von ${issuer})`,
  },

  badge: {
    nothingWaits: 'nichts wartet',
    waiting: (count) => `${count} ${inGerman(count, 'Übergabe wartet', 'Übergaben warten')}`,
    attention: 'braucht Ihre Aufmerksamkeit',
  },

  tray: {
    show: 'Baton anzeigen',
    hide: 'Baton ausblenden',
    newSession: 'Neue Sitzung…',
    note: 'Notiz zur aktuellen Sitzung…',
    park: 'Aktuelle Sitzung parken…',
    quiet: 'Nicht stören',
    isQuiet: '„Nicht stören“ ist an',
    quietHour: 'Für 1 Stunde',
    quietTomorrow: 'Bis morgen',
    quietOff: 'Ausschalten',
    loginStart: 'Beim Anmelden an diesem Computer starten',
    quit: 'Beenden',
  },
  putAway: {
    title: 'Baton läuft weiter',
    inMenuBar:
      'Übergaben meldet Baton aus der Menüleiste. Das Symbol dort öffnet Baton wieder und beendet es.',
    inTray: 'Übergaben meldet Baton aus dem Infobereich. Das Symbol dort öffnet Baton wieder und beendet es.',
    minimized:
      'Übergaben meldet Baton auch minimiert. Dieser Desktop hat keinen Infobereich, in den es sich zurückziehen kann.',
  },
  toast: { open: 'Öffnen', claim: 'Übernehmen' },

  spelling: { learn: 'Zum Wörterbuch hinzufügen' },
  edit: {
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
  },
  menu: {
    about: 'Über Baton',
    settings: 'Einstellungen…',
    services: 'Dienste',
    hideBaton: 'Baton ausblenden',
    hideOthers: 'Andere ausblenden',
    showAll: 'Alle einblenden',
    quitBaton: 'Baton beenden',
    file: 'Datei',
    newSession: 'Neue Sitzung',
    quickNote: 'Schnelle Notiz…',
    closeWindow: 'Fenster schließen',
    edit: 'Bearbeiten',
    view: 'Ansicht',
    palette: 'Suche und Befehle…',
    queue: 'Warteschlange',
    sessions: 'Meine Sitzungen',
    parked: 'Geparkt',
    notifications: 'Benachrichtigungen',
    actualSize: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fullScreen: 'Vollbild',
    window: 'Fenster',
    minimize: 'Minimieren',
    zoom: 'Zoomen',
    front: 'Alle nach vorne bringen',
    help: 'Hilfe',
    shortcuts: 'Tastenkürzel',
    diagnostics: 'Diagnose',
    logFolder: 'Protokollordner öffnen',
    develop: 'Entwicklung',
    reload: 'Neu laden',
    developerTools: 'Entwicklerwerkzeuge',
  },
}

const words: Readonly<Record<Language, MainWords>> = { en: english, de: german }

export const mainWords = (language: Language): MainWords => words[language]
