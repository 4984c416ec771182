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

/** The same with soft hyphens, where the bar of a phone may break them. */
export const breakingPlaceWords: Record<
  | 'queue'
  | 'sessions'
  | 'parked'
  | 'team'
  | 'duty'
  | 'writebacks'
  | 'analytics'
  | 'notifications'
  | 'settings',
  string
> = inLanguage('breakingPlaceWords', {
  queue: 'Queue',
  sessions: 'My sessions',
  parked: 'Parked',
  team: 'Team',
  duty: 'Duty',
  writebacks: 'Write\u00ADbacks',
  analytics: 'Analytics',
  notifications: 'Notifi\u00ADcations',
  settings: 'Settings',
})
