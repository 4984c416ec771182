import { counted, numberText } from '../../language/numbers.ts'
import type * as english from './channels.words.ts'

export const channelWords: typeof english.channelWords = {
  tab: 'Kanäle',
  offline:
    'Sie sind offline. Diese Einstellungen liegen auf dem Server. Sehen und ändern können Sie sie, sobald Sie wieder online sind.',
  reading: 'Frage den Server…',
  couldNotSave: (why) => `Nicht gespeichert: ${why}`,

  you: 'So erreicht Sie Baton, wenn es nicht offen ist',
  youHint: 'Solange Baton offen ist, benachrichtigt es Sie selbst. Diese Kanäle erreichen Sie anderswo.',
  viewer: 'Betrachter werden nicht über Eskalationen benachrichtigt.',
  email: 'E-Mail',
  emailTo: (address) => `An ${address}`,
  noMail: 'Dieser Server sendet keine E-Mails. Ein Admin kann das mit SMTP_URL einrichten (siehe README).',
  push: 'Push',
  pushHint: (devices) =>
    devices === 0
      ? 'An Telefone und Browser, die Sie freigeben. Noch keine.'
      : `An ${counted(devices, 'Gerät', 'Geräte')}`,
  after: (label) => `Wann ${label} verwendet wird`,
  afterOptions: [
    { value: '0', label: 'Sofort' },
    { value: '2', label: 'Wenn 2 min nicht gesehen' },
    { value: '5', label: 'Wenn 5 min nicht gesehen' },
    { value: '10', label: 'Wenn 10 min nicht gesehen' },
    { value: '30', label: 'Wenn 30 min nicht gesehen' },
  ],
  afterOther: (minutes) => `Wenn ${numberText(minutes)} min nicht gesehen`,
  afterHint: 'Ist Baton nicht offen oder ist es dringend, wird sofort gesendet.',
  test: 'Test senden',
  testSent: (label) => `Test per ${label} gesendet.`,
  noLinks:
    'Der Server kennt seine eigene Adresse nicht, Nachrichten enthalten deshalb keine Links. Ein Admin kann PUBLIC_URL setzen.',

  devices: 'Geräte',
  thisDevice: 'Push auf diesem Gerät',
  thisDeviceHint: 'Auf einem iPhone oder iPad legen Sie Baton zuerst auf den Home-Bildschirm.',
  allow: 'Push erlauben',
  allowed: 'Push ist auf diesem Gerät eingeschaltet.',
  denied:
    'Dieser Browser blockiert Benachrichtigungen von Baton. Erlauben Sie sie in den Website-Einstellungen, und versuchen Sie es erneut.',
  noPush:
    'Dieser Browser kann keine Push-Nachrichten empfangen. Öffnen Sie Baton in Chrome, Edge, Firefox oder Safari unter seiner https-Adresse.',
  noService:
    'Der Push-Dienst des Browsers ist nicht erreichbar. In einem abgeschotteten Netz funktioniert Push nicht.',
  added: (time) => `Seit ${time}`,
  deviceName: (browser, system) => `${browser ?? 'Browser'}, ${system ?? 'unbekanntes Gerät'}`,
  remove: 'Entfernen',
  removeName: (name) => `${name} entfernen`,

  dutyReminder: 'Bevor Ihr Dienst beginnt',
  dutyReminderHint: 'Einmal, in Baton und auf Ihren Kanälen. Auch in der Ruhezeit.',
  dutyReminderOptions: [
    { value: 'never', label: 'Nicht benachrichtigen' },
    { value: '15', label: '15 min vorher' },
    { value: '30', label: '30 min vorher' },
    { value: '60', label: '1 Std. vorher' },
    { value: '720', label: '12 Std. vorher' },
    { value: '1440', label: 'Einen Tag vorher' },
  ],
  dutyReminderOther: (minutes) => `${numberText(minutes)} min vorher`,

  quiet: 'Ruhezeiten',
  quietHint:
    'Was in dieser Zeit kommt, wird auf Ihren Kanälen und an Ihren Geräten zurückgehalten und am Ende gesammelt gemeldet. Im Dienst kommt trotzdem durch, was für Ihr Team ist oder sich an Sie persönlich richtet, auch bei „Nicht stören“.',
  zone: 'Zeitzone',
  zoneHere: (zone) => `Die dieses Geräts: ${zone}`,
  quietLines: {
    none: 'Keine Ruhezeiten.',
    add: 'Ruhezeit hinzufügen',
    remove: 'Diese Ruhezeit entfernen',
  },
  working: 'Arbeitszeiten',
  workingHint: 'Wenn es Arbeitszeiten gibt, ist außerhalb davon Ruhezeit.',
  workingLines: {
    none: 'Jederzeit.',
    add: 'Arbeitszeit hinzufügen',
    remove: 'Diese Arbeitszeit entfernen',
  },
  from: 'Von',
  to: 'Bis',
  days: 'Tage',
  dayNames: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  dayLetters: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  nextDay: '+1\u00A0Tag',
  doNotDisturb: 'Nicht stören',
  doNotDisturbUntil: (time) => `Bis ${time}`,
  doNotDisturbOff: 'Aus',
  dndOptions: [
    { value: '1', label: '1 Stunde lang' },
    { value: '4', label: '4 Stunden lang' },
    { value: '12', label: '12 Stunden lang' },
  ],
  startDnd: 'Einschalten',
  endDnd: 'Beenden',
  breaksThrough: 'Kommt trotzdem durch',
  breaksThroughHint: 'Eskalationen, die Sie auch dann erreichen.',
  priorities: { low: 'Niedrig', normal: 'Normal', high: 'Hoch', urgent: 'Dringend' },

  workspace: 'Wo der Arbeitsbereich benachrichtigt wird',
  workspaceHint: 'Kanäle, die alle lesen, und Systeme, die Webhooks annehmen.',
  none: 'Noch nirgends. Fügen Sie einen Kanal in Slack oder Teams oder einen Webhook hinzu.',
  add: 'Hinzufügen…',
  kinds: { slack: 'Slack', teams: 'Microsoft Teams', webhook: 'Webhook' },
  forms: {
    webhook: 'eingehender Webhook',
    bot: 'Bot',
    message: 'Workflow',
    card: 'Workflow, nur Karte',
  },
  from2: {
    low: 'Alle Eskalationen',
    normal: 'Ab Normal',
    high: 'Hoch und Dringend',
    urgent: 'Nur Dringend',
  },
  testName: (name) => `${name} testen`,
  testing: 'Wird getestet…',
  tested: (name) => `Test an ${name} gesendet. Prüfen Sie, ob er angekommen ist.`,
  log: 'Protokoll',
  logName: (name) => `Protokoll von ${name}`,
  edit: 'Bearbeiten…',
  editName: (name) => `${name} bearbeiten`,
  neverUsed: 'Noch nichts gesendet',
  lastStates: {
    queued: (time) => `Wartet seit ${time} auf den Versand`,
    held: (time) => `Zurückgehalten vor ${time}`,
    handed_over: (time) => `Zuletzt übergeben vor ${time}`,
    delivered: (time) => `Zuletzt zugestellt vor ${time}`,
    seen: (time) => `Zuletzt gesehen vor ${time}`,
    suppressed: (time) => `Nicht gesendet vor ${time}`,
    failed: (time) => `Zuletzt fehlgeschlagen vor ${time}`,
  },
  off: 'Aus',
  rotating: (time) => `Das bisherige Secret signiert noch bis ${time} mit.`,
}

