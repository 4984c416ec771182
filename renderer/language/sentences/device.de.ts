import type { Pairs } from './pairs.ts'

const nothingDeleted = 'Es wurde nichts gelöscht.'

/** What the device itself says: of its storage, its connection, and of toasts that it didn't show. */
export const deviceSentences: Pairs = [
  [
    'This device is out of space, so Baton can’t save anything more. What you typed stays in this window. Free up disk space, then try again.',
    'Auf diesem Gerät ist kein Speicherplatz mehr frei, Baton kann nichts mehr speichern. Ihr Text bleibt in diesem Fenster. Schaffen Sie Platz, und versuchen Sie es erneut.',
  ],
  [
    'Couldn’t save this on your device. What you typed stays in this window. Try again. If it keeps happening, restart Baton.',
    'Das ließ sich auf Ihrem Gerät nicht speichern. Ihr Text bleibt in diesem Fenster. Versuchen Sie es erneut. Passiert es wieder, starten Sie Baton neu.',
  ],
  ['Sign in first.', 'Melden Sie sich zuerst an.'],
  [
    'Someone else has signed in here. Sign in again; what you wrote is still here.',
    'Hier hat sich jemand anderes angemeldet. Melden Sie sich erneut an; was Sie geschrieben haben, ist noch da.',
  ],
  [
    'Your system’s keychain is locked, so Baton can’t open what it saved on this device. Unlock it and try again, or sign in. Nothing has been deleted.',
    `Der Schlüsselbund Ihres Systems ist gesperrt. Baton kann nicht öffnen, was auf diesem Gerät gespeichert ist. Entsperren Sie ihn, und versuchen Sie es erneut, oder melden Sie sich an. ${nothingDeleted}`,
  ],
  [
    'Your system’s keychain isn’t available, so only your password opens what Baton saved on this device. Sign in to continue. Nothing has been deleted.',
    `Der Schlüsselbund Ihres Systems ist nicht verfügbar. Nur Ihr Passwort öffnet, was Baton auf diesem Gerät gespeichert hat. Melden Sie sich an, um fortzufahren. ${nothingDeleted}`,
  ],
  [
    'Your system’s keychain no longer opens what Baton saved on this device. It may have been reset. Sign in to open it with your password. Nothing has been deleted.',
    `Der Schlüsselbund Ihres Systems öffnet nicht mehr, was Baton auf diesem Gerät gespeichert hat. Vielleicht wurde er zurückgesetzt. Melden Sie sich an, um es mit Ihrem Passwort zu öffnen. ${nothingDeleted}`,
  ],
  [
    'The key to what Baton saved on this device is missing. Sign in to open it with your password. Nothing has been deleted.',
    `Der Schlüssel zu dem, was Baton auf diesem Gerät gespeichert hat, fehlt. Melden Sie sich an, um es mit Ihrem Passwort zu öffnen. ${nothingDeleted}`,
  ],
  [
    'What Baton saved on this device can’t be opened, not even with your password. Start with an empty device to get everything the server has; what is here stays, sealed. Nothing has been deleted.',
    `Was Baton auf diesem Gerät gespeichert hat, lässt sich nicht öffnen, auch nicht mit Ihrem Passwort. Beginnen Sie mit einem leeren Gerät, um alles vom Server zu laden; was hier ist, bleibt verschlüsselt hier. ${nothingDeleted}`,
  ],
  [
    'The key to what Baton saved on this device is missing. Sign in to get everything the server has. Nothing has been deleted.',
    `Der Schlüssel zu dem, was Baton auf diesem Gerät gespeichert hat, fehlt. Melden Sie sich an, um alles vom Server zu laden. ${nothingDeleted}`,
  ],
  [
    'Can’t reach the server. Baton will try again when you’re back online.',
    'Der Server ist nicht erreichbar. Baton versucht es erneut, sobald Sie wieder online sind.',
  ],
  [
    'The server sent an unexpected response ({status}). Baton will try again.',
    'Der Server hat unerwartet geantwortet ({status}). Baton versucht es erneut.',
  ],
  [
    'Baton couldn’t read the server’s response. Update the app or the server, then try again.',
    'Baton konnte die Antwort des Servers nicht lesen. Aktualisieren Sie die App oder den Server, und versuchen Sie es erneut.',
  ],
  [
    'A file is no longer on this device. Remove it, attach it again, then send.',
    'Eine Datei ist nicht mehr auf diesem Gerät. Entfernen Sie sie, hängen Sie sie erneut an, und senden Sie dann.',
  ],
  ['The file arrived damaged. Try again.', 'Die Datei kam beschädigt an. Versuchen Sie es erneut.'],
  [
    'This file isn’t on this device yet. It loads when you’re back online.',
    'Diese Datei ist noch nicht auf diesem Gerät. Sie wird geladen, sobald Sie wieder online sind.',
  ],
  [
    'This is {size}, and you can send {most} at most. Shorten it, or attach the rest as a file.',
    'Das sind {size}, und Sie können höchstens {most} senden. Kürzen Sie es, oder hängen Sie den Rest als Datei an.',
  ],
  [
    'This version of Baton can’t do that. Update Baton, then try again.',
    'Diese Version von Baton kann das nicht. Aktualisieren Sie Baton, und versuchen Sie es erneut.',
  ],
  [
    'This text is too long. The limit is {most} characters. Shorten it and try again.',
    'Dieser Text ist zu lang. Die Grenze liegt bei {most} Zeichen. Kürzen Sie ihn, und versuchen Sie es erneut.',
  ],
  [
    'That’s over the limit of {most}. Cut it down and try again.',
    'Das ist mehr als die erlaubten {most}. Kürzen Sie es, und versuchen Sie es erneut.',
  ],
  [
    'Something is missing or invalid ({what}). Check it and try again.',
    'Etwas fehlt oder ist ungültig ({what}). Prüfen Sie es, und versuchen Sie es erneut.',
  ],
  [
    'The server rejected this, but the reason wasn’t saved.',
    'Der Server hat das abgelehnt, aber der Grund wurde nicht gespeichert.',
  ],
  [
    'This window has been closed or taken over. Try again.',
    'Dieses Fenster wurde geschlossen oder abgelöst. Versuchen Sie es erneut.',
  ],
  [
    'The window that was doing this has been closed. Check whether it was done, then try again.',
    'Das Fenster, in dem das lief, wurde geschlossen. Prüfen Sie, ob es erledigt ist, und versuchen Sie es sonst erneut.',
  ],
  [
    'Can’t reach the server. Check your connection, then try again.',
    'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung, und versuchen Sie es erneut.',
  ],
  [
    'You were signed out. Sign in again. Everything you wrote is still here.',
    'Sie wurden abgemeldet. Melden Sie sich erneut an. Alles Geschriebene ist noch da.',
  ],
  [
    'The server sent an unexpected response ({status}). Try again in a moment.',
    'Der Server hat unerwartet geantwortet ({status}). Versuchen Sie es gleich noch einmal.',
  ],
  [
    'Something is missing. Fill it in, then try again.',
    'Etwas fehlt. Ergänzen Sie es, und versuchen Sie es erneut.',
  ],
  [
    'You signed in or out in the meantime. Try again.',
    'Sie haben sich inzwischen an- oder abgemeldet. Versuchen Sie es erneut.',
  ],
  [
    'Baton can reach the server, but something in between blocks WebSocket. Ask whoever runs the network or proxy to allow it.',
    'Baton erreicht den Server, aber etwas dazwischen blockiert WebSocket. Bitten Sie die Zuständigen für Netzwerk oder Proxy, es zu erlauben.',
  ],
  [
    'You’re not connected to the server. Try again when you’re back online.',
    'Sie sind nicht mit dem Server verbunden. Versuchen Sie es, sobald Sie wieder online sind.',
  ],
  [
    'The connection dropped before the server answered. Try again.',
    'Die Verbindung brach ab, bevor der Server geantwortet hat. Versuchen Sie es erneut.',
  ],
  [
    'The server didn’t answer in time. Try again.',
    'Der Server hat nicht rechtzeitig geantwortet. Versuchen Sie es erneut.',
  ],
  [
    'The server answered in a way this app doesn’t understand. Update the app or the server.',
    'Der Server hat so geantwortet, dass diese App es nicht versteht. Aktualisieren Sie die App oder den Server.',
  ],
  ['Held until their quiet hours end.', 'Zurückgehalten bis zum Ende der Ruhezeit.'],
  [
    'Escalation notifications are turned off on this device.',
    'Benachrichtigungen zu Eskalationen sind auf diesem Gerät ausgeschaltet.',
  ],
  ['Do not disturb is on.', '„Nicht stören“ ist an.'],
  ['Notifications aren’t allowed.', 'Benachrichtigungen sind nicht erlaubt.'],
  ['The system couldn’t show it.', 'Das System konnte es nicht anzeigen.'],
]
