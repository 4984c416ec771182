import { statusLeftByHand } from '../../../core/domain/write-up/write-up.ts'
import type { Pairs } from './pairs.ts'

/** What the server says of ticket systems and of what was posted to them. */
export const ticketSystemSentences: Pairs = [
  [statusLeftByHand, 'Der Status des Tickets sollte so bleiben, wie er war.'],
  ['Only admins and owners can change connections.', 'Nur Admins und Inhaber können Anbindungen ändern.'],
  ['Viewers can’t look up tickets.', 'Betrachter können keine Tickets nachschlagen.'],
  [
    'This connection was removed, or its credentials can’t be read. Connect it again.',
    'Diese Anbindung wurde entfernt, oder ihre Zugangsdaten sind nicht lesbar. Richten Sie sie erneut ein.',
  ],
  [
    'The address changed, so fill in everything again: stored credentials are only sent to the address they were given for.',
    'Die Adresse ist neu. Füllen Sie alles erneut aus: Gespeicherte Zugangsdaten gehen nur an die Adresse, für die sie angegeben wurden.',
  ],
  [
    'Its credentials can’t be read, so nothing is looked up or posted. Connect it again.',
    'Die Zugangsdaten sind nicht lesbar, deshalb wird nichts nachgeschlagen oder übertragen. Richten Sie die Anbindung erneut ein.',
  ],
  [
    'No ticket system is connected. An admin can connect one in Settings, under Connections.',
    'Es ist kein Ticketsystem angebunden. Admins können das in den Einstellungen unter Anbindungen tun.',
  ],
  [
    'You aren’t mapped to anyone in {system} yet. An admin can map you in Settings, under Connections.',
    'Sie sind in {system} noch niemandem zugeordnet. Admins können das in den Einstellungen unter Anbindungen tun.',
  ],
  [
    '{system} took too long to answer. Try again.',
    '{system} hat zu lange gebraucht. Versuchen Sie es erneut.',
  ],
  ['No ticket system answered. Try again.', 'Kein Ticketsystem hat geantwortet. Versuchen Sie es erneut.'],
  [
    'The ticket couldn’t be stored. Try again.',
    'Das Ticket ließ sich nicht speichern. Versuchen Sie es erneut.',
  ],
  ['The connection was removed.', 'Die Anbindung wurde entfernt.'],
  [
    'The ticket system did not accept the credentials. Check them in the connection.',
    'Das Ticketsystem hat die Zugangsdaten nicht angenommen. Prüfen Sie sie in der Anbindung.',
  ],
  [
    'The account that Baton uses isn’t allowed to do this in the ticket system. Give it the permission, then try again.',
    'Das Konto, das Baton verwendet, darf das im Ticketsystem nicht. Geben Sie ihm das Recht, und versuchen Sie es erneut.',
  ],
  ['The ticket system has no such ticket.', 'Dieses Ticket gibt es im Ticketsystem nicht.'],
  ['The ticket system rejected this.', 'Das Ticketsystem hat das abgelehnt.'],
  ['Someone is changing this ticket right now.', 'Jemand ändert dieses Ticket gerade.'],
  ['The ticket system asked to slow down.', 'Das Ticketsystem bittet um langsamere Anfragen.'],
  ['The ticket system can’t be reached right now.', 'Das Ticketsystem ist gerade nicht erreichbar.'],
  [
    '{host} is on a private network. If your ticket system is there, the server’s operator has to allow that network in BATON_TICKET_SYSTEM_NETWORKS.',
    '{host} liegt in einem privaten Netzwerk. Steht Ihr Ticketsystem dort, muss der Betreiber des Servers dieses Netzwerk in BATON_TICKET_SYSTEM_NETWORKS erlauben.',
  ],
  [
    'The ticket system’s address has to begin with https://.',
    'Die Adresse des Ticketsystems muss mit https:// beginnen.',
  ],
  [
    'The ticket system named an address that is not its own.',
    'Das Ticketsystem nannte eine Adresse, die nicht seine eigene ist.',
  ],
  ['The ticket system’s answer was too long to read.', 'Die Antwort des Ticketsystems war zu lang.'],
  [
    'Something other than the ticket system answered. Check the address.',
    'Etwas anderes als das Ticketsystem hat geantwortet. Prüfen Sie die Adresse.',
  ],
  ['The ticket system took too long to answer.', 'Das Ticketsystem hat zu lange gebraucht.'],
  ...(['Autotask', 'HaloPSA', 'ConnectWise', 'Request Tracker'] as const).flatMap((system): Pairs => [
    [
      `${system} answered with something unexpected. Check the address.`,
      `${system} hat unerwartet geantwortet. Prüfen Sie die Adresse.`,
    ],
    [`${system} has no ticket with this number.`, `Ein Ticket mit dieser Nummer gibt es in ${system} nicht.`],
    [`${system} has no such ticket.`, `Dieses Ticket gibt es in ${system} nicht.`],
    [`${system} has no such status.`, `Diesen Status gibt es in ${system} nicht.`],
    [`${system} did not say what it saved.`, `${system} hat nicht gesagt, was gespeichert wurde.`],
    [
      `A callback was not signed by ${system}. It was ignored.`,
      `Ein Rückruf war nicht von ${system} signiert und wurde ignoriert.`,
    ],
    [
      `A callback did not come from ${system}. It was ignored.`,
      `Ein Rückruf kam nicht von ${system} und wurde ignoriert.`,
    ],
  ]),
  [
    'The webhook “{name}” reports no field yet. Add one to it in Autotask, or it reports nothing.',
    'Der Webhook „{name}“ meldet noch kein Feld. Fügen Sie in Autotask eines hinzu, sonst meldet er nichts.',
  ],
  [
    '{name} has no service desk role in Autotask that fits this ticket. Give them one, or choose the role of time entries in the connection.',
    '{name} hat in Autotask keine Service-Desk-Rolle, die zu diesem Ticket passt. Vergeben Sie eine, oder wählen Sie die Rolle für Zeiteinträge in der Anbindung.',
  ],
  [
    'Autotask logs time for a person. Map the technician to a resource first.',
    'Autotask erfasst Zeit je Person. Ordnen Sie der Person zuerst eine Ressource zu.',
  ],
  [
    'Autotask takes time entries of more than 0 and at most 24 hours.',
    'Autotask nimmt Zeiteinträge von mehr als 0 und höchstens 24 Stunden.',
  ],
  [
    'Autotask no longer has this resource. Map the technician to another one.',
    'Diese Ressource gibt es in Autotask nicht mehr. Ordnen Sie eine andere zu.',
  ],
  [
    '{name} is inactive in Autotask. Map the technician to an active resource.',
    '{name} ist in Autotask inaktiv. Ordnen Sie eine aktive Ressource zu.',
  ],
  [
    'Autotask takes at most {most} characters with time. Shorten the text.',
    'Autotask nimmt zu Zeiten höchstens {most} Zeichen. Kürzen Sie den Text.',
  ],
  [
    'This user can’t read resources, so people can’t be mapped. Let its security level read them.',
    'Dieser Benutzer darf keine Ressourcen lesen. Personen lassen sich so nicht zuordnen. Geben Sie seiner Sicherheitsstufe das Leserecht.',
  ],
  [
    'This user can’t see any queue. Let its security level see the queues that you use.',
    'Dieser Benutzer sieht keine Warteschlange. Geben Sie seiner Sicherheitsstufe Zugriff auf die, die Sie verwenden.',
  ],
  [
    'This user can’t write notes. Let its security level edit tickets.',
    'Dieser Benutzer darf keine Notizen schreiben. Lassen Sie seine Sicherheitsstufe Tickets bearbeiten.',
  ],
  [
    'This user can’t log time. Let its security level add time entries.',
    'Dieser Benutzer darf keine Zeit erfassen. Lassen Sie seine Sicherheitsstufe Zeiteinträge hinzufügen.',
  ],
  [
    'None of Autotask’s publish levels is named as internal. Choose the one for internal notes before any is posted.',
    'Keine Veröffentlichungsstufe in Autotask heißt intern. Wählen Sie die für interne Notizen, bevor welche eingetragen werden.',
  ],
  [
    'It isn’t clear which publish level of Autotask is for {who}. Choose it in the connection.',
    'Es ist unklar, welche Veröffentlichungsstufe von Autotask hier gilt. Wählen Sie sie in der Anbindung.',
  ],
  [
    'Autotask no longer has the publish level that was chosen for {who}. Choose another in the connection.',
    'Die gewählte Veröffentlichungsstufe gibt es in Autotask nicht mehr. Wählen Sie eine andere in der Anbindung.',
  ],
  [
    'Autotask has no such resource. Map the technician to another one.',
    'Diese Ressource gibt es in Autotask nicht. Ordnen Sie eine andere zu.',
  ],
  [
    'It isn’t clear which type notes have in Autotask. Choose it in the connection.',
    'Es ist unklar, welchen Typ Notizen in Autotask haben. Wählen Sie ihn in der Anbindung.',
  ],
  [
    'Autotask takes notes of at most {most} characters, and this one has {count}. Shorten it, or attach it as a file.',
    'Autotask nimmt Notizen mit höchstens {most} Zeichen, diese hat {count}. Kürzen Sie sie, oder hängen Sie sie als Datei an.',
  ],
  [
    'Autotask has no publish level “{label}” for files, so it isn’t clear who would see this one. It was not attached.',
    'Autotask hat für Dateien keine Veröffentlichungsstufe „{label}“. Es ist unklar, wer sie sähe. Sie wurde nicht angehängt.',
  ],
  [
    'Autotask did not say in which zone this user is. Check the address.',
    'Autotask hat nicht gesagt, in welcher Zone dieser Benutzer ist. Prüfen Sie die Adresse.',
  ],
  [
    'Autotask named {host} as its zone, which is not one of its hosts.',
    'Autotask nannte {host} als Zone. Das ist keiner seiner Hosts.',
  ],
  [
    'A callback named a key outside of ConnectWise. It was ignored.',
    'Ein Rückruf nannte einen Schlüssel außerhalb von ConnectWise und wurde ignoriert.',
  ],
  ['ConnectWise gave no key for its callbacks.', 'ConnectWise hat keinen Schlüssel für Rückrufe geliefert.'],
  [
    'ConnectWise doesn’t know the company “{company}”. Check the company in the connection.',
    'ConnectWise kennt die Firma „{company}“ nicht. Prüfen Sie die Firma in der Anbindung.',
  ],
  [
    'ConnectWise did not accept the keys. Check company, keys and client ID in the connection.',
    'ConnectWise hat die Schlüssel nicht angenommen. Prüfen Sie Firma, Schlüssel und Client-ID in der Anbindung.',
  ],
  [
    'ConnectWise has no service ticket with this number. Project tickets can’t be used yet.',
    'Ein Serviceticket mit dieser Nummer gibt es in ConnectWise nicht. Projekttickets lassen sich noch nicht verwenden.',
  ],
  ['ConnectWise has no such board.', 'Dieses Board gibt es in ConnectWise nicht.'],
  [
    'These keys can’t read members, so people can’t be mapped. Let their security role read members.',
    'Diese Schlüssel dürfen keine Mitglieder lesen. Personen lassen sich so nicht zuordnen. Geben Sie ihrer Sicherheitsrolle das Leserecht.',
  ],
  [
    'These keys can’t see any service board. Let their security role see the boards that you use.',
    'Diese Schlüssel sehen kein Service-Board. Geben Sie ihrer Sicherheitsrolle Zugriff auf die, die Sie verwenden.',
  ],
  [
    'These keys can’t write notes. Let their security role edit service tickets.',
    'Diese Schlüssel dürfen keine Notizen schreiben. Lassen Sie ihre Sicherheitsrolle Servicetickets bearbeiten.',
  ],
  [
    'These keys can’t log time. Let their security role add time entries.',
    'Diese Schlüssel dürfen keine Zeit erfassen. Lassen Sie ihre Sicherheitsrolle Zeiteinträge hinzufügen.',
  ],
  [
    'HaloPSA wants to sign in at {host}, which is not its own. Check the address in the connection.',
    'HaloPSA will sich bei {host} anmelden. Das ist nicht seine eigene Adresse. Prüfen Sie sie in der Anbindung.',
  ],
  [
    'HaloPSA gave no token. Check the address.',
    'HaloPSA hat keinen Token geliefert. Prüfen Sie die Adresse.',
  ],
  [
    'HaloPSA gave a token and then did not accept it. Check the permissions of the application in Halo.',
    'HaloPSA hat einen Token geliefert und dann nicht angenommen. Prüfen Sie die Rechte der Anwendung in Halo.',
  ],
  ['HaloPSA has no such ticket type.', 'Diesen Tickettyp gibt es in HaloPSA nicht.'],
  [
    'HaloPSA did not add the events {events}. Add them to the webhook “Baton” in Configuration > Integrations > Webhooks.',
    'HaloPSA hat die Ereignisse {events} nicht hinzugefügt. Fügen Sie sie dem Webhook „Baton“ in Configuration > Integrations > Webhooks hinzu.',
  ],
  [
    'The application signs in as itself, so notes show its name. Baton writes the technician’s name as the author.',
    'Die Anwendung meldet sich als sie selbst an. Notizen zeigen deshalb ihren Namen. Baton schreibt den Namen der Person als Autor dazu.',
  ],
  [
    'This application can’t see any ticket type. Give it the permission read:tickets.',
    'Diese Anwendung sieht keinen Tickettyp. Geben Sie ihr das Recht read:tickets.',
  ],
  [
    'This application can’t write. Give it the permissions edit:tickets and edit:actions.',
    'Diese Anwendung darf nicht schreiben. Geben Sie ihr die Rechte edit:tickets und edit:actions.',
  ],
  [
    'Halo’s own outcome for internal notes can’t be used here. Choose one in the connection’s settings before notes are posted.',
    'Halos eigenes Ergebnis für interne Notizen lässt sich hier nicht verwenden. Wählen Sie eines in der Anbindung, bevor Notizen eingetragen werden.',
  ],
  [
    'HaloPSA no longer has this agent. Map the technician to another one.',
    'Diesen Agenten gibt es in HaloPSA nicht mehr. Ordnen Sie einen anderen zu.',
  ],
  [
    '{name} is inactive in HaloPSA. Map the technician to an active agent.',
    '{name} ist in HaloPSA inaktiv. Ordnen Sie einen aktiven Agenten zu.',
  ],
  [
    'No outcome is chosen for notes that the client can read. Choose one in the connection.',
    'Für Notizen, die der Kunde lesen kann, ist kein Ergebnis gewählt. Wählen Sie eines in der Anbindung.',
  ],
  [
    'HaloPSA shows this internal note to the client, because its outcome says so. Hide it in HaloPSA and choose another outcome in the connection.',
    'HaloPSA zeigt diese interne Notiz dem Kunden, weil ihr Ergebnis das vorgibt. Verbergen Sie sie in HaloPSA, und wählen Sie in der Anbindung ein anderes Ergebnis.',
  ],
  [
    'The outcome of the note moved the ticket to {status}.',
    'Das Ergebnis der Notiz hat das Ticket auf {status} gesetzt.',
  ],
  ['This ticket was deleted in Request Tracker.', 'Dieses Ticket wurde in Request Tracker gelöscht.'],
  [
    'Request Tracker calls no one. Baton asks it for changes instead.',
    'Request Tracker ruft niemanden auf. Baton fragt dort nach Änderungen.',
  ],
  [
    'Notes show the token’s owner as their author. Baton writes the technician’s name into each.',
    'Notizen zeigen als Autor, wem der Token gehört. Baton schreibt den Namen der Person in jede hinein.',
  ],
  [
    'This token can’t see any queue. Give its owner SeeQueue, ShowTicket, CommentOnTicket and ModifyTicket.',
    'Dieser Token sieht keine Warteschlange. Geben Sie seinem Besitzer SeeQueue, ShowTicket, CommentOnTicket und ModifyTicket.',
  ],
  [
    'The level that only your own people read. “All Autotask Users” is read by clients.',
    'Die Stufe, die nur Ihre eigenen Leute lesen. „All Autotask Users“ lesen auch Kunden.',
  ],
  ['The level that the client portal shows.', 'Die Stufe, die das Kundenportal zeigt.'],
  ['The type that notes from Baton get.', 'Der Typ, den Notizen von Baton erhalten.'],
  [
    'Used when neither the ticket nor the technician has a role.',
    'Gilt, wenn weder das Ticket noch die Person eine Rolle hat.',
  ],
  ['Without one, Autotask uses the ticket’s.', 'Ohne Wahl nimmt Autotask die des Tickets.'],
  [
    'Without one, ConnectWise uses the ticket’s or the member’s own.',
    'Ohne Wahl nimmt ConnectWise die des Tickets oder des Mitglieds.',
  ],
  [
    'Baton sends each note hidden from the client, whatever the outcome says, and tells you if Halo shows it all the same.',
    'Baton sendet jede Notiz für den Kunden verborgen, gleich welches Ergebnis, und meldet, wenn Halo sie trotzdem zeigt.',
  ],
  [
    'Only outcomes that don’t hide a note. Baton never asks Halo to mail anyone.',
    'Nur Ergebnisse, die eine Notiz nicht verbergen. Baton lässt Halo nie E-Mails senden.',
  ],
  [
    'Without one, Halo uses the agent’s or the client’s own.',
    'Ohne Wahl nimmt Halo die des Agenten oder des Kunden.',
  ],
  [
    'The ticket was merged into another one, whose status was left as it is.',
    'Das Ticket wurde mit einem anderen zusammengeführt, dessen Status so blieb.',
  ],
  [
    'A later write-up set the ticket’s status, so this one left it as it is.',
    'Eine spätere Ticketnotiz hat den Status des Tickets gesetzt, deshalb blieb er so.',
  ],
  [
    'The session is no longer escalated, so the ticket’s status was left as it is.',
    'Die Sitzung ist nicht mehr eskaliert, deshalb blieb der Status des Tickets, wie er ist.',
  ],
  ['No status is set for this board.', 'Für dieses Board ist kein Status eingestellt.'],
  [
    'The status was left at {status}, because the note didn’t arrive.',
    'Der Status blieb bei {status}, weil die Notiz nicht ankam.',
  ],
  [
    'The status was left at {status}, because the ticket was escalated after this. Try again once that is resolved, or leave it.',
    'Der Status blieb bei {status}, weil das Ticket danach eskaliert wurde. Versuchen Sie es erneut, sobald das gelöst ist, oder belassen Sie es dabei.',
  ],
  [
    '{system} accepted {named}, but the ticket is still {status}. Set it there, or try again.',
    '{system} hat {named} angenommen, aber das Ticket ist noch {status}. Setzen Sie es dort, oder versuchen Sie es erneut.',
  ],
  ['Its status is now {status}.', 'Der Status ist jetzt {status}.'],
  [
    'Its status changed from {before} to {status}.',
    'Der Status hat sich von {before} auf {status} geändert.',
  ],
  ['{more} more changes.', '{more} weitere Änderungen.'],
  [
    'What this was for no longer exists in Baton, so it can’t be posted. Leave it as it is.',
    'Wozu das gehört, gibt es in Baton nicht mehr. Es lässt sich nicht eintragen. Lassen Sie es so.',
  ],
  [
    'The ticket system is no longer connected, so this wasn’t posted. Connect it again, or update the ticket by hand.',
    'Das Ticketsystem ist nicht mehr angebunden. Es wurde nichts eingetragen. Binden Sie es erneut an, oder pflegen Sie das Ticket von Hand.',
  ],
  [
    '{system} is no longer connected, so this wasn’t posted. Connect it again, or update the ticket by hand.',
    '{system} ist nicht mehr angebunden. Es wurde nichts eingetragen. Binden Sie es erneut an, oder pflegen Sie das Ticket von Hand.',
  ],
  [
    'Whoever confirmed this no longer has access, so nothing was posted for them. An admin can post it or leave it.',
    'Wer das bestätigt hat, hat keinen Zugang mehr. Es wurde nichts eingetragen. Admins können es eintragen oder so lassen.',
  ],
  [
    '{name} no longer has access, so nothing was posted for them. An admin can post it or leave it.',
    '{name} hat keinen Zugang mehr. Es wurde nichts eingetragen. Admins können es eintragen oder so lassen.',
  ],
  [
    '#{number} no longer exists in {system}, so nothing was posted. Link another ticket and confirm again, or leave it.',
    '#{number} gibt es in {system} nicht mehr. Es wurde nichts eingetragen. Verknüpfen Sie ein anderes Ticket und bestätigen Sie erneut, oder lassen Sie es so.',
  ],
  [
    '#{number} changed since this was written. Read what changed, then post it or leave it.',
    '#{number} hat sich seitdem geändert. Lesen Sie, was sich geändert hat, und tragen Sie es dann ein oder lassen Sie es so.',
  ],
  [
    'The ticket system said it saved this{as}, but it isn’t on the ticket.',
    'Das Ticketsystem hat das Speichern gemeldet{as}, aber im Ticket steht es nicht.',
  ],
  [
    'The ticket system said it saved this, but it isn’t on the ticket.',
    'Das Ticketsystem hat das Speichern gemeldet, aber im Ticket steht es nicht.',
  ],
  ['It failed.', 'Es ist fehlgeschlagen.'],
  ['There is no time to log.', 'Es gibt keine Zeit zu erfassen.'],
  ['{system} takes no time entries from Baton.', '{system} nimmt keine Zeiteinträge von Baton an.'],
  [
    'No time was logged: {name} isn’t mapped to anyone in {system}. An admin can map them in Settings, under Connections; then try again.',
    'Es wurde keine Zeit erfasst: {name} ist in {system} niemandem zugeordnet. Admins können das in den Einstellungen unter Anbindungen tun; versuchen Sie es dann erneut.',
  ],
  ['The file is no longer here.', 'Die Datei ist nicht mehr hier.'],
  ['{system} takes no files from Baton.', '{system} nimmt keine Dateien von Baton an.'],
  [
    '“{name}” hasn’t been uploaded yet. It’s still on the device it was added on.',
    '„{name}“ ist noch nicht hochgeladen. Die Datei ist noch auf dem Gerät, auf dem sie hinzugefügt wurde.',
  ],
  [
    'The ticket’s status stays as it is: none is chosen for resolved tickets on its board. An admin can choose one in Settings, under Connections.',
    'Der Status des Tickets bleibt: Für gelöste Tickets ist auf seinem Board keiner gewählt. Admins können das in den Einstellungen unter Anbindungen tun.',
  ],
  [
    'The ticket’s status stays as it is: none is chosen for escalated tickets on its board. An admin can choose one in Settings, under Connections.',
    'Der Status des Tickets bleibt: Für eskalierte Tickets ist auf seinem Board keiner gewählt. Admins können das in den Einstellungen unter Anbindungen tun.',
  ],
  ['Enter the {label}.', 'Es fehlt noch etwas: {label}.'],
  ['{label} is too long.', '{label} ist zu lang.'],
]
