import type { Pairs } from './pairs.ts'

/** Why an action was rejected, on the device or by the server. */
export const actionSentences: Pairs = [
  ['A workspace can have up to 100 teams.', 'Ein Arbeitsbereich kann bis zu 100 Teams haben.'],
  [
    'A workspace can have up to {most} saved notes. Delete one first.',
    'Ein Arbeitsbereich kann bis zu {most} Textbausteine haben. Löschen Sie zuerst einen.',
  ],
  [
    'That isn’t an answer of the assistant in this session.',
    'Das ist keine Antwort des Assistenten in dieser Sitzung.',
  ],
  ['That isn’t a question to the assistant.', 'Das ist keine Frage an den Assistenten.'],
  [
    'The assistant suggested that in another session.',
    'Der Assistent hat das in einer anderen Sitzung vorgeschlagen.',
  ],
  ['The assistant didn’t suggest that.', 'Der Assistent hat das nicht vorgeschlagen.'],
  ['The assistant suggested something else there.', 'Der Assistent hat dort etwas anderes vorgeschlagen.'],
  ['That step belongs to another session.', 'Dieser Schritt gehört zu einer anderen Sitzung.'],
  [
    'A session can have up to {most} branches, and this one has {count}. Continue on one of them, or start a new session.',
    'Eine Sitzung kann bis zu {most} Zweige haben, diese hat {count}. Machen Sie auf einem davon weiter, oder beginnen Sie eine neue Sitzung.',
  ],
  [
    'Branches can go up to {depth} levels deep. Fork from a branch higher up, or continue on this one.',
    'Zweige können bis zu {depth} Ebenen tief sein. Verzweigen Sie weiter oben, oder machen Sie auf diesem weiter.',
  ],
  [
    'This connection was removed. Add it again.',
    'Diese Anbindung wurde entfernt. Fügen Sie sie erneut hinzu.',
  ],
  [
    'A connection can’t change to another ticket system. Remove this one and add another.',
    'Eine Anbindung kann nicht zu einem anderen Ticketsystem wechseln. Entfernen Sie diese, und fügen Sie eine neue hinzu.',
  ],
  [
    'A workspace can have up to {most} connections. Remove one first.',
    'Ein Arbeitsbereich kann bis zu {most} Anbindungen haben. Entfernen Sie zuerst eine.',
  ],
  [
    'Someone is mapped twice. Map each person to one member.',
    'Jemand ist doppelt zugeordnet. Ordnen Sie jede Person einem Mitglied zu.',
  ],
  [
    'The server is older than your app and doesn’t know this action. Ask your admin to update it.',
    'Der Server ist älter als Ihre App und kennt diese Aktion nicht. Bitten Sie Ihren Admin, ihn zu aktualisieren.',
  ],
  [
    'Viewers can read but not change anything. Ask an admin to change your role.',
    'Betrachter können lesen, aber nichts ändern. Bitten Sie einen Admin um eine andere Rolle.',
  ],
  ['Your role doesn’t allow this. Ask an admin.', 'Ihre Rolle erlaubt das nicht. Fragen Sie einen Admin.'],
  [
    'This action is incomplete or malformed{where}.',
    'Diese Aktion ist unvollständig oder fehlerhaft{where}.',
  ],
  ['This action is incomplete or malformed.', 'Diese Aktion ist unvollständig oder fehlerhaft.'],
  [
    'There’s no assessment on this handoff yet. Wait until it’s there.',
    'Zu dieser Übergabe gibt es noch keine Einschätzung. Warten Sie, bis sie da ist.',
  ],
  ['This is empty. Write something first.', 'Das ist leer. Schreiben Sie zuerst etwas.'],
  [
    'A step needs step details, and nothing else may have them.',
    'Ein Schritt braucht Angaben zum Schritt, und nichts anderes darf sie haben.',
  ],
  ['That isn’t one of this step’s options.', 'Diese Auswahl hat der Schritt nicht.'],
  [
    'Only a step can be what the assistant suggested there.',
    'Was der Assistent dort vorgeschlagen hat, kann nur ein Schritt sein.',
  ],
  ['Events can’t be edited.', 'Ereignisse lassen sich nicht bearbeiten.'],
  [
    '{name} wrote this, so only they can edit it. Add a note instead.',
    'Nur {name} kann das bearbeiten. Fügen Sie stattdessen eine Notiz hinzu.',
  ],
  ['That entry belongs to another session.', 'Dieser Eintrag gehört zu einer anderen Sitzung.'],
  [
    'That entry isn’t a {source}, so this fact can’t come from it.',
    'Aus diesem Eintrag kann dieser Fakt nicht stammen.',
  ],
  ['A fact from a {source} has to say which one.', 'Zu diesem Fakt fehlt, woraus er stammt.'],
  [
    'This fact came from a {source}. Edit the {same}, and the fact changes with it.',
    'Dieser Fakt stammt aus einem Eintrag. Bearbeiten Sie den Eintrag, dann ändert sich auch der Fakt.',
  ],
  [
    'This fact was removed. Restore it first.',
    'Dieser Fakt wurde entfernt. Stellen Sie ihn zuerst wieder her.',
  ],
  [
    'Claim this handoff first. Only whoever claimed it can confirm it.',
    'Übernehmen Sie zuerst. Nur wer übernommen hat, kann bestätigen.',
  ],
  ['Pick a reminder time within a year.', 'Wählen Sie eine Wiedervorlage innerhalb eines Jahres.'],
  [
    'You can’t escalate to yourself. Pick someone else, or everyone.',
    'Sie können nicht an sich selbst eskalieren. Wählen Sie jemand anderen oder alle.',
  ],
  [
    'That person isn’t in this workspace. Pick someone else.',
    'Diese Person ist nicht in diesem Arbeitsbereich. Wählen Sie jemand anderen.',
  ],
  [
    '{name} can’t take escalations. Pick someone else, or everyone.',
    '{name} kann keine Eskalationen übernehmen. Wählen Sie jemand anderen oder alle.',
  ],
  [
    'That team isn’t in this workspace. Pick another one, or everyone.',
    'Dieses Team ist nicht in diesem Arbeitsbereich. Wählen Sie ein anderes oder alle.',
  ],
  [
    'The suggested fix still needs an outcome. Say how it went, or escalate anyway.',
    'Zur vorgeschlagenen Lösung fehlt noch das Ergebnis. Geben Sie es an, oder eskalieren Sie trotzdem.',
  ],
  [
    'Escalate to a person or a team, not both.',
    'Eskalieren Sie an eine Person oder an ein Team, nicht an beide.',
  ],
  ['This handoff isn’t waiting for anyone anymore.', 'Diese Übergabe wartet auf niemanden mehr.'],
  [
    'You escalated this yourself, so you can’t keep others from being told.',
    'Sie haben das selbst eskaliert. Deshalb können Sie andere nicht davon abhalten, davon zu erfahren.',
  ],
  ['Claim this handoff before picking it up.', 'Übernehmen Sie zuerst, bevor Sie die Arbeit aufnehmen.'],
  [
    'Nothing has happened since you claimed it. It returns to the queue in {minutes} min unless you add something.',
    'Seit Sie übernommen haben, ist nichts geschehen. In {minutes} min kommt es zurück in die Warteschlange, wenn Sie nichts hinzufügen.',
  ],
  [
    'Nothing had happened since {name} claimed it, so others are being told.',
    'Seit {name} übernommen hat, ist nichts geschehen. Deshalb werden jetzt andere benachrichtigt.',
  ],
  [
    'The escalation was withdrawn before this was posted.',
    'Die Eskalation wurde zurückgezogen, bevor das eingetragen war.',
  ],
  [
    '{name} went off duty and no one took it over, so others are being told.',
    '{name} ist außer Dienst, und niemand hat übernommen. Deshalb werden jetzt andere benachrichtigt.',
  ],
  [
    'Only {name} can decline what was handed over to them.',
    'Nur {name} kann ablehnen, was an {name} übergeben wurde.',
  ],
  [
    'You can’t hand over to yourself. Choose someone else.',
    'Sie können nicht an sich selbst übergeben. Wählen Sie jemand anderen.',
  ],
  [
    '{name} can’t take over sessions. Choose someone else.',
    '{name} kann keine Sitzungen übernehmen. Wählen Sie jemand anderen.',
  ],
  [
    'One of these sessions isn’t yours to hand over anymore. Check the list again.',
    'Eine dieser Sitzungen können Sie nicht mehr übergeben. Prüfen Sie die Liste noch einmal.',
  ],
  [
    'There’s nothing in this handover. Write a note, or include a session.',
    'Diese Übergabe ist leer. Schreiben Sie eine Notiz, oder nehmen Sie eine Sitzung auf.',
  ],
  [
    'You sent this handover, so these sessions are yours already.',
    'Sie haben diese Übergabe gesendet. Die Sitzungen sind also schon bei Ihnen.',
  ],
  [
    'This was handed over to {name}. If they don’t answer in time, anyone can take it over.',
    'Das wurde an {name} übergeben. Kommt rechtzeitig keine Antwort, können alle übernehmen.',
  ],
  ['Only {name} can take this handover back.', 'Nur {name} kann diese Übergabe zurücknehmen.'],
  ['Only admins and owners can manage people.', 'Nur Admins und Inhaber können Personen verwalten.'],
  [
    'You can’t change your own role or access. Ask another owner.',
    'Ihre eigene Rolle und Ihren Zugang können Sie nicht ändern. Fragen Sie einen anderen Inhaber.',
  ],
  ['Only an owner can make someone an owner.', 'Nur Inhaber können jemanden zum Inhaber machen.'],
  ['That team doesn’t exist.', 'Dieses Team gibt es nicht.'],
  [
    'Another admin changed these targets in the meantime. Look at theirs, then save yours.',
    'Ein anderer Admin hat diese Ziele inzwischen geändert. Sehen Sie sich die neue Fassung an, und speichern Sie dann Ihre.',
  ],
  [
    'Another admin changed this policy in the meantime. Look at theirs, then save yours.',
    'Ein anderer Admin hat diese Regel inzwischen geändert. Sehen Sie sich die neue Fassung an, und speichern Sie dann Ihre.',
  ],
  [
    'A cover has to end after it begins, and after now.',
    'Eine Vertretung muss nach ihrem Beginn enden, und nicht in der Vergangenheit.',
  ],
  [
    'A cover can last up to three months. Ask an admin to change the rotation.',
    'Eine Vertretung kann bis zu drei Monate dauern. Bitten Sie einen Admin, die Rotation zu ändern.',
  ],
  ['Pick a time within a year.', 'Wählen Sie eine Zeit innerhalb eines Jahres.'],
  [
    'You can cover for someone, or give your own duty to someone. Ask an admin for more.',
    'Sie können jemanden vertreten oder Ihren eigenen Dienst abgeben. Für mehr fragen Sie einen Admin.',
  ],
  ['An admin deleted this schedule.', 'Ein Admin hat diesen Dienstplan gelöscht.'],
  [
    '{name} can’t be on duty. Pick someone else.',
    '{name} kann keinen Dienst haben. Wählen Sie jemand anderen.',
  ],
  [
    'A schedule can have up to {most} covers. Take some back, or ask an admin to change the rotation.',
    'Ein Dienstplan kann bis zu {most} Vertretungen haben. Nehmen Sie welche zurück, oder bitten Sie einen Admin, die Rotation zu ändern.',
  ],
  [
    'Another admin deleted this schedule in the meantime. Save yours as a new one.',
    'Ein anderer Admin hat diesen Dienstplan inzwischen gelöscht. Speichern Sie Ihren als neuen.',
  ],
  [
    'Another admin changed “{name}” in the meantime. Look at theirs, then save yours.',
    'Ein anderer Admin hat „{name}“ inzwischen geändert. Sehen Sie sich die neue Fassung an, und speichern Sie dann Ihre.',
  ],
  ['Pick a time that is still to come.', 'Wählen Sie eine Zeit, die noch kommt.'],
  [
    'Only whoever made this cover, the people it’s about, and admins can take it back.',
    'Nur wer diese Vertretung eingetragen hat, die Beteiligten und Admins können sie zurücknehmen.',
  ],
  [
    'The session was reopened before this was posted.',
    'Die Sitzung wurde wieder geöffnet, bevor das eingetragen war.',
  ],
  [
    'Say in a sentence what caused it or what fixed it, so the next person can find it.',
    'Schreiben Sie in einem Satz, was die Ursache war oder was geholfen hat, damit es die nächste Person findet.',
  ],
  [
    '{name} owns this session and still has access. Ask them to hand it over.',
    '{name} ist zuständig und hat noch Zugang. Bitten Sie um eine Übergabe.',
  ],
  [
    'This session is waiting to be claimed. Open its handoff and claim it there.',
    'Diese Sitzung wartet darauf, übernommen zu werden. Öffnen Sie die Übergabe, und übernehmen Sie dort.',
  ],
  [
    'Less than 20% of the time is left for the first touch.',
    'Für die erste Reaktion sind weniger als 20\u00A0% der Zeit übrig.',
  ],
  [
    'Less than 20% of the time is left to resolve it.',
    'Für die Lösung sind weniger als 20\u00A0% der Zeit übrig.',
  ],
  ['The time for the first touch is over.', 'Die Zeit für die erste Reaktion ist um.'],
  ['The time to resolve it is over.', 'Die Zeit für die Lösung ist um.'],
  ['This isn’t a step, so it can’t be answered.', 'Das ist kein Schritt und lässt sich nicht beantworten.'],
  ['That fact came from a different step.', 'Dieser Fakt stammt aus einem anderen Schritt.'],
  [
    'Only admins can delete a template that someone else made.',
    'Nur Admins können eine Vorlage löschen, die jemand anderes erstellt hat.',
  ],
  [
    'Someone deleted this template in the meantime. Save yours as a new one.',
    'Jemand hat diese Vorlage inzwischen gelöscht. Speichern Sie Ihre als neue.',
  ],
  [
    'Someone else changed “{title}” in the meantime. Open it again, and make your change on theirs.',
    'Jemand anderes hat „{title}“ inzwischen geändert. Öffnen Sie die Vorlage erneut, und ändern Sie dann die neue Fassung.',
  ],
  [
    'Only admins can change a template that someone else made.',
    'Nur Admins können eine Vorlage ändern, die jemand anderes erstellt hat.',
  ],
  [
    'A workspace can have up to {most} templates. Delete one first.',
    'Ein Arbeitsbereich kann bis zu {most} Vorlagen haben. Löschen Sie zuerst eine.',
  ],
  [
    'The workspace’s templates take up too much space. Shorten or delete one first.',
    'Die Vorlagen des Arbeitsbereichs brauchen zu viel Platz. Kürzen oder löschen Sie zuerst eine.',
  ],
  [
    'This ticket is no longer known here. Search for it again.',
    'Dieses Ticket ist hier nicht mehr bekannt. Suchen Sie es noch einmal.',
  ],
  [
    '{name} owns this session now, so only they can do that.',
    '{name} ist jetzt zuständig. Das kann also nur {name}.',
  ],
  [
    'You mentioned someone who isn’t in this workspace. Remove the mention.',
    'Sie haben jemanden erwähnt, der nicht in diesem Arbeitsbereich ist. Entfernen Sie die Erwähnung.',
  ],
  [
    '{name} no longer has access, so you can’t mention them. Remove the @.',
    '{name} hat keinen Zugang mehr und lässt sich nicht erwähnen. Entfernen Sie das @.',
  ],
  ['This branch belongs to another session.', 'Dieser Zweig gehört zu einer anderen Sitzung.'],
  ...(
    [
      ['answer', 'Diese Antwort'],
      ['branch', 'Diesen Zweig'],
      ['connection', 'Diese Anbindung'],
      ['entry', 'Diesen Eintrag'],
      ['fact', 'Diesen Fakt'],
      ['fix', 'Diese Lösung'],
      ['handoff', 'Diese Übergabe'],
      ['note', 'Diese Notiz'],
      ['person', 'Diese Person'],
      ['question', 'Diese Frage'],
      ['schedule', 'Diesen Dienstplan'],
      ['session', 'Diese Sitzung'],
      ['shift handover', 'Diese Schichtübergabe'],
      ['step', 'Diesen Schritt'],
      ['template', 'Diese Vorlage'],
      ['workspace', 'Diesen Arbeitsbereich'],
      ['write-up', 'Diese Ticketnotiz'],
      ['writeback', 'Diesen Ticketeintrag'],
    ] as const
  ).flatMap(([what, german]): Pairs => [
    [
      `This ${what} doesn’t exist, or you don’t have access to it.`,
      `${german} gibt es nicht, oder Sie haben keinen Zugang.`,
    ],
    [`This ${what} already exists.`, `${german} gibt es schon.`],
  ]),
  ['There is nothing left to do about this.', 'Hier ist nichts mehr zu tun.'],
  [
    '{name} wrote this. Ask them, the session’s owner, or an admin.',
    'Das stammt von {name}. Fragen Sie dort, die zuständige Person oder einen Admin.',
  ],
  [
    'This was left as it is, so nothing more is sent.',
    'Das wurde so gelassen. Es wird nichts mehr gesendet.',
  ],
  [
    'Everything has reached the ticket, so there’s nothing to try again.',
    'Alles ist im Ticket angekommen. Es gibt nichts erneut zu versuchen.',
  ],
  [
    'The ticket changed again. Read what changed, then decide.',
    'Das Ticket hat sich wieder geändert. Lesen Sie, was sich geändert hat, und entscheiden Sie dann.',
  ],
  [
    'A write-up was already confirmed for this. Reopen the session to write another one.',
    'Dafür wurde schon eine Ticketnotiz bestätigt. Öffnen Sie die Sitzung wieder, um eine neue zu schreiben.',
  ],
  [
    'This session is neither resolved nor escalated, so there is nothing to post.',
    'Diese Sitzung ist weder gelöst noch eskaliert. Es gibt nichts einzutragen.',
  ],
  [
    'This fix was set aside. To decide on it, suggest it again first.',
    'Diese Lösung wurde zurückgestellt. Schlagen Sie sie erneut vor, um darüber zu entscheiden.',
  ],
  [
    'This fix was set aside. To record how it went, suggest it again first.',
    'Diese Lösung wurde zurückgestellt. Schlagen Sie sie erneut vor, um das Ergebnis festzuhalten.',
  ],
  [
    'Say what you’re waiting for, so the next person knows.',
    'Schreiben Sie, worauf Sie warten, damit es die nächste Person weiß.',
  ],
  ['Already claimed by {name}, {time} s ago.', 'Schon übernommen von {name}, vor {time} s.'],
  ['Already claimed by {name}, {time} min ago.', 'Schon übernommen von {name}, vor {time} min.'],
  ['Already claimed by {name}, {time} h ago.', 'Schon übernommen von {name}, vor {time} Std.'],
  ['Already claimed by {name}, {time} d ago.', 'Schon übernommen von {name}, vor {time} Tg.'],
  ['{name} took this over {time} s ago.', 'Das liegt seit {time} s bei {name}.'],
  ['{name} took this over {time} min ago.', 'Das liegt seit {time} min bei {name}.'],
  ['{name} took this over {time} h ago.', 'Das liegt seit {time} Std. bei {name}.'],
  ['{name} took this over {time} d ago.', 'Das liegt seit {time} Tg. bei {name}.'],
  [
    '{name} withdrew this. There’s nothing left to do here.',
    '{name} hat das zurückgezogen. Hier ist nichts mehr zu tun.',
  ],
  ['This handoff has ended.', 'Diese Übergabe ist beendet.'],
  [
    'This handoff has ended: the session was resumed.',
    'Diese Übergabe ist beendet: Die Sitzung wurde fortgesetzt.',
  ],
  [
    'This handoff has ended: the session was resolved.',
    'Diese Übergabe ist beendet: Die Sitzung wurde gelöst.',
  ],
  [
    'This handoff has ended: the session was abandoned.',
    'Diese Übergabe ist beendet: Die Sitzung wurde verworfen.',
  ],
  [
    'This handoff has ended: the session was escalated instead.',
    'Diese Übergabe ist beendet: Die Sitzung wurde stattdessen eskaliert.',
  ],
  [
    'This is reserved for {target} for another {time} s, then it opens to everyone.',
    'Das ist noch {time} s für {target} reserviert, dann ist es offen für alle.',
  ],
  [
    'This is reserved for {target} for another {time} min, then it opens to everyone.',
    'Das ist noch {time} min für {target} reserviert, dann ist es offen für alle.',
  ],
  [
    'This is reserved for {target} for another {time} h, then it opens to everyone.',
    'Das ist noch {time} Std. für {target} reserviert, dann ist es offen für alle.',
  ],
  [
    'This is reserved for {target} for another {time} d, then it opens to everyone.',
    'Das ist noch {time} Tg. für {target} reserviert, dann ist es offen für alle.',
  ],
  [
    'You can’t withdraw a parked session. Resume it instead.',
    'Eine geparkte Sitzung lässt sich nicht zurückziehen. Setzen Sie sie fort.',
  ],
  ['Only {name} can withdraw this escalation.', 'Nur {name} kann diese Eskalation zurückziehen.'],
  [
    'You escalated this yourself. Withdraw it to keep working on it.',
    'Sie haben das selbst eskaliert. Ziehen Sie es zurück, um weiterzuarbeiten.',
  ],
  [
    'You escalated this yourself, and {name} took it over. Someone else has to claim it.',
    'Sie haben das selbst eskaliert, und {name} ist jetzt zuständig. Übernehmen muss es jemand anderes.',
  ],
  ['You parked this yourself. Resume it instead.', 'Sie haben das selbst geparkt. Setzen Sie es fort.'],
  ['This is yours already. Resume it instead.', 'Das ist schon bei Ihnen. Setzen Sie es fort.'],
  [
    'A week needs at least one business hour. Add hours.',
    'Eine Woche braucht mindestens eine Arbeitsstunde. Fügen Sie Zeiten hinzu.',
  ],
  [
    'Two holidays are on the same day. Remove one.',
    'Zwei Feiertage sind am selben Tag. Entfernen Sie einen.',
  ],
  [
    'This target would take more than half a year. Shorten it.',
    'Dieses Ziel würde mehr als ein halbes Jahr dauern. Kürzen Sie es.',
  ],
  [
    'The first touch has to be due before the resolution.',
    'Die erste Reaktion muss vor der Lösung fällig sein.',
  ],
  ['Add business hours.', 'Fügen Sie Arbeitszeiten hinzu.'],
  ['Not a time zone.', 'Das ist keine Zeitzone.'],
  ['Not a time.', 'Das ist keine Uhrzeit.'],
  [
    'Enter a model’s name: letters, digits, dots and dashes only.',
    'Geben Sie den Namen eines Modells ein: nur Buchstaben, Ziffern, Punkte und Striche.',
  ],
  [
    'Put {number} once where the ticket number goes, for example https://psa.example/ticket/{number}.',
    'Setzen Sie {number} einmal dort ein, wo die Ticketnummer steht, zum Beispiel https://psa.example/ticket/{number}.',
  ],
  [
    'Use a full address that starts with https:// and has {number} after the server’s name, for example https://psa.example/ticket/{number}.',
    'Geben Sie eine ganze Adresse an, die mit https:// beginnt und {number} nach dem Servernamen hat, zum Beispiel https://psa.example/ticket/{number}.',
  ],
  [
    '“{name}” is {size}. Files can be up to {most}. Compress it or attach only the part that matters.',
    '„{name}“ ist {size} groß. Dateien können bis zu {most} haben. Komprimieren Sie die Datei, oder hängen Sie nur den wichtigen Teil an.',
  ],
  [
    '“{name}” is empty, so there’s nothing to attach. Say so in a note instead.',
    '„{name}“ ist leer, da gibt es nichts anzuhängen. Schreiben Sie das in eine Notiz.',
  ],
  [
    '“{name}” couldn’t be read. If it’s a folder, compress it first; if it’s in use or was moved, copy it and attach the copy.',
    '„{name}“ ließ sich nicht lesen. Einen Ordner komprimieren Sie zuerst; ist die Datei in Gebrauch oder verschoben, hängen Sie eine Kopie an.',
  ],
  ['“{name}” is attached already.', '„{name}“ ist schon angehängt.'],
  [
    '“{name}” holds the same as “{other}”, which is attached already.',
    '„{name}“ enthält dasselbe wie „{other}“, und das ist schon angehängt.',
  ],
  [
    'An entry can have up to {most} files, so one wasn’t added. Send these, then add the rest, or attach them as a ZIP archive.',
    'Ein Eintrag kann bis zu {most} Dateien haben. Eine wurde nicht hinzugefügt. Senden Sie diese, und fügen Sie dann den Rest hinzu, oder hängen Sie alles als ZIP-Archiv an.',
  ],
  [
    'An entry can have up to {most} files, so {count} weren’t added. Send these, then add the rest, or attach them as a ZIP archive.',
    'Ein Eintrag kann bis zu {most} Dateien haben. {count} wurden nicht hinzugefügt. Senden Sie diese, und fügen Sie dann den Rest hinzu, oder hängen Sie alles als ZIP-Archiv an.',
  ],
  [
    'This file is damaged, animated, or not the image type it claims to be. Take a new screenshot instead.',
    'Diese Datei ist beschädigt, animiert oder ein anderes Bildformat, als sie angibt. Machen Sie einen neuen Screenshot.',
  ],
  [
    'This image is {width} × {height} pixels, and the limit is {most} on a side. Crop it to the part that matters.',
    'Dieses Bild hat {width} × {height} Pixel, erlaubt sind {most} je Seite. Schneiden Sie es auf den wichtigen Teil zu.',
  ],
]
