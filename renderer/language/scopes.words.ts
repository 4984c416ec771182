import { inLanguage } from './catalogue.ts'

/** Where keys work, by the name under which commands register. */
export const scopeTitles = inLanguage('scopeTitles', {
  Anywhere: 'Anywhere',
  'Go to': 'Go to',
  List: 'List',
  Session: 'Session',
  Timeline: 'Timeline',
  Handoff: 'Handoff',
  Duty: 'Duty',
  'Shift handover': 'Shift handover',
  Note: 'Note',
  Notifications: 'Notifications',
  People: 'People',
  Image: 'Image',
  Elsewhere: 'Elsewhere',
})

const titles = scopeTitles as Readonly<Record<string, string>>

export const scopeTitle = (scope: string): string => titles[scope] ?? scope
