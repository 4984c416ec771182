import type * as english from './scopes.words.ts'

export const scopeTitles: typeof english.scopeTitles = {
  anywhere: 'Überall',
  goTo: 'Gehe zu',
  list: 'Listen',
  session: 'Sitzung',
  timeline: 'Verlauf',
  handoff: 'Übergabe',
  duty: 'Dienst',
  shift: 'Schichtübergabe',
  note: 'Ticketnotiz',
  notifications: 'Benachrichtigungen',
  people: 'Personen',
  image: 'Bild',
}
