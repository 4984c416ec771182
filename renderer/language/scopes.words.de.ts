import type * as english from './scopes.words.ts'

export const scopeTitles: typeof english.scopeTitles = {
  Anywhere: 'Überall',
  'Go to': 'Gehe zu',
  List: 'Liste',
  Session: 'Sitzung',
  Timeline: 'Verlauf',
  Handoff: 'Übergabe',
  Duty: 'Dienst',
  'Shift handover': 'Schichtübergabe',
  Note: 'Notiz',
  Notifications: 'Benachrichtigungen',
  People: 'Personen',
  Image: 'Bild',
  Elsewhere: 'Sonst',
}