export const destinationWords: typeof english.destinationWords = {
  addTitle: 'Kanal oder System hinzufügen',
  editTitle: (name) => `${name} bearbeiten`,
  kind: 'Art',
  name: 'Name',
  nameHint: 'Wo das ist, zum Beispiel #servicedesk.',
  url: 'Adresse',
  urlKept: 'Leer lassen, um die gespeicherte Adresse zu behalten.',
  slackVia: 'Senden mit',
  slackVias: { webhook: 'Eingehender Webhook', bot: 'Bot' },
  slackHint:
    'In Slack: Apps, Eingehende Webhooks, Zu Slack hinzufügen. Kopieren Sie die Adresse, die mit https://hooks.slack.com beginnt.',
  slackBotHint:
    'Ein Bot aktualisiert seine Nachricht, wenn jemand übernimmt und wenn eine Übernahme in die Warteschlange zurückgeht. Solange noch jemand gebraucht wird, erscheinen seine Antworten im ganzen Kanal. Er braucht den Scope chat:write und muss im Kanal sein.',
  token: 'Bot-Token',
  channel: 'Kanal-ID',
  teamsHint:
    'In Teams: Menü des Kanals, Workflows, „Webhook-Warnungen an einen Kanal senden“. Kopieren Sie die Adresse. Der Workflow gehört dem Konto, das ihn anlegt. Nehmen Sie eines, das bleibt.',
  teamsForm: 'Was der Workflow erwartet',
  teamsForms: { message: 'Nachricht', card: 'Nur Karte' },
  teamsFormHint:
    'Die Vorlage von Teams erwartet eine Nachricht. Kommt der Test nicht an, versuchen Sie es mit der Karte.',
  webhookHint:
    'Baton sendet signierte Ereignisse dorthin (Standard Webhooks). Das Secret wird nach dem Speichern einmal angezeigt.',
  lowest: 'Welche Eskalationen',
  save: 'Speichern',
  saved: (name) => `${name} gespeichert. Testen Sie jetzt.`,
  secretTitle: 'Secret des Webhooks',
  secret: 'Secret',
  secretBody:
    'Hinterlegen Sie es jetzt beim Empfänger. Es wird nicht noch einmal angezeigt. Geht es verloren, erzeugen Sie ein neues.',
  close: 'Fertig',
  rotate: 'Neues Secret',
  rotated: 'Das bisherige Secret signiert noch einen Tag mit, damit der Empfänger umstellen kann.',
  removeTitle: (name) => `${name} entfernen?`,
  removeBody: (name) =>
    `${name} erfährt nichts mehr von Eskalationen, und das Protokoll wird gelöscht. Personen werden wie bisher benachrichtigt.`,
  remove: 'Entfernen',
  removed: (name) => `${name} entfernt.`,
}

export const logWords: typeof english.logWords = {
  title: (name) => `Gesendet an ${name}`,
  none: 'Noch nichts gesendet.',
  replay: 'Erneut senden',
  close: 'Schließen',
  replayed: 'Erneut gesendet, mit derselben ID.',
  tries: (count) => counted(count, 'Versuch', 'Versuche'),
  nextTry: (time) => `nächster Versuch: ${time}`,
}
