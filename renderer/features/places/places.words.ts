import { inLanguage } from '../../language/catalogue.ts'

/** The places in the sidebar, and those without one of their own. */
export const placeWords = inLanguage('placeWords', {
  queue: 'Queue',
  sessions: 'My sessions',
  parked: 'Parked',
  team: 'Team',
  writebacks: 'Writebacks',
  connections: 'Connections',
  policies: 'Escalation',
  duty: 'Duty',
  analytics: 'Analytics',
  shift: 'Shift handover',
  channels: 'Channels',
  notifications: 'Notifications',
  settings: 'Settings',
  people: 'People',
  savedNotes: 'Saved notes',
  shortcuts: 'Shortcuts',
  ticket: 'Ticket',
  unknownLink: 'Link',
  ai: 'AI',
  diagnostics: 'Diagnostics',
  targets: 'Response targets',
  rejected: 'Rejected',
})

/** The places as the bar of a phone has room for them. */
export const shortPlaceWords = inLanguage('shortPlaceWords', {
  queue: 'Queue',
  sessions: 'My sessions',
  parked: 'Parked',
  team: 'Team',
  duty: 'Duty',
  writebacks: 'Writebacks',
  analytics: 'Analytics',
  notifications: 'Notifications',
  settings: 'Settings',
})
