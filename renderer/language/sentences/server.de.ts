import type { Pairs } from './pairs.ts'

const again = 'Versuchen Sie es gleich noch einmal.'

/** What the server says of signing in, files, limits and its own state. */
export const serverSentences: Pairs = [
  ['Enter a valid email address.', 'Geben Sie eine gültige E-Mail-Adresse ein.'],
  ['Use at least 10 characters.', 'Verwenden Sie mindestens 10 Zeichen.'],
  ['Use 200 characters or fewer.', 'Verwenden Sie höchstens 200 Zeichen.'],
  [
    'Only admins and owners can see the figures of the whole workspace.',
    'Nur Admins und Inhaber sehen die Zahlen des ganzen Arbeitsbereichs.',
  ],
  [
    'Viewers don’t hand over or claim, so there are no figures for you.',
    'Betrachter übergeben und übernehmen nichts. Für Sie gibt es keine Zahlen.',
  ],
  ['The test is over.', 'Der Test ist vorbei.'],
  ['The monitor answered {status}.', 'Die Überwachung hat mit {status} geantwortet.'],
  [
    'Only admins and owners can see how Baton was checked.',
    'Nur Admins und Inhaber sehen, wie Baton geprüft wurde.',
  ],
  ['Your sign-in needs to be renewed.', 'Ihre Anmeldung muss erneuert werden.'],
  ['Sign in to continue.', 'Melden Sie sich an, um fortzufahren.'],
  [
    'You no longer have access to this workspace. If that’s a mistake, ask an admin.',
    'Sie haben keinen Zugang mehr zu diesem Arbeitsbereich. Ist das ein Versehen, fragen Sie einen Admin.',
  ],
  ['You no longer have access to this workspace.', 'Sie haben keinen Zugang mehr zu diesem Arbeitsbereich.'],
  ['You were signed out. Sign in again.', 'Sie wurden abgemeldet. Melden Sie sich erneut an.'],
  [
    'You haven’t used Baton here for 60 days. Sign in again.',
    'Sie haben Baton hier 60 Tage lang nicht benutzt. Melden Sie sich erneut an.',
  ],
  [
    'The email or password is wrong. Check both and try again.',
    'E-Mail oder Passwort ist falsch. Prüfen Sie beides, und versuchen Sie es erneut.',
  ],
  [
    'That isn’t your current password. Check it and try again.',
    'Das ist nicht Ihr jetziges Passwort. Prüfen Sie es, und versuchen Sie es erneut.',
  ],
  [
    'Only admins and owners can see other people’s devices.',
    'Nur Admins und Inhaber sehen die Geräte anderer.',
  ],
  ['That person doesn’t exist.', 'Diese Person gibt es nicht.'],
  ['Only owners can see owners’ devices.', 'Nur Inhaber sehen die Geräte von Inhabern.'],
  [
    'This email is already in use. If it’s yours, sign in; otherwise use another one.',
    'Diese E-Mail-Adresse wird schon verwendet. Ist es Ihre, melden Sie sich an; sonst nehmen Sie eine andere.',
  ],
  ['Only admins and owners can invite people.', 'Nur Admins und Inhaber können einladen.'],
  ['Only owners can invite owners.', 'Nur Inhaber können Inhaber einladen.'],
  [
    'That team doesn’t exist. Choose another one, or none.',
    'Dieses Team gibt es nicht. Wählen Sie ein anderes oder keines.',
  ],
  ['Only admins and owners can see invitations.', 'Nur Admins und Inhaber sehen Einladungen.'],
  ['That invitation doesn’t exist.', 'Diese Einladung gibt es nicht.'],
  ['Only owners can revoke this invitation.', 'Nur Inhaber können diese Einladung widerrufen.'],
  [
    'This invitation has already been used. Deactivate the person instead.',
    'Diese Einladung wurde schon verwendet. Deaktivieren Sie stattdessen die Person.',
  ],
  [
    'That invitation code isn’t valid. Check it for typos, or ask for a new one.',
    'Dieser Einladungscode ist ungültig. Prüfen Sie ihn auf Tippfehler, oder bitten Sie um einen neuen.',
  ],
  [
    'This invitation has already been used. If you used it, sign in; otherwise ask for a new one.',
    'Diese Einladung wurde schon verwendet. Waren Sie das, melden Sie sich an; sonst bitten Sie um eine neue.',
  ],
  [
    'This invitation was revoked. Ask an admin for a new one.',
    'Diese Einladung wurde widerrufen. Bitten Sie einen Admin um eine neue.',
  ],
  [
    'This invitation has expired. Ask for a new one.',
    'Diese Einladung ist abgelaufen. Bitten Sie um eine neue.',
  ],
  [
    'This invitation is for a different email. Use the one it was sent to.',
    'Diese Einladung gilt für eine andere E-Mail-Adresse. Nehmen Sie die, an die sie ging.',
  ],
  [
    'The person who invited you can’t invite people anymore. Ask an admin for a new invitation.',
    'Die Person, die Sie eingeladen hat, darf nicht mehr einladen. Bitten Sie einen Admin um eine neue Einladung.',
  ],
  [
    'Only admins and owners can create a password reset link.',
    'Nur Admins und Inhaber können einen Link zum Zurücksetzen erstellen.',
  ],
  ['To change your own password, go to Settings.', 'Ihr eigenes Passwort ändern Sie in den Einstellungen.'],
  [
    'Only owners can reset an owner’s password.',
    'Nur Inhaber können das Passwort eines Inhabers zurücksetzen.',
  ],
  [
    '{name} is deactivated. Reactivate them first.',
    '{name} ist deaktiviert. Aktivieren Sie den Zugang zuerst wieder.',
  ],
  ['No one here signs in with that email.', 'Mit dieser E-Mail-Adresse meldet sich hier niemand an.'],
  [
    'This person is deactivated. Another admin or owner can reactivate them.',
    'Diese Person ist deaktiviert. Ein anderer Admin oder Inhaber kann den Zugang wieder aktivieren.',
  ],
  [
    'This link no longer works: it was used or replaced, or it expired. Ask an admin for a new one.',
    'Dieser Link gilt nicht mehr: Er wurde verwendet, ersetzt oder ist abgelaufen. Bitten Sie einen Admin um einen neuen.',
  ],
  [
    'This is too close to your name, email, or workspace. Use a few words that have nothing to do with you.',
    'Das ist zu nah an Ihrem Namen, Ihrer E-Mail-Adresse oder Ihrem Arbeitsbereich. Nehmen Sie ein paar Wörter, die nichts mit Ihnen zu tun haben.',
  ],
  [
    'This is too easy to guess. Use a few words that don’t usually go together.',
    'Das ist zu leicht zu erraten. Nehmen Sie ein paar Wörter, die sonst nicht zusammenstehen.',
  ],
  [
    'This sign-in was used from two places, so we ended it to be safe. Sign in again. If the other one wasn’t you, sign out everywhere.',
    'Diese Anmeldung wurde an zwei Orten verwendet und deshalb sicherheitshalber beendet. Melden Sie sich erneut an. Waren Sie der andere nicht, melden Sie sich überall ab.',
  ],
  [
    'Sign in first, then you can sign out everywhere.',
    'Melden Sie sich zuerst an, dann können Sie sich überall abmelden.',
  ],
  [
    'This server already has a workspace. Sign in, or ask an admin for an invitation.',
    'Dieser Server hat schon einen Arbeitsbereich. Melden Sie sich an, oder bitten Sie einen Admin um eine Einladung.',
  ],
  [
    'That isn’t the setup code. You’ll find it in the server’s output, and in the file setup-code in its data folder.',
    'Das ist nicht der Einrichtungscode. Sie finden ihn in der Ausgabe des Servers und in der Datei setup-code in seinem Datenordner.',
  ],
  ['This workspace no longer exists.', 'Diesen Arbeitsbereich gibt es nicht mehr.'],
  [
    'The server was restored from a backup. This will be sent once another device has sent what it depends on.',
    'Der Server wurde aus einer Sicherung wiederhergestellt. Das wird gesendet, sobald ein anderes Gerät gesendet hat, worauf es aufbaut.',
  ],
  [
    'Too many of your actions were rejected. The rest stays on this device and sends automatically in a moment.',
    'Zu viele Ihrer Aktionen wurden abgelehnt. Der Rest bleibt auf diesem Gerät und wird gleich automatisch gesendet.',
  ],
  [
    'This only works online. Try again when you’re back online.',
    'Das geht nur online. Versuchen Sie es, sobald Sie wieder online sind.',
  ],
  [
    'The server is still waiting for action {number} from this device.',
    'Der Server wartet noch auf Aktion {number} von diesem Gerät.',
  ],
  [
    'This action has to be queued, not requested.',
    'Diese Aktion muss eingereiht werden und kann nicht direkt angefragt werden.',
  ],
  ['The reason wasn’t saved.', 'Der Grund wurde nicht gespeichert.'],
  ['This file isn’t on the server yet.', 'Diese Datei ist noch nicht auf dem Server.'],
  [
    'Viewers can’t add files. Ask an admin to change your role.',
    'Betrachter können keine Dateien hinzufügen. Bitten Sie einen Admin um eine andere Rolle.',
  ],
  [
    'Images are stored with up to {most}. Attach it as a file instead.',
    'Bilder werden bis {most} gespeichert. Hängen Sie es stattdessen als Datei an.',
  ],
  ['This part of the file has the wrong length.', 'Dieser Teil der Datei hat die falsche Länge.'],
  [
    'The file arrived damaged and wasn’t saved. Add it again.',
    'Die Datei kam beschädigt an und wurde nicht gespeichert. Fügen Sie sie erneut hinzu.',
  ],
  [
    'Your workspace has reached this server’s limit of {most} for files. This file stays on your device. Ask an admin to raise the limit.',
    'Ihr Arbeitsbereich hat die Grenze dieses Servers von {most} für Dateien erreicht. Die Datei bleibt auf Ihrem Gerät. Bitten Sie einen Admin, die Grenze anzuheben.',
  ],
  [
    'You’ve reached this server’s limit of {most} of files a day. This file stays on your device and sends automatically within a day.',
    'Sie haben die Grenze dieses Servers von {most} an Dateien am Tag erreicht. Die Datei bleibt auf Ihrem Gerät und wird innerhalb eines Tages automatisch gesendet.',
  ],
  ['The Host header is malformed.', 'Der Host-Header ist fehlerhaft.'],
  ['Try again in a minute.', 'Versuchen Sie es in einer Minute noch einmal.'],
  ['Try again in a moment.', again],
  [
    'This server doesn’t recognize that host name. Open it at its usual address, or ask its admin to add the name to ALLOWED_HOSTS.',
    'Dieser Server kennt diesen Hostnamen nicht. Öffnen Sie ihn unter seiner üblichen Adresse, oder bitten Sie den Admin, den Namen in ALLOWED_HOSTS aufzunehmen.',
  ],
  [
    'This server only accepts HTTPS. Open its https address. Admins can find out about TLS in the README.',
    'Dieser Server nimmt nur HTTPS an. Öffnen Sie seine https-Adresse. Admins finden mehr zu TLS in der README.',
  ],
  [
    'Too many files at once. They’ll continue in a moment.',
    'Zu viele Dateien auf einmal. Gleich geht es weiter.',
  ],
  [
    'This file is too large. Files can be up to {most}.',
    'Diese Datei ist zu groß. Dateien können bis zu {most} haben.',
  ],
  ['This part of the file is empty.', 'Dieser Teil der Datei ist leer.'],
  ['The request’s headers are too long.', 'Die Header der Anfrage sind zu lang.'],
  [
    'The request took too long to arrive. Try again.',
    'Die Anfrage kam zu langsam an. Versuchen Sie es erneut.',
  ],
  ['This isn’t a valid HTTP request.', 'Das ist keine gültige HTTP-Anfrage.'],
  ['The database isn’t answering. Try again in a moment.', `Die Datenbank antwortet nicht. ${again}`],
  ['The server is shutting down. Try again in a moment.', `Der Server wird beendet. ${again}`],
  [
    'The server is reconnecting to its database. Try again in a moment.',
    `Der Server verbindet sich neu mit seiner Datenbank. ${again}`,
  ],
  [
    'This page was loaded from a different address than the server’s. Open Baton at the server’s own address. Behind a proxy, set PUBLIC_URL to that address.',
    'Diese Seite kam von einer anderen Adresse als der des Servers. Öffnen Sie Baton unter der Adresse des Servers. Hinter einem Proxy setzen Sie PUBLIC_URL auf diese Adresse.',
  ],
  ['There’s nothing at this address.', 'Unter dieser Adresse gibt es nichts.'],
  ['That’s too large. The limit is {most}.', 'Das ist zu groß. Die Grenze liegt bei {most}.'],
  ['The request is malformed.', 'Die Anfrage ist fehlerhaft.'],
  ['The request is malformed ({where}).', 'Die Anfrage ist fehlerhaft ({where}).'],
  [
    'The request is malformed: send a JSON object.',
    'Die Anfrage ist fehlerhaft: Senden Sie ein JSON-Objekt.',
  ],
  [
    'Many people are signing in at the moment. Try again in a few seconds.',
    'Gerade melden sich viele an. Versuchen Sie es in ein paar Sekunden noch einmal.',
  ],
  [
    'The workspace needs a name of 1 to 80 characters.',
    'Der Arbeitsbereich braucht einen Namen mit 1 bis 80 Zeichen.',
  ],
  ['Enter your name: 1 to 80 characters.', 'Geben Sie Ihren Namen ein: 1 bis 80 Zeichen.'],
  ['Enter your password.', 'Geben Sie Ihr Passwort ein.'],
  ['Enter your current password.', 'Geben Sie Ihr jetziges Passwort ein.'],
  ['Enter the code.', 'Geben Sie den Code ein.'],
  [
    'An invitation must be valid for 1 to 720 whole hours.',
    'Eine Einladung muss 1 bis 720 volle Stunden gültig sein.',
  ],
  ['Too many attempts. Try again in {time}.', 'Zu viele Versuche. Versuchen Sie es in {time} noch einmal.'],
  ['Viewers aren’t notified of escalations.', 'Betrachter erfahren nicht von Eskalationen.'],
  [
    'This browser named a push service that Baton may not call.',
    'Dieser Browser nennt einen Push-Dienst, den Baton nicht aufrufen darf.',
  ],
  ['Fill in everything.', 'Füllen Sie alles aus.'],
  [
    'Only admins and owners can change where the workspace is told.',
    'Nur Admins und Inhaber können ändern, wohin der Arbeitsbereich benachrichtigt.',
  ],
  ['This destination was removed. Add it again.', 'Dieses Ziel wurde entfernt. Fügen Sie es erneut hinzu.'],
  [
    'A workspace can have up to {most} destinations. Remove one first.',
    'Ein Arbeitsbereich kann bis zu {most} Ziele haben. Entfernen Sie zuerst eines.',
  ],
  [
    'Only admins and owners can test who is told.',
    'Nur Admins und Inhaber können testen, wer benachrichtigt wird.',
  ],
  [
    'Someone tested it less than 5 minutes ago. Wait, then test again.',
    'Jemand hat vor weniger als 5 Minuten getestet. Warten Sie, und testen Sie dann erneut.',
  ],
  [
    'This device is already reading sessions. Wait until that’s done.',
    'Dieses Gerät liest bereits Sitzungen. Warten Sie, bis das fertig ist.',
  ],
  [
    'You tested this several times just now. Wait a minute, then test again.',
    'Sie haben gerade mehrmals getestet. Warten Sie eine Minute, und testen Sie dann erneut.',
  ],
  [
    'Your workspace sent many tests just now. Wait a minute, then test again.',
    'Ihr Arbeitsbereich hat gerade viele Tests gesendet. Warten Sie eine Minute, und testen Sie dann erneut.',
  ],
  [
    'You’ve reached this server’s limit of {most} an hour. Read the ticket again within the hour.',
    'Sie haben die Grenze dieses Servers von {most} pro Stunde erreicht. Lesen Sie das Ticket in einer Stunde erneut.',
  ],
  [
    'Your workspace has reached this server’s limit of {most} a day. Read the ticket again after midnight UTC, or ask an admin to raise the limit.',
    'Ihr Arbeitsbereich hat die Grenze dieses Servers von {most} am Tag erreicht. Lesen Sie das Ticket nach Mitternacht UTC erneut, oder bitten Sie einen Admin, die Grenze anzuheben.',
  ],
  [
    'This policy reaches no one now, so there is nothing to test. Change its steps.',
    'Diese Regel erreicht jetzt niemanden. Es gibt nichts zu testen. Ändern Sie ihre Stufen.',
  ],
  [
    'You’ve reached this server’s limit of {most} an hour. Everything you do stays on this device and sends automatically within the hour.',
    'Sie haben die Grenze dieses Servers von {most} pro Stunde erreicht. Alles bleibt auf diesem Gerät und wird innerhalb der Stunde automatisch gesendet.',
  ],
  [
    'Your workspace has reached this server’s limit of {most} a day. Everything you do stays on this device and sends automatically after midnight UTC, or once an admin raises the limit.',
    'Ihr Arbeitsbereich hat die Grenze dieses Servers von {most} am Tag erreicht. Alles bleibt auf diesem Gerät und wird nach Mitternacht UTC automatisch gesendet, oder sobald ein Admin die Grenze anhebt.',
  ],
  [
    'This workspace is sending more than the server can handle. Baton will try again automatically.',
    'Dieser Arbeitsbereich sendet mehr, als der Server schafft. Baton versucht es automatisch erneut.',
  ],
  [
    'The server can’t reach its database right now. Try again in a moment.',
    `Der Server erreicht seine Datenbank gerade nicht. ${again}`,
  ],
  [
    'The server is busy with this workspace. Try again in a moment.',
    `Der Server ist mit diesem Arbeitsbereich beschäftigt. ${again}`,
  ],
  [
    'The server couldn’t do that just now. Try again. If it keeps happening, ask your admin to check the server’s log.',
    'Der Server konnte das gerade nicht ausführen. Versuchen Sie es erneut. Passiert es wieder, bitten Sie Ihren Admin, das Protokoll des Servers zu prüfen.',
  ],
  [
    'An action is larger than {most}. Shorten it and try again.',
    'Eine Aktion ist größer als {most}. Kürzen Sie sie, und versuchen Sie es erneut.',
  ],
  [
    'The server was restored from a backup. This device is reloading everything and will send back what the server lost.',
    'Der Server wurde aus einer Sicherung wiederhergestellt. Dieses Gerät lädt alles neu und sendet zurück, was der Server verloren hat.',
  ],
  ['Viewers don’t receive escalations.', 'Betrachter erhalten keine Eskalationen.'],
  [
    'This device sent too much at once and was disconnected. It reconnects automatically.',
    'Dieses Gerät hat zu viel auf einmal gesendet und wurde getrennt. Es verbindet sich automatisch neu.',
  ],
  [
    'Too many requests at once. Wait a second. Nothing is lost.',
    'Zu viele Anfragen auf einmal. Warten Sie einen Moment. Es geht nichts verloren.',
  ],
  [
    'This device is already syncing. Wait until that’s done.',
    'Dieses Gerät gleicht schon ab. Warten Sie, bis das fertig ist.',
  ],
  [
    'The server doesn’t know this request. Update the server or the app.',
    'Der Server kennt diese Anfrage nicht. Aktualisieren Sie den Server oder die App.',
  ],
  [
    'This message is too complex for the server. Shorten it and try again.',
    'Diese Nachricht ist für den Server zu umfangreich. Kürzen Sie sie, und versuchen Sie es erneut.',
  ],
  [
    'You’re already connected from {most} places. Close Baton in one of them, and this one connects automatically.',
    'Sie sind schon an {most} Orten verbunden. Schließen Sie Baton an einem davon, dann verbindet sich dieser automatisch.',
  ],
  [
    'This workspace has reached its connection limit. Baton keeps trying, and what you write stays on this device until then.',
    'Dieser Arbeitsbereich hat seine Grenze an Verbindungen erreicht. Baton versucht es weiter, und was Sie schreiben, bleibt bis dahin auf diesem Gerät.',
  ],
  [
    'This version of Baton is too old for the server. Update Baton. Everything you wrote stays on this device.',
    'Diese Version von Baton ist zu alt für den Server. Aktualisieren Sie Baton. Alles Geschriebene bleibt auf diesem Gerät.',
  ],
  [
    'The server is older than this version of Baton. Ask your admin to update it. Everything you wrote stays on this device.',
    'Der Server ist älter als diese Version von Baton. Bitten Sie Ihren Admin, ihn zu aktualisieren. Alles Geschriebene bleibt auf diesem Gerät.',
  ],
  ['This server is not used this way.', 'So wird dieser Server nicht verwendet.'],
  [
    'Too many connections from your network are signing in. Try again in a moment.',
    `Aus Ihrem Netzwerk melden sich zu viele Verbindungen an. ${again}`,
  ],
  [
    'This connection has already tried to sign in. Open a new one.',
    'Diese Verbindung hat schon versucht, sich anzumelden. Öffnen Sie eine neue.',
  ],
  [
    'This app didn’t say who it is. Update Baton.',
    'Diese App hat sich nicht ausgewiesen. Aktualisieren Sie Baton.',
  ],
  [
    'Someone else has signed in here. Sign in again.',
    'Hier hat sich jemand anderes angemeldet. Melden Sie sich erneut an.',
  ],
  [
    'The server couldn’t check your access just now. Baton reconnects automatically.',
    'Der Server konnte Ihren Zugang gerade nicht prüfen. Baton verbindet sich automatisch neu.',
  ],
  [
    'This escalation is over, so it isn’t assessed anymore.',
    'Diese Eskalation ist vorbei und wird nicht mehr eingeschätzt.',
  ],
  [
    'The assessment is still being made. It appears automatically.',
    'Die Einschätzung wird noch erstellt. Sie erscheint automatisch.',
  ],
  [
    'Someone has started on it. Ask the assistant in the session instead.',
    'Jemand hat angefangen. Fragen Sie stattdessen den Assistenten in der Sitzung.',
  ],
  [
    'Someone wrote their own assessment. Use the original again first.',
    'Jemand hat eine eigene Einschätzung geschrieben. Nehmen Sie zuerst wieder das Original.',
  ],
  [
    'It was made {times}, which is the limit. Ask the assistant in the session instead.',
    'Sie wurde so oft erstellt, wie es erlaubt ist. Fragen Sie stattdessen den Assistenten in der Sitzung.',
  ],
  [
    'Viewers can read what was made, but not ask for more. Ask an admin for access.',
    'Betrachter können lesen, was erstellt wurde, aber nichts anfordern. Bitten Sie einen Admin um Zugang.',
  ],
  [
    'Only admins and owners can see what AI was used for.',
    'Nur Admins und Inhaber sehen, wofür KI verwendet wurde.',
  ],
  ['Nothing was added to the session since it was made.', 'Seitdem kam in der Sitzung nichts hinzu.'],
  ['Pick a period of at most 400 days.', 'Wählen Sie einen Zeitraum von höchstens 400 Tagen.'],
  [
    'This call doesn’t exist, or it wasn’t made for you.',
    'Diesen Aufruf gibt es nicht, oder er war nicht für Sie.',
  ],
]
