import { numberText } from '../../language/numbers.ts'
import type * as english from './notifications.words.ts'

export const notificationWords: typeof english.notificationWords = {
  title: 'Benachrichtigungen',
  unread: 'Ungelesen',
  heldUntil: (time) => `Zurückgehalten bis ${time}`,
  newCount: (count) => `${numberText(count)} neu`,
  markAll: 'Alle als gelesen markieren',
  none: 'Alles erledigt',
  noneBody:
    'Hier erscheinen Eskalationen, die Sie übernehmen können, Neues zu Ihren eigenen, Erwähnungen und Erinnerungen an geparkte Sitzungen.',
  open: 'Öffnen',

  cannot: 'Im Hintergrund kann Baton Sie nicht benachrichtigen.',
  notAsked: 'Dieser Browser hat Sie noch nicht um Erlaubnis gefragt.',
  blocked:
    'Dieser Browser blockiert Benachrichtigungen. Erlauben Sie sie für diese Seite in den Website-Einstellungen.',
  unsupported:
    'Dieser Browser kann keine Benachrichtigungen anzeigen. Behalten Sie Baton im Blick, oder verwenden Sie die Desktop-App.',
  allow: 'Benachrichtigungen erlauben',
  notNow: 'Jetzt nicht',
  askLead: 'Erfahren Sie von Übergaben, auch wenn Baton im Hintergrund ist.',
  askWhy: 'Baton benachrichtigt Sie, wenn jemand eskaliert, Ihre Übergabe übernimmt oder Sie erwähnt.',
  dismiss: 'Ausblenden',
  quietUntil: (time) => `Ruhe bis ${time}`,
  quiet: 'Ihre Ruhezeit: Was eintrifft, wird zurückgehalten, außer wenn seine Priorität vorgeht.',
  doNotDisturbUntil: (time) => `Nicht stören bis ${time}`,
  endDoNotDisturb: '„Nicht stören“ beenden',
  cannotShort: 'Benachrichtigungen aus',
}
