import type * as english from './places.words.ts'

export const placeWords: typeof english.placeWords = {
  queue: 'Warteschlange',
  sessions: 'Meine Sitzungen',
  parked: 'Geparkt',
  team: 'Team',
  writebacks: 'Übertragungen',
  connections: 'Anbindungen',
  policies: 'Eskalation',
  duty: 'Dienst',
  analytics: 'Auswertung',
  shift: 'Schichtübergabe',
  channels: 'Kanäle',
  notifications: 'Benachrichtigungen',
  settings: 'Einstellungen',
  people: 'Personen',
  savedNotes: 'Textbausteine',
  shortcuts: 'Tastenkürzel',
  ticket: 'Ticket',
  unknownLink: 'Link',
  ai: 'KI',
  diagnostics: 'Diagnose',
  targets: 'Reaktionsziele',
  rejected: 'Abgelehnt',
}

export const shortPlaceWords: typeof english.shortPlaceWords = {
  queue: 'Eingang',
  sessions: 'Sitzungen',
  parked: 'Geparkt',
  team: 'Team',
  duty: 'Dienst',
  writebacks: 'Übertragen',
  analytics: 'Auswertung',
  notifications: 'Meldungen',
  settings: 'Optionen',
}
