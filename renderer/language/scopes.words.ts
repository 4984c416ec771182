import { inLanguage } from './catalogue.ts'

const english = {
  anywhere: 'Anywhere',
  goTo: 'Go to',
  list: 'Lists',
  session: 'Session',
  timeline: 'Timeline',
  handoff: 'Handoff',
  duty: 'Duty',
  shift: 'Shift handover',
  note: 'Note for a ticket',
  notifications: 'Notifications',
  people: 'People',
  image: 'Image',
}

/** Where a command works. Together with its first keys, that tells it from all others, in every language. */
export type Scope = keyof typeof english

/** What those places are called, as headings. */
export const scopeTitles: Readonly<Record<Scope, string>> = inLanguage('scopeTitles', english)
