import { isolated } from '../../../core/domain/text/text.ts'
import type * as english from './sign-ins.words.ts'

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
